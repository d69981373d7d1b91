import { describe, expect } from 'vitest'
import { goodValue } from '../../../test/good-figures.ts'
import { test, type World } from '../../../test/harness.ts'

const SET = 'minh-hoa-xa-2024@1'

async function open(world: World, url: string): Promise<{ status: number; text: string }> {
  const reply = await world.app.inject({ url, headers: { accept: 'text/html' } })
  return { status: reply.statusCode, text: sayPlainly(reply.body) }
}

/** What a reader sees, without tags, on one line. */
function sayPlainly(markup: string): string {
  return decode(markup)
    .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')
}

function decode(markup: string): string {
  return markup.replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
}

async function reportAll(world: World): Promise<void> {
  const { api } = world
  const found = await api.get('/api/v1/units?q=30253&level=commune&asOf=2024-10-14')
  const unitId = found.body.items[0].id
  const officer = await api.as('commune-officer')
  const sheet = await officer.get(`/api/v1/units/${unitId}/figures?period=2024&set=${SET}`)
  const figures = sheet.body.elements.map(({ code }: { code: string }) => ({
    element: code,
    value: goodValue(code),
    noValue: null,
    basedOn: 0,
  }))
  const saved = await officer.post(`/api/v1/figures?set=${SET}`, { unitId, period: '2024', figures })
  expect(saved.status).toBe(201)
}

async function readCounts(world: World): Promise<{ met: number; missing: number }> {
  const { text } = await open(world, '/?tinh=87')
  const [, met, missing] = /(\d+) trong 115 xã tự đánh giá đủ 19 tiêu chí.* (\d+) xã chưa báo cáo\./.exec(text) ?? []
  return { met: Number(met), missing: Number(missing) }
}

describe('the portal', () => {
  test('says in a sentence where nobody has reported yet', async ({ world }) => {
    const page = await open(world, '/?tinh=89')
    expect(page.status).toBe(200)
    expect(page.text).toMatch(/0 trong \d+ xã đã báo cáo số liệu năm 2024\./)
    expect(page.text).toContain('Chưa có số liệu năm 2024')
  })

  test('counts a commune at the request after it has reported', async ({ world }) => {
    const before = await readCounts(world)
    await reportAll(world)
    expect(await readCounts(world)).toEqual({ met: before.met + 1, missing: before.missing - 1 })
    const country = await open(world, '/')
    expect(country.text).toMatch(/\d+ trong [\d.]+ xã tự đánh giá đủ/)
    expect(country.text).toContain('Tỉnh Đồng Tháp')
  })

  test.for(['/', '/?tinh=87', '/tim-kiem', '/tim-kiem?q=an+khanh'])(
    '%s says that its data is a sample and names its time',
    async (url, { world }) => {
      const page = await open(world, url)
      expect(page.status).toBe(200)
      expect(page.text).toContain('DỮ LIỆU MINH HỌA')
      expect(page.text).toMatch(/Số liệu đến \d\d:\d\d ngày 14\/10\/2024/)
    },
  )

  test('a day or province that does not exist is answered with one clear sentence', async ({ world }) => {
    expect(await open(world, '/?ngay=hom+qua')).toMatchObject({
      status: 422,
      text: expect.stringContaining('không phải là một ngày. Viết dạng 30/06/2025'),
    })
    expect(await open(world, '/?ngay=30/02/2024')).toMatchObject({ status: 422 })
    expect(await open(world, '/?ngay=31/12/2022')).toMatchObject({
      status: 404,
      text: expect.stringContaining('Danh mục đơn vị bắt đầu từ 01/01/2023'),
    })
    expect(await open(world, '/?tinh=99')).toMatchObject({
      status: 404,
      text: expect.stringContaining('vào ngày 14/10/2024'),
    })
    expect(await open(world, '/?ky=24')).toMatchObject({
      status: 422,
      text: expect.stringContaining('Viết bốn chữ số'),
    })
    expect(await open(world, '/tim-kiem?q=tan&tiep=sai')).toMatchObject({ status: 422 })
  })

  test('the old code of a province leads across the reform to the province that took it over', async ({ world }) => {
    const page = await open(world, '/?tinh=87&ngay=01/07/2025')
    expect(page.text).toContain('Tỉnh Đồng Tháp · số liệu năm 2024')
    expect(page.text).toContain('trong 82 xã')
  })

  test('the province and day a visitor chose go along the menu, without a cookie', async ({ world }) => {
    const reply = await world.app.inject({ url: '/?tinh=87&ngay=30/06/2025' })
    const markup = decode(reply.body)
    expect(reply.headers['set-cookie']).toBeUndefined()
    for (const link of ['/', '/ban-do']) expect(markup).toContain(`href="${link}?tinh=87&ngay=30/06/2025"`)
    expect(markup).toContain('href="/cong-nhan?ngay=30/06/2025"')
    expect(markup).toContain('href="/tieu-chi"')
    const map = await world.app.inject({ url: '/ban-do?tinh=82@2025-07-01&ngay=16/10/2025' })
    expect(decode(map.body)).toContain('href="/?tinh=82@2025-07-01&ngay=16/10/2025"')
    expect((await open(world, '/?tinh=82@2025-07-01&ngay=16/10/2025')).text).toContain(
      'Tỉnh Đồng Tháp · số liệu năm 2024',
    )
    const before = await open(world, '/?tinh=82@2025-07-01&ngay=30/06/2025')
    expect(before.text).toContain('Tỉnh Tiền Giang và tỉnh Đồng Tháp · số liệu năm 2024')
  })

  test('a former commune is found by its old name and leads to its successor', async ({ world }) => {
    const page = await open(world, '/tim-kiem?q=an+khanh+chau+thanh+dong+thap&ngay=16/10/2025')
    expect(page.text).toContain('Xã An Khánh')
    expect(page.text).toContain('đến hết 30/06/2025')
    expect(page.text).toContain('Nay là Xã Tân Nhuận Đông')
  })

  test('a search without results says what to try, and shows what was typed as text', async ({ world }) => {
    const typed = '<b>zzqqxx</b>'
    const reply = await world.app.inject({ url: `/tim-kiem?q=${encodeURIComponent(typed)}` })
    expect(reply.statusCode).toBe(200)
    expect(decode(reply.body)).toContain('Không tìm thấy “<b>zzqqxx')
    expect(reply.body).not.toContain(typed)
    expect(sayPlainly(reply.body)).toContain('gõ mã năm chữ số')
  })
})
