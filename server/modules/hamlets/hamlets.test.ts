import { describe, expect } from 'vitest'
import { addHamlet as add, BASIS, counted, hamletOf as hamlet, hamletsIn as list } from '../../../test/make-hamlets.ts'
import { test } from '../../../test/harness.ts'
import { unitIdOf as idOf } from '../../../test/make-people.ts'

const TODAY = '2024-10-14'
const labels = (page: { items: { label: string }[] }) => page.items.map(({ label }) => label)

describe('the list of hamlets of a commune', () => {
  test('is made by its officer, read by everybody, in the order people count', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    for (const name of ['10', '2', 'An Lạc']) await add(officer, commune, name)
    const page = await list(world.api, commune)
    expect(labels(page)).toEqual(['Ấp 2', 'Ấp 10', 'Ấp An Lạc'])
    expect(page).toMatchObject({ total: 3, can: { manage: false }, households: { sum: null, known: 0 } })
    const first = await list(world.api, commune, '&limit=2')
    expect(labels(await list(world.api, commune, `&limit=2&cursor=${first.next}`))).toEqual(['Ấp An Lạc'])
    expect(labels(await list(world.api, commune, '&q=ap%2010'))).toEqual(['Ấp 10'])
    expect(labels(await list(world.api, commune, '&q=an+lac'))).toEqual(['Ấp An Lạc'])
    expect((await list(officer, commune)).can).toEqual({ manage: true, contact: true })
  })

  test('takes a name once a commune and day, however it is spelled; another type or diacritic is another name', async ({
    world,
  }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    await add(officer, commune, 'Hoà Bình')
    const again = await officer.post('/api/v1/hamlets', hamlet(commune, 'hòa bình'))
    expect(again).toMatchObject({
      status: 422,
      body: {
        type: '/problems/hamlet-refused',
        errors: [{ pointer: '/name', detail: expect.stringContaining('Ấp Hoà Bình') }],
      },
    })
    await add(officer, commune, 'Hóa Bình')
    const moved = await officer.post('/api/v1/hamlets', hamlet(commune, '02'))
    expect(moved).toMatchObject({ status: 422 })
  })

  test('a retry adds nothing twice', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    const key = '0199a000-0000-7000-8000-00000000a001'
    const first = await officer.post('/api/v1/hamlets', hamlet(commune, 'Thử Lại'), { key })
    const again = await officer.post('/api/v1/hamlets', hamlet(commune, 'Thử Lại'), { key })
    expect(again).toMatchObject({ status: 201, body: { id: first.body.id } })
  })

  test('is not written by a neighbour, by departments or by the public; the province may help', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const neighbour = await idOf(world, '30244')
    expect(await officer.post('/api/v1/hamlets', hamlet(neighbour, 'Lấn Sang'))).toMatchObject({
      status: 403,
      body: { type: '/problems/hamlets-not-yours' },
    })
    const health = await world.api.as('health-officer')
    expect((await health.post('/api/v1/hamlets', hamlet(neighbour, 'Sở Ghi'))).status).toBe(403)
    expect((await world.api.post('/api/v1/hamlets', hamlet(neighbour, 'Khách Ghi'))).status).toBe(401)
    const office = await world.api.as('coordination-office')
    await add(office, neighbour, 'Tỉnh Ghi')
    expect((await office.post('/api/v1/hamlets', hamlet(await idOf(world, '87'), 'Ở Tỉnh'))).body.type).toBe(
      '/problems/hamlets-need-commune',
    )
  })

  test('goes on through a merger of communes that is already in the lists', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const id = await add(officer, await idOf(world, '30253'), 'Qua Sáp Nhập')
    const { body } = await officer.get(`/api/v1/hamlets/${id}`)
    expect(body.versions).toMatchObject([
      { to: '2025-07-01', isPlaced: true },
      { from: '2025-07-01', to: null, isPlaced: true },
    ])
    const later = await list(world.api, body.versions[1].commune.id, '&asOf=2026-01-01&q=qua+sap+nhap')
    expect(later.items).toMatchObject([{ id, formerCommune: { code: '30253' }, label: 'Ấp Qua Sáp Nhập' }])
  })
})

