import { execFile } from 'node:child_process'
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { eventWordsOf, quietEventsOf } from '../server/kernel/module.ts'
import { modules } from '../server/modules.ts'
import { makeTemporaryFolder } from './temporary-folder.ts'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)

const Cruise = z.object({
  summary: z.object({
    totalCruised: z.number(),
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
  }),
})

/** Holds every import below `folder` against `.dependency-cruiser.cjs`. */
async function cruise(folder: string, parts: string[]): Promise<{ read: number; broken: string[] }> {
  const program = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs')
  const args = [
    program,
    '--config',
    join(root, '.dependency-cruiser.cjs'),
    '--output-type',
    'json',
    '--no-cache',
    ...parts,
  ]
  // The program's exit code is the number of violations; its output is complete all the same.
  const answer = await run(process.execPath, args, { cwd: folder, maxBuffer: 2 ** 28 }).catch(takeOutput)
  const { summary } = Cruise.parse(JSON.parse(answer.stdout))
  const broken = summary.violations.map((found) => `${found.rule.name}: ${found.from}`)
  return { read: summary.totalCruised, broken }
}

function takeOutput(failure: unknown): { stdout: string } {
  return z.object({ stdout: z.string().min(1) }).parse(failure)
}

/** What git holds or would hold: ignored folders are not ours to judge. */
async function listFiles(): Promise<string[]> {
  const { stdout } = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return stdout.split('\n').filter((file) => file !== '')
}

type Source = { file: string; text: string }

/** Files of these types with their text; one that was deleted but not committed yet reads as empty. */
async function readFiles(types: RegExp): Promise<Source[]> {
  const files = (await listFiles()).filter((file) => types.test(file))
  return Promise.all(
    files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8').catch(() => '') })),
  )
}

const isTest = (file: string): boolean => /\.test\.tsx?$|^test\//.test(file)
const filesWhere = (sources: Source[], is: (source: Source) => boolean): string[] =>
  sources.filter(is).map(({ file }) => file)

describe('the import rules', () => {
  test('hold on the whole tree, and the tool really read it', async () => {
    const present = new Set((await listFiles()).map((file) => file.split('/')[0]))
    const parts = ['server', 'web', 'design', 'test', 'tools'].filter((part) => present.has(part))
    const { read, broken } = await cruise(root, parts)
    expect(broken).toEqual([])
    expect(read).toBeGreaterThan(60)
  })

  const units = 'server/modules/units'
  const plants: [what: string, rule: string, file: string, line: string][] = [
    [
      'a value from a higher room',
      'floor-1-units-calls-down-only',
      `${units}/list.ts`,
      `import '../assessment/index.ts'`,
    ],
    [
      'a type from a higher room',
      'floor-1-units-calls-down-only',
      `${units}/show.ts`,
      `import type { A } from '../assessment/contract.ts'`,
    ],
    [
      'a neighbour on the same floor',
      'floor-3-tasks-calls-down-only',
      'server/modules/tasks/index.ts',
      `import '../criteria/index.ts'`,
    ],
    [
      'a room entered past its front door',
      'by-the-front-door',
      'server/modules/accounts/index.ts',
      `import '../units/fold.ts'`,
    ],
    [
      'a room that has no floor',
      'every-room-has-a-floor',
      'server/modules/units/index.ts',
      `import '../cellar/index.ts'`,
    ],
    [
      'a room used by the kernel',
      'kernel-knows-no-room',
      'server/kernel/time.ts',
      `import '../modules/units/index.ts'`,
    ],
    [
      'a folder of a room entered from outside',
      'by-the-front-door',
      'server/modules/criteria/sets.ts',
      `import '../units/catalogue/index.ts'`,
    ],
    [
      'a folder of a room entered by the house',
      'house-by-the-front-door',
      'server/house.ts',
      `import './modules/units/catalogue/index.ts'`,
    ],
    ['SQL in a route', 'edges-hold-no-sql', `${units}/routes.ts`, `import { sql } from 'kysely'`],
    [
      'SQL in a page in a folder of a room',
      'edges-hold-no-sql',
      `${units}/decisions/page.ts`,
      `import '../catalogue/unit-repository.ts'`,
    ],
    ['a database in the rules', 'rules-are-pure', `${units}/rules.ts`, `import { connect } from '../../kernel/db.ts'`],
    [
      'a database in rules in a folder of a room',
      'rules-are-pure',
      `${units}/decisions/plan-rules.ts`,
      `import { connect } from '../../../kernel/db.ts'`,
    ],
    ['a framework sent to browsers', 'contract-is-shapes', `${units}/contract.ts`, `import 'fastify'`],
    [
      'a service used by the workbench',
      'web-takes-shapes-only',
      'web/main.tsx',
      `import '../server/modules/units/index.ts'`,
    ],
    ['a design that needs the server', 'design-stands-alone', 'design/tokens.ts', `import '../server/kernel/db.ts'`],
    ['a test used by the product', 'product-needs-no-test', `${units}/import.ts`, `import '../../../test/harness.ts'`],
    ['a cycle', 'no-cycles', `${units}/a.ts`, `import './b.ts'`],
  ]
  const bystanders = [
    'server/modules/assessment/index.ts',
    'server/modules/assessment/contract.ts',
    'server/modules/criteria/index.ts',
    'server/modules/cellar/index.ts',
    `${units}/fold.ts`,
    `${units}/catalogue/index.ts`,
    `${units}/catalogue/unit-repository.ts`,
    'server/kernel/db.ts',
    'test/harness.ts',
    'node_modules/kysely/index.js',
    'node_modules/fastify/index.js',
  ]
  let planted = ''
  let caught: string[] = []

  beforeAll(async () => {
    planted = await makeTemporaryFolder('planted')
    const write = async (file: string, text: string): Promise<void> => {
      await mkdir(join(planted, dirname(file)), { recursive: true })
      await writeFile(join(planted, file), `${text}\n`)
    }
    await cp(join(root, 'tsconfig.json'), join(planted, 'tsconfig.json'))
    for (const file of bystanders) await write(file, 'export const a = 1\nexport type A = number')
    for (const [, , file, line] of plants) await write(file, line)
    await write(`${units}/b.ts`, `import './a.ts'`)
    caught = (await cruise(planted, ['server', 'web', 'design', 'test'])).broken
  })
  afterAll(() => rm(planted, { recursive: true, force: true }))

  test.each(plants)('catch %s', (_what, rule, file) => {
    expect(caught).toContain(`${rule}: ${file}`)
  })
})

