import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { DEMO_SET, makeDossier } from '../../../test/make-dossier.ts'
import { unitIdOf } from '../../../test/make-people.ts'
import { instant } from '../../kernel/time.ts'

const NOW = instant('2024-10-14T02:00:00.000Z')

type Item = { indicator: string; evidence: { id: string; hash: string }[]; canCorrect: boolean }
type Body = { items: Item[] }
const itemOf = ({ items }: Body, code: string) => items.find(({ indicator }) => indicator === code)

describe('files of a dossier', () => {
  test('open for whoever appraises, as they were sealed, even when the commune took them away since', async ({
    world,
  }) => {
    const { api } = world
    const unitId = await unitIdOf(world, '30253')
    const officer = await api.as('commune-officer')
    const sealed = Buffer.from('%PDF-1.7 biểu tổng hợp')
    const address = `/api/v1/units/${unitId}/evidence?period=2024&set=${DEMO_SET}`
    const first = await officer.upload(address, 'bieu.pdf', sealed, { indicators: '17.11' })
    const { id } = await makeDossier(world, 'appraising')
    const taken = { removed_at: NOW }
    await world.db.updateTable('indicators.evidence').set(taken).where('id', '=', first.body.id).execute()
    await officer.upload(address, 'bieu.pdf', Buffer.from('%PDF-1.7 khác'), { indicators: '17.11' })

    for (const key of ['agriculture-officer', 'district-officer', 'coordination-office']) {
      const reader = await api.as(key)
      const [file, ...others] = itemOf((await reader.get(`/api/v1/dossiers/${id}`)).body, '17.11')?.evidence ?? []
      expect(others).toEqual([])
      expect(file?.hash).toBe(first.body.hash)
      const opened = await reader.get(`/api/v1/evidence/${file?.id}/file`)
      expect([key, opened.status, opened.status === 200 ? '' : opened.text]).toEqual([key, 200, ''])
    }
    const stranger = await api.as('neighbour-officer')
    expect((await stranger.get(`/api/v1/evidence/${first.body.id}/file`)).status).toBe(404)
  })
})

describe('what an item of a dossier says', () => {
  test('its division as sealed, and the submission before when it was sealed anew', async ({ world }) => {
    const { api } = world
    const { id, unitId, version } = await makeDossier(world, 'submitted')
    const district = await api.as('district-officer')
    const first = itemOf((await district.get(`/api/v1/dossiers/${id}`)).body, '17.11')
    expect(first).toMatchObject({
      kind: 'percent',
      formula: expect.stringContaining('ho_phan_loai_rac'),
      inputs: expect.arrayContaining([
        { element: 'ho_phan_loai_rac', name: expect.any(String), unit: 'hộ', valueKind: 'integer', value: '100' },
      ]),
      earlier: null,
      canCorrect: false,
    })

    const returned = [{ indicator: '17.11', reason: 'Thiếu biểu tổng hợp của các ấp.' }]
    const back = await district.post(`/api/v1/dossiers/${id}/return`, { version, returned })
    expect(back.status).toBe(200)
    const officer = await api.as('commune-officer')
    const open = (await officer.get(`/api/v1/dossiers/${id}`)).body as Body
    expect(open.items.filter(({ canCorrect }) => canCorrect).map(({ indicator }) => indicator)).toEqual(['17.11'])

    const sheet = (await officer.get(`/api/v1/units/${unitId}/figures?period=2024&set=${DEMO_SET}`)).body
    const { revision } = sheet.figures.find(({ element }: { element: string }) => element === 'ho_phan_loai_rac')
    const figures = [{ element: 'ho_phan_loai_rac', value: '85', noValue: null, basedOn: revision }]
    expect((await officer.post('/api/v1/figures', { unitId, period: '2024', figures })).status).toBe(201)
    const chair = await api.as('commune-chair')
    const answers = [{ indicator: '17.11', answer: 'Đã bổ sung biểu của 11 ấp.' }]
    await chair.post(`/api/v1/dossiers/${id}/submission`, { version: back.body.version, answers })
    const again = (await district.get(`/api/v1/dossiers/${id}`)).body as Body
    expect(itemOf(again, '17.11')).toMatchObject({
      value: '85',
      earlier: { submission: 1, value: '100', result: 'met' },
    })
    expect(itemOf(again, '17.10')).toMatchObject({ earlier: null })
  })
})

describe('before a dossier is begun', () => {
  test('the server says whether it may be, and why not', async ({ world }) => {
    const unitId = await unitIdOf(world, '30253')
    const officer = await world.api.as('commune-officer')
    const ask = async (setId: string) =>
      officer.get(`/api/v1/units/${unitId}/dossier-start?tier=basic&year=2024&setId=${setId}`)
    await world.db.updateTable('assessment.dossier').set({ closed_at: NOW }).execute()
    expect(await ask('minh-hoa-xa-2024')).toMatchObject({ status: 200, body: { can: true } })
    expect((await ask('khong-co')).body.can).toContain('không áp dụng cho hồ sơ đăng ký ngày 14/10/2024')
    await makeDossier(world)
    expect((await ask('minh-hoa-xa-2024')).body.can).toContain('đã có một hồ sơ năm 2024')
    const stranger = await world.api.as('neighbour-officer')
    const refused = await stranger.get(`/api/v1/units/${unitId}/dossier-start?tier=basic&year=2024`)
    expect(refused.body.can).toContain('do cán bộ xã')
  })
})
