import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { sayFormula, sayLevel } from './say-law.ts'

describe('the pages of criteria sets', () => {
  test('list every set with what was read and say that unconfirmed levels recognise nobody', async ({ world }) => {
    const page = await world.api.page('/tieu-chi')
    expect(page.status).toBe(200)
    expect(page.text).toContain('/tieu-chi/commune-basic-2021-2025@2')
    expect(page.text).toContain('/tieu-chi/commune-basic-2021-2025@1')
    expect(page.text).toContain('57/57')
    expect(page.text).toContain('6/47')
    expect(page.text).toContain('chưa công nhận được đơn vị nào')
  })

  test('show one set with its sources, its formulas in words and how well each level is known', async ({ world }) => {
    const page = await world.api.page('/tieu-chi/commune-basic-2021-2025@2')
    expect(page.text).toContain('211/QĐ-TTg')
    // A law firm's digest is a secondary source; an authority's page is not.
    expect(page.text).toMatch(/tintuc\.thuvienphapluat\.com<\/a\s*>\s*<span class="quiet">\(nguồn thứ cấp\)/)
    expect(page.text).toMatch(/arit\.gov\.vn<\/a\s*>(?!\s*<span class="quiet">\(nguồn thứ cấp)/)
    expect(page.text).toContain('100 × Hộ phân loại chất thải rắn tại nguồn ÷ Tổng số hộ')
    expect(page.text).toContain('chưa đối chiếu văn bản gốc')
    expect(page.text).toContain('chưa biết')
    expect(page.text).not.toContain('ho_phan_loai_rac')
    expect(page.text.length).toBeLessThan(130_000)
  })

  test('lead from a set without a version to its newest', async ({ world }) => {
    const page = await world.api.page('/tieu-chi/commune-basic-2021-2025')
    expect(page).toMatchObject({ status: 302, headers: { location: '/tieu-chi/commune-basic-2021-2025@2' } })
  })

  test('refuse a name that is no set', async ({ world }) => {
    expect((await world.api.page('/tieu-chi/khong-co')).status).toBe(404)
    expect((await world.api.page('/tieu-chi/commune-basic-2021-2025@99')).status).toBe(404)
  })
})

describe('the law in words', () => {
  test('brackets a sum inside a product and names the extreme of several shares', () => {
    expect(sayFormula('100 * (ho_ngheo + ho_can_ngheo) / ho')).toBe(
      '100 × (Số hộ nghèo theo chuẩn nghèo đa chiều + Số hộ cận nghèo theo chuẩn nghèo đa chiều) ÷ Tổng số hộ',
    )
    expect(sayFormula('min(1, 2 * 3)')).toBe('số nhỏ nhất trong: 1; 2 × 3')
    expect(sayFormula('2 - (3 - 1)')).toBe('2 − (3 − 1)')
    expect(sayFormula('6 / (3 * 2)')).toBe('6 ÷ (3 × 2)')
  })

  test('says a level for citizens', () => {
    expect(sayLevel('>=', '30', '%')).toBe('từ 30% trở lên')
    expect(sayLevel('=', '0', 'nhà')).toBe('đúng 0 nhà')
    expect(sayLevel('=', 'true', 'Đạt/Không đạt')).toBe('có, đạt yêu cầu')
  })
})
