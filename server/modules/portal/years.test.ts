import { describe, expect } from 'vitest'
import { test as base } from '../../../test/harness.ts'
import { instant } from '../../kernel/time.ts'

// Seven weeks after the reform: figures of 2024 belong to the communes of before, those of 2025 to the ones of today.

const test = base.extend<{ read: (url: string) => Promise<{ status: number; text: string; links: string[] }> }>({
  read: async ({ world }, use) => {
    world.house.clock.set(instant('2025-08-20T02:00:00Z'))
    await use(async (url) => {
      const { status, text } = await world.api.page(url)
      const markup = text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      return {
        status,
        text: markup
          .replaceAll(/<[^>]+>/g, ' ')
          .replaceAll('&nbsp;', ' ')
          .replaceAll(/\s+/g, ' '),
        links: [...markup.matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? ''),
      }
    })
  },
})

describe('the year a page shows', () => {
  test.for(['/', '/ban-do'])(
    '%s of the last day of three tiers shows the newest year with results, and says so',
    async (path, { read }) => {
      const page = await read(`${path}?ngay=30/06/2025`)
      expect(page.text).toContain('Năm 2025 chưa xã nào báo cáo: đang xem số liệu năm 2024, năm gần nhất có.')
      expect(page.text).toMatch(/[1-9]\d* trong [\d.]+ xã tự đánh giá đủ 19 tiêu chí/)
    },
  )

  test.for(['/', '/ban-do'])(
    '%s of today and a year of before leads to the results of those before',
    async (path, { read }) => {
      const page = await read(`${path}?tinh=82&ky=2024`)
      expect(page.text).toContain('Các xã trước sắp xếp có kết quả năm 2024')
      const former = page.links.find((href) => href === `${path}?tinh=82@2025-07-01&ngay=30/06/2025`)
      expect((await read(former ?? '')).text).toMatch(/[1-9]\d* trong 249 xã tự đánh giá đủ 19 tiêu chí/)
    },
  )

  test.for(['/', '/ban-do'])(
    '%s has a choice of the year, and keeps what was chosen',
    async (path, { world, read }) => {
      const page = await read(`${path}?ngay=30/06/2025&ky=2025`)
      expect(page.text).toContain('Số liệu năm Mới nhất có 2025 2024 2023')
      expect(page.text).toMatch(/(0|Chưa xã nào) trong [\d.]+ xã (đã )?báo cáo số liệu năm 2025/)
      const { text } = await world.api.page(`${path}?ngay=30/06/2025&ky=2024`)
      expect(text).toMatch(/<option selected>2024<\/option>/)
      expect(text).toContain('30/06/2025&#38;ky&#61;2024')
    },
  )

  test.for(['/', '/ban-do', '/don-vi/82', '/don-vi/30253'])(
    '%s refuses a year that has not begun',
    async (path, { read }) => {
      expect(await read(`${path}?ky=2026`)).toMatchObject({
        status: 422,
        text: expect.stringContaining('Chưa tới năm 2026'),
      })
    },
  )

  test('the page of a unit too shows the newest year with results', async ({ read }) => {
    expect((await read('/don-vi/30154?ngay=30/06/2025')).text).toMatch(/Năm 2024, xã tự đánh giá đạt/)
    expect((await read('/don-vi/87?ngay=30/06/2025')).text).toMatch(/Năm 2024, [1-9]\d* trong 114 xã/)
  })

  test('a day beyond what can be known is refused in one sentence', async ({ read }) => {
    for (const path of ['/', '/ban-do', '/tim-kiem', '/don-vi/82'])
      expect(await read(`${path}?ngay=9999-12-31`)).toMatchObject({
        status: 422,
        text: expect.stringContaining('Chưa xem được ngày 31/12/9999: xa nhất là 31/12/2030'),
      })
  })
})
