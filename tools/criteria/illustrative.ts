import { CriteriaSet, type Indicator, type Level } from '../../server/modules/criteria/contract.ts'
import { plainDate } from '../../server/kernel/time.ts'

/**
 * Invented levels for what nobody has read, so that a demo shows every result. They are not the law's numbers and
 * the set that holds them loads into a demo database only (domain rules 9 and 23).
 */
const INVENTED: Record<string, string> = {
  '2.1': '100',
  '2.2': '80',
  '2.3': '85',
  '2.4': '75',
  '4.2': '98',
  '9.2': '75',
  '10': '55',
  '11': '5',
  '12.1': '70',
  '12.2': '25',
  '14.2': '80',
  '16': '75',
  '17.1': '80',
  '17.2': '90',
  '17.6': '85',
  '17.8': '85',
  '17.9': '80',
}

const SOURCE = 'dữ liệu minh họa'

/** The real set's structure with every open level filled in. Same input, same output. */
export function makeIllustrative(real: CriteriaSet): CriteriaSet {
  return CriteriaSet.parse({
    ...real,
    id: 'minh-hoa-xa-2024',
    version: 1,
    title: {
      vi: 'Bộ tiêu chí xã nông thôn mới: bộ minh họa, không có giá trị pháp lý',
      en: 'Commune criteria: illustrative set, without legal force',
    },
    illustrative: true,
    inForce: { from: plainDate('2024-01-01'), to: null },
    assessmentYears: { from: 2024, to: null },
    supersedes: null,
    // Nobody has to look up lists of areas before a demo commune can be evaluated.
    memberships: [],
    editions: [],
    notes: ['Bộ minh họa: các mức chưa đọc được trong văn bản đã được đặt ra để trình diễn. Không dùng để công nhận.'],
    criteria: real.criteria.map((criterion) => ({ ...criterion, indicators: criterion.indicators.map(fillIn) })),
  })
}

function fillIn(indicator: Indicator): Indicator {
  const national = indicator.levels.filter((level) => level.where.scope === undefined)
  const isOpen = national.some((level) => level.state === 'unknown' || level.state === 'delegated')
  if (!isOpen) return { ...indicator, levels: national }
  const value = INVENTED[indicator.code]
  if (value === undefined) throw new Error(`no illustrative level for ${indicator.code}`)
  const op = indicator.code === '11' ? ('<=' as const) : ('>=' as const)
  const level: Level = { where: {}, state: 'known', op, value, confidence: 'illustrative', source: SOURCE }
  return { ...indicator, levels: [level] }
}
