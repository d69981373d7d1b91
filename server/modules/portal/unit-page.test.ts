import { describe, expect } from 'vitest'
import { goodValue } from '../../../test/good-figures.ts'
import { test, type World } from '../../../test/harness.ts'
import { instant } from '../../kernel/time.ts'

const SET = 'minh-hoa-xa-2024@1'

/** Everything good but the households that sort their waste: 27 of 100 where 30 are needed. */
async function enterFigures({ api }: World): Promise<void> {
  const officer = await api.as('commune-officer')
  const found = await api.get('/api/v1/units?q=30253&level=commune&asOf=2024-10-14')
  const unitId = found.body.items[0].id
  const sheet = await officer.get(`/api/v1/units/${unitId}/figures?period=2024&set=${SET}`)
  const figures = sheet.body.elements.map(({ code }: { code: string }) => ({
    element: code,
    value: code === 'ho_phan_loai_rac' ? '27' : goodValue(code),
    noValue: null,
    basedOn: 0,
  }))
  const saved = await officer.post(`/api/v1/figures?set=${SET}`, { unitId, period: '2024', figures })
  expect(saved.status).toBe(201)
}

describe('the page of a unit', () => {
  test('says that nothing was reported, then the new result as soon as it is saved', async ({ world }) => {
    const before = await world.api.page('/don-vi/30253')
    expect(before.status).toBe(200)
    expect(before.text).toContain('xã chưa báo cáo số liệu nào')
    expect(before.text).toContain('Chưa có quyết định công nhận')

    await enterFigures(world)
    const after = await world.api.page('/don-vi/30253')
    expect(after.text).toContain('18 trong 19 tiêu&nbsp;chí')
    expect(after.text).toContain('56 trong 57 chỉ&nbsp;tiêu')
    expect(after.text).toContain('27%. Cần từ 30% trở lên. Còn thiếu 3 hộ.')
    expect(after.text.length).toBeLessThan(60_000)
  })

  test('opens the reason of one indicator with the formula in words and how its level is known', async ({ world }) => {
    const page = await world.api.page('/don-vi/30253?chi-tieu=17.11')
    expect(page.text).toContain('17.11 vì sao chưa đạt?')
    expect(page.text).toContain('100 × Hộ phân loại chất thải rắn tại nguồn ÷ Tổng số hộ')
    expect(page.text).toContain('chưa đối chiếu văn bản gốc')
    expect(page.text).not.toContain('ho_phan_loai_rac')
    const why = /id="vi-sao"([\s\S]*?)<\/details>/.exec(page.text)?.[1] ?? ''
    expect(why).toMatch(/ghi lúc \d\d:\d\d ngày 14\/10\/2024/)
    expect(why).toContain('chưa có tệp nào')
    expect(why).not.toMatch(/dữ liệu minh họa[\s\S]{0,200}<span class="quiet">minh họa/)
  })

  test('shows two holders of one code on both sides of the reform', async ({ world }) => {
    const last = await world.api.page('/don-vi/30253?ngay=30/06/2025')
    expect(last.text).toContain('Huyện Châu Thành')
    expect(last.text).toContain('Đang xem ngày 30/06/2025')
    const first = await world.api.page('/don-vi/30253?ngay=2025-07-01')
    expect(first.text).toContain('có từ ngày 01/07/2025, hợp từ 3 đơn vị')
    expect(first.text).toContain('Xã An Khánh')
  })

  test('shows a unit that has ended on its last day, with where it went', async ({ world }) => {
    const page = await world.api.page('/don-vi/30271?ngay=2025-08-01')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Xã An Khánh hoạt động đến hết ngày 30/06/2025')
    expect(page.text.replaceAll('&#61;', '=')).toContain(
      '<a href="/don-vi/30253?ngay=2025-07-01">Xã Tân Nhuận Đông</a>',
    )
  })

  test('lists the communes of a province under their districts', async ({ world }) => {
    const page = await world.api.page('/don-vi/87')
    expect(page.text).toContain('Kết quả của 143 xã, phường, thị trấn')
    expect(page.text).toContain('Huyện Châu Thành')
    expect(page.text.length).toBeLessThan(100_000)
  })

  test('answers a wrong day, an unknown code and a day before the lists with a sentence', async ({ world }) => {
    const wrong = await world.api.page('/don-vi/30253?ngay=31/02/2025')
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('“31/02/2025” không phải là một ngày')
    expect((await world.api.page('/don-vi/99999')).status).toBe(404)
    const early = await world.api.page('/don-vi/30253?ngay=2020-01-01')
    expect(early.status).toBe(404)
    expect(early.text).toContain('Danh mục đơn vị bắt đầu từ 01/01/2023')
  })

  test('says that districts are no more, and shows the last day of one', async ({ world }) => {
    const page = await world.api.page('/don-vi/877?ngay=2025-08-01')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Từ ngày 01/07/2025 không còn cấp huyện')
    const last = await world.api.page('/don-vi/877?ngay=30/06/2025')
    // On a day before the end nothing of it is known yet to a clock that stands before it.
    expect(last.text).not.toContain('Huyện Châu Thành kết thúc')
    const history = /<h2>Lịch sử<\/h2>([\s\S]*?)<\/section>/.exec(page.text)?.[1] ?? ''
    expect(history).toMatch(/01\/07\/2025[\s\S]*Huyện Châu Thành kết thúc, bỏ cấp huyện[\s\S]*202\/2025\/QH15/)
    expect(history).toMatch(/Địa bàn từ đó thuộc:[\s\S]*>Xã Tân Nhuận Đông<[\s\S]*>Xã Tân Phú Trung</)
  })

  test('names the document that a unit began or ended by', async ({ world }) => {
    const page = await world.api.page('/don-vi/30253?ngay=2025-07-01')
    const history = /<h2>Lịch sử<\/h2>([\s\S]*?)<\/section>/.exec(page.text)?.[1] ?? ''
    expect(history).toMatch(/Xã Tân Nhuận Đông hình thành[\s\S]*202\/2025\/QH15/)
  })

  test('does not hold a township against the criteria of communes', async ({ world }) => {
    const page = await world.api.page('/don-vi/30244')
    expect(page.text).toContain('Thị trấn Cái Tàu Hạ là thị trấn, không xét theo bộ tiêu chí xã nông thôn mới.')
    expect(page.text).not.toContain('Kết quả theo 19 tiêu chí')
  })

  test('keeps the page when no set was in force, and says so', async ({ world }) => {
    const page = await world.api.page('/don-vi/30253?ky=2010')
    expect(page.status).toBe(200)
    expect(page.text).toContain('Chưa có bộ tiêu chí nào của cấp xã cho năm 2010')
  })

  test('shows the figures of an indicator over the years, those of former units marked, and the lists it stands on', async ({
    world,
  }) => {
    world.house.clock.set(instant('2025-08-01T02:00:00Z'))
    const page = await world.api.page('/don-vi/30253?chi-tieu=17.11&ky=2025')
    expect(page.text).toMatch(/Qua các năm[\s\S]*2023[\s\S]*2024[\s\S]*2025/)
    expect(page.text).toContain('số lấy từ các đơn vị cũ, không phải do đơn vị này báo cáo')
    expect(page.text).toContain('Chưa biết đơn vị cũ nhập toàn bộ hay một phần')
    expect(page.text).toMatch(/Danh sách và số đo[\s\S]*Vùng: Đồng bằng sông Cửu Long/)
  })
})
