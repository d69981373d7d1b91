import { describe, expect, test } from 'vitest'
import type { ProvinceResults } from './contract.ts'
import { findChanges, isSameResults } from './find-changes.ts'

const first: ProvinceResults = {
  kind: 'province-results',
  unit: { code: '87', name: 'Tỉnh Đồng Tháp' },
  year: 2024,
  asOf: '2024-12-31',
  knownAt: '2025-01-20T02:00:00.000Z',
  coverage: 'exact',
  set: { id: 'bo', version: 1, title: 'Bộ tiêu chí', illustrative: true },
  totals: { communes: 1, others: 4, reported: 1, met: 1, notMet: 0, recognised: 1 },
  communes: [
    {
      code: '30253',
      name: 'Xã Tân Nhuận Đông',
      parent: 'Huyện Châu Thành',
      verdict: 'met',
      criteriaMet: 19,
      criteriaTotal: 19,
      indicatorsMet: 57,
      indicatorsNotMet: 0,
      indicatorsOpen: 0,
      recognised: { tier: 'basic', number: 'MH-01/QĐ', date: '2024-12-01' },
    },
  ],
  indicators: [{ code: '17.11', name: 'Phân loại rác', notMet: 0, missing: 1, unknown: 0 }],
}
const [commune] = first.communes
const [indicator] = first.indicators
if (!commune || !indicator) throw new Error('nothing to change')

const withCommune = (more: Partial<typeof commune>): ProvinceResults => ({
  ...first,
  communes: [{ ...commune, ...more }],
})
const sealed = { tier: 'basic', number: 'MH-01/QĐ', date: '2024-12-01' }

describe('a correction', () => {
  test.for<[string, ProvinceResults, string]>([
    ['of how many indicators are open', withCommune({ indicatorsOpen: 2 }), '2 chưa rõ'],
    ['of the tier of a recognition', withCommune({ recognised: { ...sealed, tier: 'exemplary' } }), 'Kiểu mẫu'],
    ['of the day of a recognition', withCommune({ recognised: { ...sealed, date: '2024-12-02' } }), '02/12/2024'],
    ['of a recognition before any report', withCommune({ verdict: null }), 'MH-01/QĐ'],
    ['of the district', withCommune({ parent: 'Huyện Lai Vung' }), 'Lai Vung'],
    ['of an indicator alone', { ...first, indicators: [{ ...indicator, missing: 0, unknown: 1 }] }, '1 chưa rõ mức'],
    ['of the wards', { ...first, totals: { ...first.totals, others: 5 } }, 'không tính 5'],
    ['of how well the day is known', { ...first, coverage: 'approximate' }, 'gần đúng'],
  ])('%s is another content, with a line that says so', ([, second, words], { expect: check }) => {
    check(isSameResults(first, second)).toBe(false)
    const changes = findChanges(first, second)
    check(changes).toHaveLength(1)
    check(changes[0]?.after).toContain(words)
  })

  test('is not that the same was asked on another day', () => {
    const later = { ...first, asOf: '2025-01-01', knownAt: '2025-02-01T00:00:00.000Z' }
    expect(isSameResults(first, later)).toBe(true)
    expect(findChanges(first, later)).toEqual([])
  })
})
