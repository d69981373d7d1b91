import { expect, test } from 'vitest'
import type { ProvinceResults } from './contract.ts'
import { wordsOf } from './results-pdf.ts'

const results: ProvinceResults = {
  kind: 'province-results',
  unit: { code: '87', name: 'Tỉnh Đồng Tháp' },
  year: 2024,
  asOf: '2024-12-31',
  knownAt: '2025-01-20T02:00:00Z',
  coverage: 'exact',
  set: { id: 'commune-basic-2021-2025', version: 2, title: 'Bộ tiêu chí', illustrative: false },
  totals: { communes: 114, others: 29, reported: 111, met: 29, notMet: 79, recognised: 3 },
  communes: [],
  indicators: [],
}

test('the numbers at the head of a report add up: those without a conclusion are there too', () => {
  const totals = new Map(wordsOf(results).totals.map(([label, value]) => [label, Number(value)]))
  expect(totals.get('xã chưa kết luận')).toBe(3)
  const parts = ['xã đạt theo số liệu', 'xã chưa đạt', 'xã chưa kết luận'].map((label) => totals.get(label) ?? 0)
  expect(parts.reduce((sum, one) => sum + one, 0)).toBe(totals.get('xã đã báo cáo'))
})
