import { Workbook } from '@cj-tech-master/excelts'
import { describe, expect } from 'vitest'
import { goodValue } from '../../../test/good-figures.ts'
import { test, type World } from '../../../test/harness.ts'
import { newId } from '../../kernel/id.ts'

const SET = 'minh-hoa-xa-2024@1'

async function unitOf(world: World, code = '30253', asOf = '2024-10-14'): Promise<string> {
  return (await world.api.get(`/api/v1/units?q=${code}&level=commune&asOf=${asOf}`)).body.items[0].id
}

const figure = (element: string, value: string | null, basedOn = 0, noValue: string | null = null) => ({
  element,
  value,
  noValue,
  basedOn,
})

describe('figures by form', () => {
  test('a saved figure is in the score at the next read, with its reason', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const figures = [figure('ho', '6978'), figure('ho_phan_loai_rac', '1912')]
    expect((await officer.post('/api/v1/figures', { unitId, period: '2024', figures })).status).toBe(201)

    const why = await world.api.get(`/api/v1/units/${unitId}/explanations/17.11?period=2024&set=${SET}`)
    expect(why.body.result).toMatchObject({ state: 'not-met', level: '≥ 30' })
    expect(why.body.gap).toMatchObject({ amount: '182' })
    expect(why.body.result.reason).toContain('182')
    expect(why.body.history).toEqual([])
    expect(
      (await officer.get(`/api/v1/units/${unitId}/explanations/17.11?period=2024&set=${SET}`)).body.history,
    ).toHaveLength(2)
  })

  test('two people saving the same figure: the second sees both values and nothing is lost', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const save = (value: string, basedOn: number) =>
      officer.post('/api/v1/figures', { unitId, period: '2023', figures: [figure('ho', value, basedOn)] })
    expect((await save('100', 0)).status).toBe(201)
    expect(await save('120', 0)).toMatchObject({
      status: 409,
      body: {
        type: '/problems/figure-moved',
        current: [{ element: 'ho', yours: 0, current: { revision: 1, value: '100' } }],
      },
    })
    expect((await save('120', 1)).status).toBe(201)
  })

  test('a retry with the same command id records once', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const body = { unitId, period: '2023-06', figures: [figure('ho', '100')] }
    const key = newId()
    const replies = await Promise.all(Array.from({ length: 20 }, () => officer.post('/api/v1/figures', body, { key })))
    expect(new Set(replies.map((reply) => reply.text)).size).toBe(1)
    expect(replies.every((reply) => reply.status === 201)).toBe(true)
    const other = await officer.post('/api/v1/figures', { ...body, figures: [figure('ho', '101')] }, { key })
    expect(other).toMatchObject({ status: 409, body: { type: '/problems/command-conflict' } })
  })

  test('a save by form is undone as one, once; what somebody changed since stays', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const save = async (...figures: object[]) =>
      (await officer.post('/api/v1/figures', { unitId, period: '2023-02', figures })).body.changeSet
    const values = async () =>
      (await officer.get(`/api/v1/units/${unitId}/figures?period=2023-02&set=${SET}`)).body.figures.map(
        ({ element, value }: Record<string, unknown>) => [element, value],
      )
    await save(figure('ho', '100'), figure('thon', '5'))
    const second = await save(figure('ho', '120', 1), figure('truong', '3'))
    expect((await officer.post(`/api/v1/change-sets/${second}/undo`)).status).toBe(200)
    expect(await values()).toEqual(
      expect.arrayContaining([
        ['ho', '100'],
        ['thon', '5'],
        ['truong', null],
      ]),
    )
    expect(await officer.post(`/api/v1/change-sets/${second}/undo`)).toMatchObject({
      status: 409,
      body: { type: '/problems/figure-moved' },
    })
    expect((await officer.post(`/api/v1/change-sets/${newId()}/undo`)).status).toBe(404)
  })

  test('an explanation alone is recorded; the same figure again is not', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const save = async (one: object) =>
      (await officer.post('/api/v1/figures', { unitId, period: '2023-04', figures: [one] })).body
    await save(figure('ho', '100'))
    expect(await save({ ...figure('ho', '100.0', 1), note: 'Đã rà lại với các ấp' })).toMatchObject({ recorded: 1 })
    expect(await save(figure('ho', '100', 2))).toMatchObject({ recorded: 0, changeSet: null })
    const sheet = await officer.get(`/api/v1/units/${unitId}/figures?period=2023-04&set=${SET}`)
    expect(sheet.body.figures).toMatchObject([{ revision: 2, note: 'Đã rà lại với các ấp' }])
  })

  test.for([
    ['an unknown element', [figure('so_rong', '1')], 422, 'so_rong'],
    ['text for a number', [figure('ho', '1,14 tấn')], 422, 'Không phải là số'],
    ['a fraction of a household', [figure('ho', '1.5')], 422, 'số nguyên'],
    ['yes and no as 7', [figure('bao_dam_4_tai_cho', '7')], 422, 'Có hoặc Không'],
    ['a value and a reason for none', [figure('ho', '1', 0, 'not-due')], 422, 'không ghi cả hai'],
    ['the same element twice', [figure('thon', '1'), figure('thon', '2')], 422, 'hai lần'],
  ] as const)('%s is refused in Vietnamese with its place', async ([, figures, status, words], { world }) => {
    const officer = await world.api.as('commune-officer')
    const reply = await officer.post('/api/v1/figures', { unitId: await unitOf(world), period: '2024-03', figures })
    expect(reply.status).toBe(status)
    expect(reply.text).toContain(words)
    expect(reply.body.errors[0].pointer).toContain('/figures/')
    expect(reply.body.detail).not.toMatch(/invalid|expected|required/i)
  })

  test('more than the whole is a refused figure, never a pass', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const figures = [figure('thon', '10'), figure('thon_co_nha_van_hoa', '14')]
    await officer.post('/api/v1/figures', { unitId, period: '2024', figures })
    const board = await world.api.get(`/api/v1/units/${unitId}/board?period=2024&set=${SET}`)
    const results = board.body.criteria.flatMap((c: { indicators: unknown[] }) => c.indicators)
    expect(results.find((r: { indicator: string }) => r.indicator === '6.3')).toMatchObject({ state: 'refused' })
  })

  test('a period that has not begun is refused, and so is a unit that does not exist yet', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const future = await officer.post('/api/v1/figures', {
      unitId: await unitOf(world),
      period: '2025',
      figures: [figure('ho', '1')],
    })
    expect(future).toMatchObject({ status: 422, body: { type: '/problems/period-in-future' } })
    const heir = await unitOf(world, '30253', '2025-07-01')
    const tooEarly = await officer.post('/api/v1/figures', {
      unitId: heir,
      period: '2024',
      figures: [figure('ho', '1')],
    })
    expect(tooEarly.status).toBeGreaterThanOrEqual(403)
  })
})

