import { describe, expect } from 'vitest'
import { test as base, type World } from '../../../test/harness.ts'

const test = base.extend<{ read: (url: string) => Promise<{ status: number; text: string }> }>({
  read: async ({ world }, use) => {
    await use(async (url) => {
      const { status, text } = await world.api.page(url)
      return { status, text: text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))) }
    })
  },
})

describe('what a public page cannot show is refused in one sentence', () => {
  test.for([
    ['/cong-nhan?muc=sieu-cap', 422, 'Không có mức công nhận “sieu-cap”'],
    ['/cong-nhan?nam=abc', 422, '“abc” không phải là một năm'],
    ['/cong-nhan?nam=2030', 422, 'Chưa tới năm 2030'],
    ['/cong-nhan?tiep=sai', 422, 'không đọc được'],
    ['/cong-nhan?ngay=hom-qua', 422, 'Viết dạng 30/06/2025'],
    ['/don-vi/30253/thon-ap?ngay=hom-qua', 422, 'Viết dạng 30/06/2025'],
    ['/don-vi/30253?bo=khong-co@1', 404, 'Không có bộ tiêu chí “khong-co@1”'],
    ['/don-vi/87?bo=khong-co@1', 404, 'Không có bộ tiêu chí “khong-co@1”'],
    ['/don-vi/30253?chi-tieu=99.9', 404, 'không có tiêu chí hay chỉ tiêu “99.9”'],
  ] as const)('%s', async ([url, status, words], { read }) => {
    expect(await read(url)).toMatchObject({ status, text: expect.stringContaining(words) })
  })

  test('an empty field of a form is no question', async ({ read }) => {
    for (const url of ['/cong-nhan?nam=&muc=&ngay=', '/don-vi/30253?ky=&ngay=', '/?tinh=&ky=&ngay='])
      expect((await read(url)).status).toBe(200)
  })
})

describe('a public page says what it is', () => {
  test('a unit by its province, and until when', async ({ read }) => {
    expect((await read('/don-vi/30253')).text).toContain(
      '<title>Xã Tân Nhuận Đông, tỉnh Đồng Tháp · Nông thôn số</title>',
    )
    const [title] = /<title>.*<\/title>/.exec((await read('/don-vi/22?ngay=01/07/2025')).text) ?? []
    expect(title).toContain('Tỉnh Quảng Ninh')
  })

  test.for(['/', '/ban-do', '/tim-kiem', '/problems', '/don-vi/30253', '/cong-nhan'])(
    '%s has a description and one address, whatever was appended to it',
    async (path, { read }) => {
      const { text } = await read(`${path}?co=lon&fbclid=x&ngay=14/10/2024`)
      expect(text).toContain(`<link rel="canonical" href="${path}" />`)
      expect(text).toMatch(/<meta property="og:title" content="[^"]+" \/>/)
      expect(text).toMatch(/<meta name="description" content="[^"]{20,}" \/>/)
      expect(text).not.toContain('og:url')
    },
  )

  test('nobody is told a command, and the example of the search has something to show', async ({ world, read }) => {
    for (const path of ['/ban-do', '/ban-do?tinh=87']) expect((await read(path)).text).not.toContain('nts import')
    const code = /class="hint">[\s\S]*?<code>(\d{5})<\/code>/.exec((await read('/?tinh=87')).text)?.[1] ?? ''
    expect(await countCriteriaMet(world, code)).toBeGreaterThan(0)
  })
})

async function countCriteriaMet({ api }: World, code: string): Promise<number> {
  const { body } = await api.get(`/api/v1/units?q=${code}&level=commune&asOf=2024-10-14`)
  const board = await api.get(`/api/v1/units/${body.items[0].id}/board?period=2024`)
  return board.body.counts.criteriaMet
}