describe('words of a province', () => {
  test('are all allowed while nobody has said; the office says, with the document; only its own province', async ({
    world,
  }) => {
    const office = await world.api.as('coordination-office')
    const officer = await world.api.as('commune-officer')
    const [province, commune] = [await idOf(world, '87'), await idOf(world, '30253')]
    await add(officer, commune, 'Tự Do', { type: 'khóm' })
    const said = { area: 'rural', types: ['ấp'], source: 'Quyết định MH-01 (minh họa)' }
    expect((await officer.put(`/api/v1/units/${province}/hamlet-types`, said)).status).toBe(403)
    expect((await office.put(`/api/v1/units/${await idOf(world, '82')}/hamlet-types`, said)).status).toBe(403)
    expect(await office.put(`/api/v1/units/${province}/hamlet-types`, said)).toMatchObject({
      status: 200,
      body: {
        areas: [
          { area: 'rural', types: ['ấp'], source: said.source },
          { area: 'urban', source: null },
        ],
      },
    })
    expect(await officer.post('/api/v1/hamlets', hamlet(commune, 'Sai Loại', { type: 'bản' }))).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/type', detail: expect.stringContaining('MH-01') }] },
    })
    await office.put(`/api/v1/units/${province}/hamlet-types`, { ...said, types: null })
    await add(officer, commune, 'Đúng Loại', { type: 'bản' })
  })
})

