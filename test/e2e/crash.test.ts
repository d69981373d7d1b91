import { rm } from 'node:fs/promises'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { readAnchors } from '../../server/kernel/anchor.ts'
import { startCluster } from '../../server/kernel/cluster.ts'
import { connect } from '../../server/kernel/db.ts'
import { newId } from '../../server/kernel/id.ts'
import { goodValue } from '../good-figures.ts'
import { type ServerProcess, startServer } from '../server-process.ts'
import { makeTemporaryFolder } from '../temporary-folder.ts'

// The promise: what was acknowledged is there after `kill -9`, nothing is there twice, and the chain is whole.

const SAVES = 200
/** So many are sent at once, and so many answered, when the server is killed. */
const AT_ONCE = 16
const ENOUGH = 50
const ELEMENTS = [
  'ho',
  'ho_nuoc_sach',
  'ho_phan_loai_rac',
  'ho_nha_kien_co',
  'ho_hop_ve_sinh_3_sach',
  'thon',
  'truong',
  'nguoi_nam',
  'nguoi_nu',
  'lao_dong_nam',
]
const program = join(import.meta.dirname, '..', '..', 'bin', 'nts.mjs')

let folder = ''
let server: ServerProcess | undefined
const environment = (): Record<string, string> => ({ NTS_DATA: folder, NTS_NOW: '2024-10-14T02:00:00Z' })

beforeAll(async () => {
  folder = await makeTemporaryFolder('crash')
  server = await startServer(environment())
})

afterAll(async () => {
  await server?.stop()
  await rm(folder, { recursive: true, force: true })
})

async function signIn(url: string): Promise<string> {
  const reply = await fetch(`${url}/dang-nhap/minh-hoa`, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
    body: 'person=commune-officer',
  })
  return reply.headers.get('set-cookie')?.split(';')[0] ?? ''
}

type Save = { key: string; period: string; element: string; value: string }

async function save(url: string, cookie: string, unitId: string, one: Save): Promise<boolean> {
  const figure = { element: one.element, value: one.value, noValue: null, basedOn: 0 }
  try {
    const reply = await fetch(`${url}/api/v1/figures`, {
      method: 'POST',
      headers: {
        cookie,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        'idempotency-key': one.key,
      },
      body: JSON.stringify({ unitId, period: one.period, figures: [figure] }),
    })
    return reply.status === 201
  } catch {
    return false
  }
}

/** Every save is of another element and month, so that all of them may succeed at the same time. */
function plan(): Save[] {
  return Array.from({ length: SAVES }, (_, i) => {
    const element = ELEMENTS[i % ELEMENTS.length] ?? 'ho'
    const month = Math.floor(i / ELEMENTS.length)
    const period = `${2023 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    return { key: newId(), period, element, value: goodValue(element) }
  })
}

test('a new installation keeps the first link of its chain outside the database at once, not after an hour', async () => {
  const file = join(folder, 'mat-xich.jsonl')
  await vi.waitFor(async () => expect(await readAnchors(file)).toHaveLength(1), 20_000)
})

test('acknowledged saves survive kill -9, none twice, and the chain is whole', async () => {
  if (!server) throw new Error('no server')
  const cookie = await signIn(server.url)
  const found = await fetch(`${server.url}/api/v1/units?q=30253&level=commune&asOf=2024-10-14`)
  const unitId = ((await found.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
  const { sent, acknowledged } = await saveUntilKilled(server, (url, one) => save(url, cookie, unitId, one))
  expect(acknowledged).toBeGreaterThanOrEqual(ENOUGH)
  expect(acknowledged).toBeLessThan(sent.length)

  server = await startServer(environment())
  // The person presses "Lưu" again everywhere: the same command ids, so nothing is done twice.
  const again = await signIn(server.url)
  const after = await Promise.all(sent.map((one) => save(server?.url ?? '', again, unitId, one)))
  expect(after.every(Boolean)).toBe(true)
  await server.stop()
  server = undefined
  const verified = execFileSync(process.execPath, [program, 'verify'], {
    env: { ...process.env, NTS_DATA: folder },
    encoding: 'utf8',
  })
  expect(verified).toContain('Chuỗi nguyên vẹn.')
  expect(await countRows(unitId)).toEqual({ events: sent.length, figures: sent.length, revised: 0, half: 0 })
})

/** Of one unit: events of saves, figures, figures written twice, and figures whose event is missing. */
async function countRows(unitId: string): Promise<unknown> {
  const cluster = await startCluster(folder)
  const { pool, close } = connect(cluster.url('nts'), 1)
  const { rows } = await pool.query(
    `
    select (select count(*)::int from kernel.event where type = 'indicators.figures-recorded' and subject = $1) as events,
      count(*)::int as figures, (count(*) filter (where revision > 1))::int as revised,
      (count(*) filter (where not exists (
        select from kernel.event e where e.id = f.change_set)))::int as half
    from indicators.figure f where f.unit_id = $1`,
    [unitId],
  )
  await close()
  await cluster.stop()
  return rows[0]
}

/** `bin/nts.mjs` hands over to a child: both die at once, PostgreSQL stays behind. */
function processesOf({ pid }: ServerProcess): number[] {
  const children = execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
  return [...children.trim().split('\n').map(Number), pid]
}

/**
 * Many at once send one save after another and go on until an answer stays away: amid them, once enough are answered, the
 * server is killed. Every sender so ends with a save nobody knows the fate of.
 */
async function saveUntilKilled(running: ServerProcess, send: (url: string, one: Save) => Promise<boolean>) {
  const saves = plan()
  const processes = processesOf(running)
  const sent: Save[] = []
  let acknowledged = 0
  const sendOn = async (): Promise<void> => {
    for (let isSaved = true; isSaved;) {
      const one = saves[sent.length]
      if (!one) throw new Error('every save was answered: the server outlived its kill')
      sent.push(one)
      isSaved = await send(running.url, one)
      if (isSaved) acknowledged += 1
      if (isSaved && acknowledged === ENOUGH) for (const pid of processes) process.kill(pid, 'SIGKILL')
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendOn))
  return { sent, acknowledged }
}
