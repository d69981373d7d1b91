import type { Command } from 'commander'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeProgram, runNts } from './program.ts'
import { openTerminal } from './terminal.ts'

// Whatever is typed wrong, the answer is Vietnamese and the exit code says that nothing was done.

const ENGLISH =
  /\b(error|missing|required|arguments?|unknown|options?|commands?|specified|too many|expected|got|usage|display|help|default|choices|did you mean|invalid|no such|not found|open|directory|syntax|file|unexpected|json)\b/i

let dataDir: string | undefined
beforeAll(() => {
  // Nothing here may reach a database: an address where nobody answers.
  dataDir = process.env['DATABASE_URL']
  process.env['DATABASE_URL'] = 'postgresql://nobody@127.0.0.1:9/nts'
})
afterAll(() => {
  if (dataDir === undefined) delete process.env['DATABASE_URL']
  else process.env['DATABASE_URL'] = dataDir
})

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const said = { out: '', err: '' }
  const streamOf = (name: 'out' | 'err') => ({ write: (text: string) => (said[name] += text) })
  return { code: await runNts(args, openTerminal(streamOf('out'), streamOf('err'))), ...said }
}

/** Without what is typed and not spoken: commands, options, names of files and of columns. */
function spoken(text: string): string {
  return text
    .replaceAll(/--?[\w-]+|(npx )?\bnts( [a-z-]+)*|\S*[.]\w+|[A-Z][A-Z_]+\b|\bnpm \w+/g, '')
    .replaceAll(/^ {2}[a-z-]+/gm, '')
}

/** Every command with the path that leads to it. */
function commandsOf(command: Command, path: string[] = []): { path: string[]; command: Command }[] {
  return [{ path, command }, ...command.commands.flatMap((child) => commandsOf(child, [...path, child.name()]))]
}

const silent = openTerminal({ write: () => {} }, { write: () => {} })
const all = commandsOf(makeProgram(silent, () => async () => {}))

test('there are commands to ask', () => expect(all.length).toBeGreaterThan(12))

test.each(all.map(({ path }) => [path.join(' '), path] as const))(
  '“nts %s” explains itself in Vietnamese',
  async (_, path) => {
    const { code, out, err } = await run(...path, '--help')
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toMatch(/^Cách dùng: nts/)
    expect(spoken(out)).not.toMatch(ENGLISH)
  },
)

test.each(all.map(({ path, command }) => [path.join(' '), path, command] as const))(
  '“nts %s” refuses what it does not know, and lists nothing half-done',
  async (_, path, command) => {
    const needs = command.registeredArguments.length
    const bad: string[][] = [['--khong-co'], ['--hepl']]
    if (command.commands.length > 0) bad.push([], ['khong-co'])
    else bad.push(Array.from({ length: needs + 1 }, (_none, i) => `thua-${i}`).concat(requiredOf(command)))
    if (needs > 0) bad.push([])
    for (const option of command.options.filter((one) => one.required)) bad.push([String(option.long)])
    if (requiredOf(command).length > 0) bad.push(Array.from({ length: needs }, () => 'tep.csv'))
    for (const args of bad) {
      const { code, out, err } = await run(...path, ...args)
      expect([args, code]).toEqual([args, 1])
      expect(out).toBe('')
      expect(spoken(err)).not.toBe('')
      expect(spoken(err)).not.toMatch(ENGLISH)
    }
  },
)

function requiredOf(command: Command): string[] {
  return command.options.filter((one) => one.mandatory).flatMap((one) => [String(one.long), 'x'])
}

const folder = import.meta.dirname
const decision = ['--number', '1/NQ', '--issuer', 'UBTVQH', '--title', 'Sắp xếp', '--signed-on', '2026-01-01']
const whole = join(folder, '..', '..', 'data', 'criteria', 'commune-basic-2021-2025.v1.json')

test.each<[string, string[], RegExp]>([
  ['a file that is not there', ['import', 'criteria', 'khong-co.xlsx'], /^Không có tệp hay thư mục khong-co\.xlsx/],
  ['a folder for a file', ['import', 'figures', folder], /là thư mục\. Ghi tên một tệp/],
  ['a file that is no workbook', ['import', 'figures', join(folder, 'nts.ts')], /Tệp hỏng hoặc không phải tệp Excel/],
  ['a day that is none', ['import', 'boundaries', whole, '--valid-from', '1/7/2025'], /không phải là một ngày/],
  ['a table without its columns', ['import', 'reform', join(folder, 'nts.ts')], /Thiếu cột|Tệp CSV không đọc được/],
  [
    'an annex without its columns',
    ['import', 'units', join(folder, 'nts.ts'), ...decision, '--day', '2026-04-30'],
    /Thiếu cột|Tệp CSV không đọc được/,
  ],
  ['a moment that is none', ['export', 'units', 'ra.jsonl', '--known-at', 'hôm qua'], /không phải là một lúc/],
  ['a set with a wrong name', ['export', 'criteria', 'xa', 'ra.xlsx'], /không phải tên bộ tiêu chí/],
  ['a decision with a wrong name', ['undo-units', 'khong-co'], /không phải là mã của quyết định/],
  ['a database that does not answer', ['verify'], /Không nối được tới 127\.0\.0\.1:9/],
  ['a database that does not answer a reader', ['import', 'criteria', whole], /Không nối được tới 127\.0\.0\.1:9/],
])('%s is answered in Vietnamese', async (_, args, sentence) => {
  const { code, out, err } = await run(...args)
  expect(code).toBe(1)
  expect(out + err).toMatch(sentence)
  expect(spoken(out + err).replaceAll(/GeoJSON|JSON|“.*?”/g, '')).not.toMatch(ENGLISH)
})

test('a wrong setting of the environment is named', async () => {
  process.env['PORT'] = 'chín'
  const { code, err } = await run('verify')
  delete process.env['PORT']
  expect(code).toBe(1)
  expect(err).toContain('Biến môi trường không hợp lệ: PORT=chín')
})
