import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect } from 'vitest'
import { describeApi } from '../tools/describe-api.ts'
import { describeSchema } from '../tools/describe-schema.ts'
import { test } from './harness.ts'

const docs = join(import.meta.dirname, '..', 'docs')

describe('the generated documents are those of this code', () => {
  test('docs/openapi.json: run npm run openapi and review the difference', async () => {
    expect(await describeApi()).toBe(await readFile(join(docs, 'openapi.json'), 'utf8'))
  })

  test('docs/schema.sql: run npm run schema and review the difference', async ({ world }) => {
    expect(await describeSchema(world.db)).toBe(await readFile(join(docs, 'schema.sql'), 'utf8'))
  })
})
