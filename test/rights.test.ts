import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect } from 'vitest'
import rolesFile from '../data/roles.json' with { type: 'json' }
import castFile from '../data/demo/cast.json' with { type: 'json' }
import type { Reply } from './api.ts'
import { test, type World } from './harness.ts'
import { type ApiSpec, sampleRequest } from './rights/sample-request.ts'
import { newId } from '../server/kernel/id.ts'

// Every route of the API times every role, against somebody else's units: what comes back is a committed file, so that a
// right that opens or closes shows in review. `UPDATE_RIGHTS=1` writes it anew.

const TABLE = join(import.meta.dirname, 'rights', 'routes.json')
const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** One person of the cast for every role, anonymous first. */
const callers = ['anonymous', ...oneOfEachRole()]

function oneOfEachRole(): string[] {
  const seen = new Map<string, string>()
  for (const { key, posts } of castFile.people) for (const { role } of posts) if (!seen.has(role)) seen.set(role, key)
  return [...seen.values()]
}

type Row = { access: string } & Record<string, number | string>
type Table = Record<string, Row>

let table: Table = {}
const held = new Map<string, Set<string>>()

async function drawTable(world: World): Promise<Table> {
  const spec = world.app.swagger() as unknown as ApiSpec
  const foreign = await world.api.get('/api/v1/units?q=00004&level=commune&asOf=2024-06-30')
  const unitId: string = foreign.body.items[0].id
  const rows: Table = {}
  for (const { method, path, operation } of operationsOf(spec)) {
    const row: Row = { access: operation['x-access'] ?? '' }
    for (const who of callers) {
      const { url, body } = sampleRequest(spec, method, path, { unitId, pathValues: pathValuesOf(path, unitId) })
      row[who] = (await send(world, who, method, url, body)).status
    }
    rows[`${method.toUpperCase()} ${path}`] = row
  }
  return Object.fromEntries(Object.entries(rows).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Signing out comes last: it ends the session of every row that would follow. */
function operationsOf(spec: ApiSpec) {
  const all = Object.entries(spec.paths).flatMap(([path, operations]) =>
    METHODS.flatMap((method) => {
      const operation = operations[method]
      return operation ? [{ method, path, operation }] : []
    }),
  )
  const isSignOut = ({ method, path }: (typeof all)[number]): boolean =>
    method === 'delete' && path === '/api/v1/session'
  return [...all.filter((one) => !isSignOut(one)), ...all.filter(isSignOut)]
}

/** Ids of units are of a real one; of anything else nobody has them, and nothing says that it exists. */
function pathValuesOf(path: string, unitId: string): Record<string, string> {
  const isUnit = path.startsWith('/api/v1/units/')
  return { id: isUnit ? unitId : '00000000-0000-7000-8000-000000000000', z: '4', x: '12', y: '7' }
}

async function send(world: World, who: string, method: string, url: string, body?: object): Promise<Reply> {
  const caller = who === 'anonymous' ? world.api : await world.api.as(who)
  if (method === 'get') return caller.get(url)
  if (method === 'delete') return caller.del(url)
  return method === 'put' ? caller.put(url, body ?? {}) : caller.post(url, body ?? {}, { key: newId() })
}

function permissionsOf(key: string): Set<string> {
  const posts = castFile.people.find((person) => person.key === key)?.posts ?? []
  const today = '2024-10-14'
  const roles = posts.filter(({ from, to }) => from <= today && (to === null || to > today)).map(({ role }) => role)
  return new Set(rolesFile.roles.filter(({ code }) => roles.includes(code)).flatMap(({ permissions }) => permissions))
}

describe('every route of the API', () => {
  beforeAll(() => {
    for (const who of callers) held.set(who, permissionsOf(who))
  })

  test('answers every role as the committed table says', { timeout: 240_000 }, async ({ world }) => {
    table = await drawTable(world)
    if (process.env['UPDATE_RIGHTS']) await writeFile(TABLE, `${JSON.stringify(table, null, 2)}\n`)
    expect(table).toEqual(JSON.parse(await readFile(TABLE, 'utf8')))
  })

  test('says who may knock, and keeps to it: 401 without a session, 403 without the permission', () => {
    const entries = Object.entries(table)
    expect(entries.length).toBeGreaterThan(80)
    for (const [route, { access, ...answers }] of entries) {
      expect(`${route} ${access}`).toMatch(/ (public|session|[a-z-]+:[a-z-]+)$/)
      for (const [who, status] of Object.entries(answers)) {
        expect([route, who, Number(status) < 500]).toEqual([route, who, true])
        if (access === 'public') continue
        if (who === 'anonymous') expect([route, who, status]).toEqual([route, who, 401])
        else if (access !== 'session' && !held.get(who)?.has(access))
          expect([route, who, status]).toEqual([route, who, 403])
        else expect([route, who, status]).not.toEqual([route, who, 401])
      }
    }
  })

  test('gives nobody of the province a write on a unit outside it', () => {
    const everywhere = new Set(['administrator'])
    for (const [route, { access, ...answers }] of Object.entries(table)) {
      if (route.startsWith('GET') || access === 'public' || access === 'session') continue
      for (const [who, status] of Object.entries(answers))
        if (!everywhere.has(who)) expect([route, who, Number(status) >= 400]).toEqual([route, who, true])
    }
  })
})
