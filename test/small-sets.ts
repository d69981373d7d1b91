// Small sets and figures for the tests of the evaluation.
import { period } from '../server/kernel/period.ts'
import { plainDate } from '../server/kernel/time.ts'
import { CriteriaSet, type Criterion, type Indicator, type Level } from '../server/modules/criteria/contract.ts'
import type { EvaluationContext } from '../server/modules/criteria/evaluate.ts'
import type { Figure, Memberships } from '../server/modules/criteria/result.ts'

export const at: EvaluationContext = {
  date: plainDate('2024-12-31'),
  period: period('2024'),
  countable: new Set(['ho', 'ho_nuoc_sach', 'nha_tam']),
}
export const delta: Memberships = {
  region: 'ĐBSCL',
  group: null,
  scopes: [],
  held: new Map([['ethnic-area-3', false]]),
}

export const known = (value: string, where: Level['where'] = {}, op: '>=' | '<=' | '=' = '>='): Level => ({
  where,
  state: 'known',
  op,
  value,
  confidence: 'verbatim-secondary',
  source: 'test',
})
export const unknown: Level = { where: {}, state: 'unknown', confidence: null, source: null }

export function water(levels: Level[]): Indicator {
  return {
    code: '17.1',
    name: { vi: 'Nước sạch', en: 'Clean water' },
    sector: 'nong-nghiep',
    kind: 'percent',
    unit: '%',
    formula: '100 * ho_nuoc_sach / ho',
    wording: { vi: 'Tỷ lệ hộ được sử dụng nước sạch', confidence: 'verbatim-secondary', source: 'test' },
    lead: null,
    levels,
  }
}

export const yesNo = (code: string, element: string): Indicator => ({
  ...water([known('true', {}, '=')]),
  code,
  kind: 'boolean',
  formula: element,
})

export function criterion(
  code: string,
  indicators: Indicator[],
  officialCount: number | null = indicators.length,
): Criterion {
  return { code, name: { vi: code, en: code }, group: 'g', role: 'criterion', officialCount, indicators }
}

export function setOf(criteria: Criterion[], more: Partial<CriteriaSet> = {}): CriteriaSet {
  const indicators = criteria.reduce((sum, one) => sum + one.indicators.length, 0)
  return CriteriaSet.parse({
    id: 'test',
    version: 1,
    level: 'commune',
    tier: 'basic',
    title: { vi: 'Thử', en: 'Test' },
    illustrative: false,
    legalBasis: [],
    inForce: { from: '2024-01-01', to: null },
    assessmentYears: { from: 2024, to: null },
    supersedes: null,
    officialCounts: { criteria: criteria.length, indicators: Math.max(1, indicators), conditions: 0 },
    pass: { rule: 'all' },
    regions: ['TDMNPB', 'ĐBSCL'].map((code) => ({ code, vi: code })),
    groups: [],
    memberships: [
      {
        from: '2024-01-01',
        to: null,
        anyOf: ['ethnic-area-3'],
        useRegion: 'TDMNPB',
        vi: 'xã khu vực III',
        confidence: 'verbatim-secondary',
        source: null,
      },
    ],
    editions: [],
    notes: [],
    criteria,
    ...more,
  })
}

export const figures = (values: Record<string, string>) =>
  new Map(
    Object.entries(values).map(([code, given]): [string, Figure] =>
      /^(-?\d|true|false)/.test(given)
        ? [code, { value: given, noValue: null }]
        : [code, { value: null, noValue: given as Figure['noValue'] }],
    ),
  )
