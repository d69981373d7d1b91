// The whole check, step by step: `npm test` runs all of it, `npm run check` what needs neither database nor browser.
import { execFileSync, spawn } from 'node:child_process'
import { existsSync, globSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const root = join(import.meta.dirname, '..')
const bin = (name: string): string => join(root, 'node_modules', '.bin', name)
const reports = join(root, 'test-results')

type Step = { name: string; command: string[]; environment?: Record<string, string>; counts?: string }
type Outcome = { name: string; passed: number; failed: number; seconds: number }

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number(), success: z.boolean() })

function program(name: string, ...command: string[]): Step {
  return { name, command }
}

function suite(name: string, project: string, environment: Record<string, string> = {}): Step {
  const counts = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${counts}`]
  return { name, command: [bin('vitest'), 'run', '--project', project, ...reporters], environment, counts }
}

const check: Step[] = [
  program('types: server', bin('tsc'), '--noEmit', '-p', 'tsconfig.json'),
  program('types: workbench', bin('tsc'), '--noEmit', '-p', 'web/tsconfig.json'),
  program('lint', bin('oxlint'), '--deny-warnings'),
  program('format', bin('oxfmt'), '--check'),
  program('unused code', bin('knip')),
  suite('unit', 'unit'),
]

/** Both PostgreSQLs run the same suite. The second is the system's own, found as any administrator would find it. */
function everything(): Step[] {
  const second = findSystemPostgres()
  if (!second) console.log('No system PostgreSQL (pg_config --bindir): the suite runs on the packaged one only.\n')
  if (!second && process.env['CI']) throw new Error('CI needs a second PostgreSQL: install postgresql-15')
  return [
    ...check,
    suite('integration', 'integration'),
    ...(second ? [suite(`integration on ${second.version}`, 'integration', { NTS_PG_BINDIR: second.folder })] : []),
    program('workbench bundle', bin('vite'), 'build', '--config', 'web/vite.config.ts', '--logLevel', 'warn'),
    suite('browser', 'e2e'),
  ]
}

/** `pg_config` may belong to a client library only; the folder counts when a server lies in it. */
function findSystemPostgres(): { folder: string; version: string } | undefined {
  const folders = [askPgConfig(), ...globSync('/usr/lib/postgresql/*/bin')].filter((folder) => folder !== undefined)
  const folder = folders.find((candidate) => existsSync(join(candidate, 'initdb')))
  if (!folder) return undefined
  const version = execFileSync(join(folder, 'postgres'), ['--version'], { encoding: 'utf8' })
  return { folder, version: `PostgreSQL ${/\d+/.exec(version)?.[0] ?? '?'}` }
}

function askPgConfig(): string | undefined {
  try {
    return execFileSync('pg_config', ['--bindir'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return undefined // not installed: an answer, not a fault
  }
}

async function runStep(step: Step): Promise<Outcome> {
  const started = performance.now()
  const { code, output } = await capture(step)
  const seconds = (performance.now() - started) / 1000
  const counted = step.counts === undefined ? undefined : await readCounts(step.counts)
  const passed = counted?.passed ?? (code === 0 ? 1 : 0)
  // A suite that dies before or after its tests, or runs none, has failed even when every test it counted passed.
  const failed = counted ? Math.max(counted.failed, code === 0 && counted.passed > 0 ? 0 : 1) : code === 0 ? 0 : 1
  console.log(`${failed === 0 ? 'ok  ' : 'FAIL'} ${step.name.padEnd(34)} ${seconds.toFixed(1).padStart(6)} s`)
  if (failed > 0) console.log(`\n${output.trimEnd()}\n`)
  return { name: step.name, passed, failed, seconds }
}

function capture(step: Step): Promise<{ code: number; output: string }> {
  const [file = '', ...args] = step.command
  const env = { ...process.env, NO_COLOR: '1', ...step.environment }
  const child = spawn(file, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: String(error) }))
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString() }))
  })
}

async function readCounts(file: string): Promise<{ passed: number; failed: number }> {
  if (!existsSync(file)) return { passed: 0, failed: 1 }
  const report = VitestReport.parse(JSON.parse(await readFile(file, 'utf8')))
  return { passed: report.numPassedTests, failed: report.success ? 0 : Math.max(1, report.numFailedTests) }
}

await rm(reports, { recursive: true, force: true })
await mkdir(reports, { recursive: true })
const outcomes: Outcome[] = []
for (const step of process.argv[2] === 'check' ? check : everything()) outcomes.push(await runStep(step))

const sum = (pick: (outcome: Outcome) => number): number =>
  outcomes.reduce((total, outcome) => total + pick(outcome), 0)
const width = Math.max(...outcomes.map(({ name }) => name.length))
console.log()
for (const { name, passed, failed, seconds } of outcomes)
  console.log(
    `${name.padEnd(width)} ${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
  )
console.log(
  `${'total'.padEnd(width)} ${' '.repeat(26)} ${sum((outcome) => outcome.seconds)
    .toFixed(1)
    .padStart(7)} s\n`,
)
console.log(`${sum((outcome) => outcome.passed)} passed, ${sum((outcome) => outcome.failed)} failed`)
process.exitCode = sum((outcome) => outcome.failed) === 0 ? 0 : 1
