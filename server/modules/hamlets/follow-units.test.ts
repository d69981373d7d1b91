import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Caller } from '../../../test/api.ts'
import { openWorld, type World } from '../../../test/harness.ts'
import { plainDate } from '../../kernel/time.ts'
import { findUnit } from '../units/index.ts'
import { inSentence } from './names.ts'

// Two-tier days, before a change that is only drafted here: communes of Đồng Tháp are merged and divided on 01/09/2026.
const DAY = '2026-09-01'
let world: World
let admin: Caller

beforeAll(async () => {
  world = await openWorld({ now: '2026-08-15T02:00:00Z' })
  admin = await world.api.as('administrator')
})
afterAll(() => world.close())

async function idOf(code: string, asOf = '2026-08-15'): Promise<string> {
  const unit = await findUnit(world.db, { code, asOf: plainDate(asOf) })
  if (!unit) throw new Error(`no unit ${code}`)
  return unit.id
}

async function add(code: string, name: string, more: object = {}): Promise<string> {
  const made = await admin.post('/api/v1/hamlets', {
    communeId: await idOf(code),
    type: 'ấp',
    name,
    from: '2025-07-01',
    households: 100,
    population: null,
    source: 'Báo cáo MH (minh họa)',
    ...more,
  })
  if (made.status !== 201) throw new Error(made.text)
  return made.body.id
}

const decision = (lines: object[]) => ({
  number: 'MH-20/NQ-UBTVQH',
  signedOn: '2026-08-01',
  issuer: 'Ủy ban Thường vụ Quốc hội (minh họa)',
  title: 'Sắp xếp một số xã của tỉnh Đồng Tháp',
  day: DAY,
  lines,
})
const flow = (from: string, to: string) => ({ kind: 'flow', from, to, share: null })

type Applied = { id: string; version: number }
async function apply(lines: object[]): Promise<Applied> {
  const { body } = await admin.post('/api/v1/unit-decisions', decision(lines))
  const applied = await admin.post(`/api/v1/unit-decisions/${body.id}/application`, { version: body.version })
  if (applied.status !== 200) throw new Error(applied.text)
  return applied.body
}
const undo = ({ id, version }: Applied) => admin.post(`/api/v1/unit-decisions/${id}/undoing`, { version })

const list = async (unit: string, asOf = DAY) => (await world.api.get(`/api/v1/hamlets?unit=${unit}&asOf=${asOf}`)).body
const labels = (items: { label: string }[]) => items.map(({ label }) => label)

