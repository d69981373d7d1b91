import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

// OWASP ASVS 5.0.0, levels 1 and 2, as far as it applies here: every line leads to a test that is there or to a written reason.

const ROOT = join(import.meta.dirname, '..')

/** The numbers that apply; written out here, so that a line taken out of the file is missed. */
const APPLIES = `
  1.1.1-2 1.2.1-5 1.2.9 1.3.1-2 1.3.4-7 1.3.11 1.5.1-2
  2.1.1-3 2.2.1-3 2.3.1-4 2.4.1
  3.2.1-2 3.3.1-4 3.4.1-6 3.5.1-5 3.7.2
  4.1.1-3 4.2.1 4.4.1-4
  5.1.1 5.2.1-3 5.3.1-2 5.4.1-3
  6.1.1-3 6.2.1-12 6.3.1-4 6.4.1-4 6.5.1-5 6.6.1-3 6.8.1-4
  7.1.1-3 7.2.1-4 7.3.1-2 7.4.1-5 7.5.1-2 7.6.1-2
  8.1.1-2 8.2.1-3 8.3.1 8.4.1
  9.1.1-3 9.2.1-4
  10.1.1-2 10.2.1-2 10.3.1-4 10.4.1-11 10.5.1-5
  11.1.1-2 11.2.1-3 11.3.1-3 11.4.1-4 11.5.1 11.6.1
  12.1.1-2 12.2.1-2 12.3.1-4
  13.1.1 13.2.1-5 13.3.1-2 13.4.1-5
  14.1.1-2 14.2.1-4 14.3.1-3
  15.1.1-3 15.2.1-3 15.3.1-7
  16.1.1 16.2.1-5 16.3.1-4 16.4.1-3 16.5.1-3
`

/** Lines of level 3 that the stakes ask for. */
const BEYOND = ['L3-1.2.10', 'L3-6.3.3', 'L3-10.4.3', 'L3-16.3.2']

const Line = z.strictObject({
  id: z.string(),
  level: z.int().min(1).max(3),
  about: z.string().min(3),
  evidence: z.union([
    z.strictObject({ test: z.string().regex(/^\S+\.test\.ts > .+$/) }),
    z.strictObject({
      reason: z.string().regex(/^(by construction|documented|operator|not applicable|not done): .{6,}/),
    }),
  ]),
})
type Line = z.infer<typeof Line>

const { standard, lines } = z
  .strictObject({ standard: z.literal('OWASP ASVS 5.0.0'), lines: z.array(Line) })
  .parse(JSON.parse(readFileSync(join(ROOT, 'docs/security/asvs.json'), 'utf8')))

/** `1.2.1-3` → 1.2.1, 1.2.2, 1.2.3 */
function expand(range: string): string[] {
  const [, section = '', first = '', last = first] = /^(\d+\.\d+)\.(\d+)(?:-(\d+))?$/.exec(range) ?? []
  if (section === '') throw new Error(`no range: ${range}`)
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, i) => `${section}.${Number(first) + i}`)
}

/** What is wrong with the test a line leads to; undefined = it is there under exactly this name. */
function faultOfTest({ id, evidence }: Line): string | undefined {
  if (!('test' in evidence)) return undefined
  const [file = '', ...name] = evidence.test.split(' > ')
  if (!existsSync(join(ROOT, file))) return `${id}: no file ${file}`
  const source = readFileSync(join(ROOT, file), 'utf8')
  const [title, called] = [name.join(' > '), /(?:\b(?:test|it)\b[^\n]*|\n {0,2}\](?: as const)?\))\(\s*$/]
  const isThere = ["'", '"', '`'].some((quote) =>
    source
      .split(`${quote}${title}${quote}`)
      .slice(0, -1)
      .some((before) => called.test(before)),
  )
  return isThere ? undefined : `${id}: no test “${title}” in ${file}`
}

describe(`${standard} cut to what applies`, () => {
  test('has one line for every number, each once, in order', () => {
    const wanted = APPLIES.trim().split(/\s+/).flatMap(expand)
    expect(lines.map(({ id }) => id)).toEqual([...wanted, ...BEYOND])
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  })

  test('leads to tests that are there', () => {
    expect(lines.map(faultOfTest).filter((fault) => fault !== undefined)).toEqual([])
  })

  test('is told in SECURITY.md as it is: every deviation by its number', () => {
    const told = readFileSync(join(ROOT, 'SECURITY.md'), 'utf8')
    const undone = lines.filter(({ evidence }) => 'reason' in evidence && evidence.reason.startsWith('not done'))
    expect(undone.length).toBeGreaterThan(0)
    expect(undone.map(({ id }) => id).filter((id) => !told.includes(`| ${id} `))).toEqual([])
  })
})
