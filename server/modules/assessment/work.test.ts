import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { makeDossier } from '../../../test/make-dossier.ts'
import { makePerson, personOfCast, unitIdOf } from '../../../test/make-people.ts'

type Line = { verb: string; object: string; detail: string; daysLeft: number | null; dueOn: string | null }

async function readWork({ api }: World, key: string): Promise<Line[]> {
  return (await (await api.as(key)).get('/api/v1/work')).body.items
}

const say = (lines: readonly Line[]): string[] => lines.map(({ verb, object }) => `${verb} ${object}`)

describe('the work of a commune', () => {
  test('counts the figures left, ends with the last one, and comes back as what was returned', async ({ world }) => {
    const unitId = await unitIdOf(world, '30253')
    const officer = await world.api.as('commune-officer')
    const figures = [{ element: 'ho_phan_loai_rac', value: '80', noValue: null, basedOn: 0 }]
    await officer.post('/api/v1/figures', { unitId, period: '2024', figures })
    const [entry] = (await readWork(world, 'commune-officer')).filter(({ verb }) => verb === 'Nhập số liệu')
    const [, left, total] = /^còn (\d+)\/(\d+) · /.exec(entry?.detail ?? '') ?? []
    expect(Number(left)).toBe(Number(total) - 1)

    const { id, version } = await makeDossier(world, 'submitted')
    expect(say(await readWork(world, 'commune-officer'))).toEqual([])
    const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
    const district = await world.api.as('district-officer')
    expect((await district.post(`/api/v1/dossiers/${id}/return`, { version, returned })).status).toBe(200)
    expect(say(await readWork(world, 'commune-officer'))).toEqual([
      'Sửa 1 chỉ tiêu bị trả lại, xã Tân Nhuận Đông, năm 2024',
    ])
    expect(say(await readWork(world, 'commune-chair'))).toEqual(['Nộp lại hồ sơ xã Tân Nhuận Đông, năm 2024'])
  })

  test('a dossier in preparation is handed over with the rest', async ({ world }) => {
    const { id } = await makeDossier(world)
    const root = await world.api.as('administrator')
    const heir = await makePerson(world, '30253', 'Ngô Nhận Việc')
    const [post] = (await personOfCast(world, 'commune-officer')).positions
    const open = await root.get(`/api/v1/positions/${post.id}/work`)
    expect(open).toMatchObject({ status: 200, body: { items: [{ dossier: id, verb: 'Chuẩn bị hồ sơ' }] } })
    const body = { toPersonId: heir.id, dossiers: [id] }
    expect((await root.post(`/api/v1/positions/${post.id}/handover`, body)).status).toBe(200)
    expect((await heir.as.get('/api/v1/work')).body.items).toMatchObject([
      { verb: 'Chuẩn bị hồ sơ', object: 'xã Tân Nhuận Đông, năm 2024', detail: expect.stringContaining('bàn giao') },
    ])
  })
})

test('a deadline is counted in working days, in the list as on the clock of the dossier', async ({ world }) => {
  const { id } = await makeDossier(world, 'appraising')
  const [line] = await readWork(world, 'health-officer')
  const { clock } = (await (await world.api.as('health-officer')).get(`/api/v1/dossiers/${id}`)).body
  expect(line).toMatchObject({ daysLeft: 10, dueOn: '2024-10-28' })
  expect(clock).toMatchObject({ daysLeft: 10, dueOn: '2024-10-28', usedDays: 0, totalDays: 10 })
})