describe('hamlets when communes change', () => {
  test('follow their commune; equal names that meet are shown with the old commune; all come back on undo', async () => {
    await add('30244', '1')
    await add('30259', '1')
    await add('30259', 'Riêng')
    const trial = await admin.post('/api/v1/unit-decisions', decision([flow('30244', '30259')]))
    const tried = await admin.get(`/api/v1/unit-decisions/${trial.body.id}/trial`)
    expect(tried.body.impacts).toContainEqual({ what: 'thôn, ấp chuyển theo xã', count: 3, problem: null })

    const { name } = (await list(await idOf('30259'))).unit
    const before = await list(await idOf('30259'), '2026-08-31')
    const old = await idOf('30259')
    const merged = await apply([flow('30244', '30259')])
    const heir = await idOf('30259', DAY)
    expect(heir).not.toBe(old)
    const page = await list(heir)
    expect(labels(page.items)).toEqual(
      expect.arrayContaining(['Ấp 1 (xã Phú Hựu cũ)', `Ấp 1 (${inSentence(name)} cũ)`, 'Ấp Riêng']),
    )
    expect(page.items.filter(({ needsRename }: { needsRename: boolean }) => needsRename)).toHaveLength(2)
    expect(page.households).toEqual({ sum: 300, known: 3 })
    expect(labels((await list(old)).items)).toEqual(labels(before.items))

    expect((await undo(merged)).status).toBe(200)
    expect(labels((await list(old)).items)).toEqual(['Ấp 1', 'Ấp Riêng'])
    expect(await list(old, '2026-08-31')).toEqual(before)
  })

  test('cannot be left behind: an undo waits for what was recorded at the new commune', async () => {
    const hamletId = await add('28525', 'Đổi Sau')
    const merged = await apply([flow('28525', '28564')])
    const renamed = await admin.post('/api/v1/hamlet-changes', {
      kind: 'rename',
      hamletId,
      day: '2026-10-01',
      type: 'ấp',
      name: 'Đã Đổi',
      basis: { number: 'MH-9/NQ', signedOn: '2026-09-20', issuer: 'HĐND xã (minh họa)' },
    })
    expect(renamed.status).toBe(201)
    expect(await undo(merged)).toMatchObject({
      status: 409,
      body: { type: '/problems/change-built-on', detail: expect.stringContaining('1 thôn, ấp') },
    })
    expect((await admin.post(`/api/v1/hamlet-changes/${renamed.body.change}/undoing`)).status).toBe(204)
    expect((await undo(merged)).status).toBe(200)
    expect((await admin.get(`/api/v1/hamlets/${hamletId}?asOf=${DAY}`)).body).toMatchObject({
      label: 'Ấp Đổi Sau',
      commune: { code: '28525' },
    })
  })

  test('of a divided commune wait for a person to say where they are', async () => {
    const hamletId = await add('30259', 'Giữa Hai Xã')
    const old = await idOf('30259')
    const divided = await apply([flow('30259', '30244'), flow('30259', '30253')])
    const [one, two] = [await idOf('30244', DAY), await idOf('30253', DAY)]
    for (const unit of [one, two, old]) expect(labels((await list(unit)).unplaced)).toContain('Ấp Giữa Hai Xã')
    expect(labels((await list(one)).items)).not.toContain('Ấp Giữa Hai Xã')
    const detail = (await admin.get(`/api/v1/hamlets/${hamletId}?asOf=${DAY}`)).body
    expect(detail).toMatchObject({ isPlaced: false, commune: { code: '30259' } })
    expect(detail.candidates.map(({ id }: { id: string }) => id).sort()).toEqual([one, two].sort())

    const elsewhere = await admin.post(`/api/v1/hamlets/${hamletId}/placing`, { communeId: await idOf('28525') })
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ pointer: '/communeId' }] } })
    const officer = await world.api.as('health-officer')
    expect((await officer.post(`/api/v1/hamlets/${hamletId}/placing`, { communeId: two })).status).toBe(403)
    expect((await admin.post(`/api/v1/hamlets/${hamletId}/placing`, { communeId: two })).status).toBe(200)
    expect(labels((await list(one)).unplaced)).not.toContain('Ấp Giữa Hai Xã')
    expect((await list(two)).items.find(({ id }: { id: string }) => id === hamletId)).toMatchObject({
      formerCommune: { code: '30259' },
    })
    expect((await undo(divided)).status).toBe(409)
    const [placing] = (await admin.get(`/api/v1/hamlets/${hamletId}?asOf=${DAY}`)).body.changes
    expect(placing).toMatchObject({ kind: 'place', canUndo: true })
    expect((await admin.post(`/api/v1/hamlet-changes/${placing.id}/undoing`)).status).toBe(204)
    expect(labels((await list(one)).unplaced)).toContain('Ấp Giữa Hai Xã')
    expect((await undo(divided)).status).toBe(200)
  })

  test('wait on through a later merger, and go where the commune they are put in went', async () => {
    const hamletId = await add('28564', 'Đợi Lâu')
    await apply([flow('28564', '28525'), flow('28564', '28564')])
    const first = await idOf('28564', DAY)
    const { body } = await admin.post('/api/v1/unit-decisions', {
      ...decision([flow('28564', '30244')]),
      number: 'MH-21/NQ-UBTVQH',
      day: '2026-10-01',
    })
    const applied = await admin.post(`/api/v1/unit-decisions/${body.id}/application`, { version: body.version })
    expect(applied.status).toBe(200)
    const heir = await idOf('30244', '2026-10-01')
    expect(labels((await list(heir, '2026-10-01')).unplaced)).toEqual(['Ấp Đợi Lâu'])
    expect((await admin.post(`/api/v1/hamlets/${hamletId}/placing`, { communeId: heir })).status).toBe(200)
    const { versions } = (await admin.get(`/api/v1/hamlets/${hamletId}?asOf=2026-10-01`)).body
    expect(versions.map(({ commune }: { commune: { id: string } }) => commune.id).slice(-2)).toEqual([first, heir])
  })
})