describe('figures by Excel', () => {
  test('template → fill → check → accept → score; undo brings the old figures back', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const book = await template(world, unitId, '2024-05')
    const page = book.getWorksheet('Số liệu')
    if (!page) throw new Error('no page')
    for (let row = 6; page.getCell(`A${row}`).value; row += 1) {
      const value = goodValue(page.getCell(`A${row}`).text)
      const isStatement = page.getCell(`C${row}`).value === 'Có / Không'
      page.getCell(`E${row}`).value = isStatement ? 'Có' : Number(value)
    }
    const staged = await send(world, unitId, '2024-05', book)
    expect(staged).toMatchObject({ status: 201, body: { problems: [], canAccept: true } })
    const { read, added, changed, same, refused } = staged.body.balance
    expect(read).toBe(added + changed + same + refused)
    const before = await officer.get(`/api/v1/units/${unitId}/figures?period=2024-05&set=${SET}`)
    expect(before.body.figures).toEqual([])

    const accepted = await officer.post(`/api/v1/change-sets/${staged.body.changeSet}/acceptance`)
    expect(accepted).toMatchObject({ status: 200, body: { recorded: added } })
    const board = await world.api.get(`/api/v1/units/${unitId}/board?period=2024-05&set=${SET}`)
    expect(board.body).toMatchObject({ verdict: 'met', counts: { met: 57 } })

    expect((await officer.post(`/api/v1/change-sets/${staged.body.changeSet}/undo`)).status).toBe(200)
    const undone = await world.api.get(`/api/v1/units/${unitId}/board?period=2024-05&set=${SET}`)
    expect(undone.body.counts.met).toBe(0)
  })

  test('a mistake is named with its cell, what was found and the way out; the rest waits', async ({ world }) => {
    const unitId = await unitOf(world)
    const book = await template(world, unitId, '2024-07')
    const page = book.getWorksheet('Số liệu')
    if (!page) throw new Error('no page')
    page.getCell('E6').value = 'Có'
    const row = [...Array(200).keys()].find((i) => page.getCell(`A${i + 6}`).value === 'ho') ?? 0
    page.getCell(`E${row + 6}`).value = '1,14 tấn'
    const staged = await send(world, unitId, '2024-07', book)
    expect(staged.body.problems).toEqual([
      {
        cell: `E${row + 6}`,
        found: '1,14 tấn',
        detail: `Ô E${row + 6}: “1,14 tấn” không phải là số. Xóa chữ “tấn”, hoặc nhận số 1,14.`,
      },
    ])
    expect(staged.body.balance).toMatchObject({ read: 2, added: 1, refused: 1 })
  })

  test('a broken file, another kind of file and another commune’s template are refused', async ({ world }) => {
    const officer = await world.api.as('commune-officer')
    const unitId = await unitOf(world)
    const path = `/api/v1/units/${unitId}/sheets?period=2024&set=${SET}`
    expect(await officer.upload(path, 'a.xlsx', Buffer.from('%PDF-1.7 not a sheet'))).toMatchObject({ status: 415 })
    const broken = Buffer.concat([Buffer.from('PK\u0003\u0004xl/workbook.xml'), Buffer.alloc(100)])
    expect(await officer.upload(path, 'a.xlsx', broken)).toMatchObject({
      status: 422,
      body: { type: '/problems/sheet-unreadable' },
    })
    const other = await template(world, unitId, '2023')
    expect((await send(world, unitId, '2024', other)).body.detail).toContain('của năm 2023, không phải năm 2024')
  })
})

async function template(world: World, unitId: string, period: string): Promise<Workbook> {
  const officer = await world.api.as('commune-officer')
  const reply = await officer.raw(`/api/v1/units/${unitId}/sheet.xlsx?period=${period}&set=${SET}`)
  const book = new Workbook()
  await book.xlsx.load(reply)
  return book
}

async function send(world: World, unitId: string, period: string, book: Workbook) {
  const officer = await world.api.as('commune-officer')
  return officer.upload(
    `/api/v1/units/${unitId}/sheets?period=${period}&set=${SET}`,
    'so-lieu.xlsx',
    Buffer.from(await book.xlsx.writeBuffer()),
  )
}