describe('the shape of the code', () => {
  test('no file holds two things: at most 300 lines, tests 500', async () => {
    const code = await readFiles(/\.(ts|tsx|mjs|cjs|css|sql)$/)
    const tooLong = filesWhere(code, ({ file, text }) => text.split('\n').length - 1 > (isTest(file) ? 500 : 300))
    expect(tooLong.filter((file) => file !== 'docs/schema.sql')).toEqual([])
  })

  test('names say what is inside: kebab-case, no utils, no export *', async () => {
    const code = await readFiles(/\.(ts|tsx)$/)
    expect(filesWhere(code, ({ file }) => /(^|\/)(utils?|helpers?|common|misc)\.tsx?$/.test(file))).toEqual([])
    expect(filesWhere(code, ({ file }) => /[A-Z_ ]/.test(file))).toEqual([])
    expect(filesWhere(code, ({ text }) => /^export \* /m.test(text))).toEqual([])
  })

  test('only kernel/time.ts touches Date in the product', async () => {
    const product = (await readFiles(/^(server|design|web)\/.*\.tsx?$/)).filter(({ file }) => !isTest(file))
    const touches = filesWhere(product, ({ text }) => /\bnew Date\b|\bDate\.(now|parse|UTC)\b/.test(text))
    expect(touches).toEqual(['server/kernel/time.ts'])
  })

  test('no type is imported where the tool cannot see it', async () => {
    const code = (await readFiles(/^(server|design|web)\/.*\.tsx?$/)).filter(({ file }) => !isTest(file))
    expect(filesWhere(code, ({ text }) => /[:<|&(=]\s*(typeof )?import\(['"]\.[^)]*\)\./.test(text))).toEqual([])
  })

  test('no committed file names a folder of the machine it was written on', async () => {
    const texts = await readFiles(/\.(ts|tsx|mjs|cjs|json|md|sql|css|sh|html)$|^\.ci\//)
    const machine = /(?<![\w.~$}-])\/(work|home\/[a-z]+|Users|root)\//
    expect(
      filesWhere(texts, ({ text }) => machine.test(text)).filter((file) => file !== 'test/architecture.test.ts'),
    ).toEqual([])
  })
})

describe('the rooms', () => {
  test('react only to events that a room says it logs', () => {
    const logged = new Set(eventWordsOf(modules).keys())
    const awaited = modules.flatMap((module) => Object.keys(module.reactions ?? {}))
    expect(awaited.filter((type) => !logged.has(type))).toEqual([])
  })

  test('list every event they log, under their own name', async () => {
    for (const module of modules) {
      const { name } = module
      const events = [...eventWordsOf([module]).keys()]
      const files = (await readFiles(new RegExp(`^server/modules/${name}/.*\\.ts$`))).filter(
        ({ file }) => !isTest(file),
      )
      const used = new Set(
        files.flatMap(({ text }) =>
          [...text.matchAll(/(?:logEvent|logPersonalView)\([\w.]+, '([^']+)'/g)].map((call) => call[1]),
        ),
      )
      expect(
        [...used].filter((type) => type === undefined || !events.includes(type)),
        `events of ${name}`,
      ).toEqual([])
      expect(
        events.filter((type) => !type.startsWith(`${name}.`)),
        `names of the events of ${name}`,
      ).toEqual([])
    }
  })

  test('say of every look at personal data that it drops no page', async () => {
    const texts = (await readFiles(/^server\/.*\.ts$/)).filter(({ file }) => !isTest(file))
    const looks = texts.flatMap(({ text }) =>
      [...text.matchAll(/logPersonalView\([\w.]+, '([^']+)'/g)].map((call) => call[1] ?? ''),
    )
    const quiet = quietEventsOf(modules)
    expect(looks.length).toBeGreaterThan(2)
    expect(looks.filter((type) => !quiet.has(type))).toEqual([])
  })

  test('stand in the list from the ground up', async () => {
    const config = await readFile(join(root, '.dependency-cruiser.cjs'), 'utf8')
    const order = modules.map(({ name }) => config.indexOf(`'${name}'`))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
  })
})
