// Writes data/criteria from data/sources/criteria. Run again after a source changed: the same input gives the same files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { convertAll } from './criteria/plans.ts'

const DATA = join(import.meta.dirname, '..', 'data')

export function readSource(name: string): unknown {
  return JSON.parse(readFileSync(join(DATA, 'sources', 'criteria', `${name}.json`), 'utf8'))
}

if (import.meta.main) {
  mkdirSync(join(DATA, 'criteria'), { recursive: true })
  for (const [name, set] of convertAll(readSource))
    writeFileSync(join(DATA, 'criteria', `${name}.json`), `${JSON.stringify(set, null, 1)}\n`)
}