describe('a change of hamlets', () => {
  test('a merger sums households when all are known, is tried first, and is undone whole', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    const one = await add(officer, commune, 'Gộp Một', counted(120))
    const two = await add(officer, commune, 'Gộp Hai', counted(80))
    const merge = {
      kind: 'merge',
      hamletIds: [one, two],
      day: '2024-09-01',
      type: 'ấp',
      name: 'Gộp Một',
      households: null,
      population: null,
      basis: BASIS,
    }
    const trial = await officer.post('/api/v1/hamlet-changes/trial', merge)
    expect(trial.body).toMatchObject({
      canApply: true,
      ended: [{ label: 'Ấp Gộp Một' }, { label: 'Ấp Gộp Hai' }],
      begun: [{ label: 'Ấp Gộp Một', households: 200, population: null }],
    })
    expect((await list(world.api, commune, '&q=gop')).total).toBe(2)
    const made = await officer.post('/api/v1/hamlet-changes', merge)
    expect(made.status).toBe(201)
    const [id] = made.body.begun
    const before = await list(world.api, commune, '&q=gop&asOf=2024-08-31')
    expect(labels(before).sort()).toEqual(['Ấp Gộp Hai', 'Ấp Gộp Một'])
    const after = await list(world.api, commune, '&q=gop')
    expect(after.items).toMatchObject([{ id, households: { value: 200, source: expect.stringContaining('MH-05') } }])
    const detail = await officer.get(`/api/v1/hamlets/${id}`)
    expect(detail.body.predecessors.map(({ label }: { label: string }) => label)).toEqual(['Ấp Gộp Hai', 'Ấp Gộp Một'])
    const undone = await officer.post(`/api/v1/hamlet-changes/${made.body.change}/undoing`)
    expect(undone.status).toBe(204)
    expect(labels(await list(world.api, commune, '&q=gop'))).toHaveLength(2)
    expect((await officer.get(`/api/v1/hamlets/${one}`)).body).toMatchObject({ successors: [], validTo: '2025-07-01' })
    expect((await officer.post(`/api/v1/hamlet-changes/${made.body.change}/undoing`)).status).toBe(409)
  })

  test('one unknown makes the sum unknown', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const commune = await idOf(world, '30253')
    const ids = [await add(officer, commune, 'Biết', counted(9)), await add(officer, commune, 'Chưa Biết')]
    const merge = { kind: 'merge', hamletIds: ids, day: TODAY, type: 'ấp', name: 'Nửa Biết', basis: BASIS }
    const trial = await officer.post('/api/v1/hamlet-changes/trial', { ...merge, households: null, population: null })
    expect(trial.body).toMatchObject({ begun: [{ households: null }] })
  })

  test('a split shares households out by what the decision says, else they are unknown', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const hamletId = await add(officer, await idOf(world, '30253'), 'Chia', counted(101))
    const part = (name: string, share: string | null, households: number | null = null) => ({
      type: 'ấp',
      name,
      share,
      households,
      population: null,
    })
    const split = async (parts: object[]) =>
      (await officer.post('/api/v1/hamlet-changes/trial', { kind: 'split', hamletId, day: TODAY, parts, basis: BASIS }))
        .body
    const shown = async (parts: object[]) =>
      (await split(parts)).begun.map(({ households }: { households: number | null }) => households)
    expect(await shown([part('Chia A', '0.5'), part('Chia B', '0.5')])).toEqual([51, 50])
    expect(await shown([part('Chia A', null), part('Chia B', null)])).toEqual([null, null])
    expect(await shown([part('Chia A', null, 60), part('Chia B', null)])).toEqual([60, null])
    const wrong = await split([part('Chia A', '0.5'), part('Chia A', '0.4')])
    expect(wrong.problems.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/parts', '/parts/1/name'])
  })

  test('a rename keeps the hamlet; nothing changes what a later change has built on', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const hamletId = await add(officer, await idOf(world, '30253'), 'Tên Cũ')
    const rename = (name: string, day: string) =>
      officer.post('/api/v1/hamlet-changes', { kind: 'rename', hamletId, day, type: 'ấp', name, basis: BASIS })
    const first = await rename('Tên Mới', '2024-03-01')
    expect(first.status).toBe(201)
    expect((await rename('Tên Mới Hơn', '2024-06-01')).status).toBe(201)
    expect(await rename('Chen Ngang', '2024-04-01')).toMatchObject({
      status: 422,
      body: { errors: [{ detail: expect.stringContaining('đã có thay đổi sau ngày này') }] },
    })
    expect(await officer.post(`/api/v1/hamlet-changes/${first.body.change}/undoing`)).toMatchObject({
      status: 409,
      body: { type: '/problems/hamlet-changed-later' },
    })
    const nameOn = async (day: string) => (await officer.get(`/api/v1/hamlets/${hamletId}?asOf=${day}`)).body.label
    expect(await nameOn('2024-02-29')).toBe('Ấp Tên Cũ')
    expect(await nameOn('2024-03-01')).toBe('Ấp Tên Mới')
    expect(await nameOn('2025-12-01')).toBe('Ấp Tên Mới Hơn')
  })

  test('a transfer needs who stands above both communes; an abolished hamlet is gone from its day', async ({
    world,
  }) => {
    const officer = await world.api.as('commune-officer')
    const office = await world.api.as('coordination-office')
    const [commune, other] = [await idOf(world, '30253'), await idOf(world, '30244')]
    const hamletId = await add(officer, commune, 'Chuyển')
    const transfer = { kind: 'transfer', hamletId, communeId: other, day: TODAY, basis: BASIS }
    expect((await officer.post('/api/v1/hamlet-changes', transfer)).status).toBe(403)
    expect((await office.post('/api/v1/hamlet-changes', transfer)).status).toBe(201)
    expect((await list(world.api, commune, '&q=chuyen')).total).toBe(0)
    expect(labels(await list(world.api, other, '&q=chuyen'))).toEqual(['Ấp Chuyển'])
    const abolish = { kind: 'abolish', hamletId, day: '2024-11-01', basis: BASIS }
    expect((await office.post('/api/v1/hamlet-changes', abolish)).status).toBe(201)
    expect((await list(world.api, other, '&q=chuyen&asOf=2024-11-01')).total).toBe(0)
    expect((await office.post('/api/v1/hamlet-changes', { ...abolish, day: '2024-12-01' })).status).toBe(422)
  })
})
