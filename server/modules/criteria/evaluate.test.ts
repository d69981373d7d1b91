import { describe, expect, test } from 'vitest'
import { period } from '../../kernel/period.ts'
import { plainDate } from '../../kernel/time.ts'
import type { CriteriaSet, Level } from './contract.ts'
import { evaluate } from './evaluate.ts'
import { at, criterion, delta, figures, known, setOf, water, yesNo } from '../../../test/small-sets.ts'

const first = (set: CriteriaSet, values: Parameters<typeof figures>[0], unit = delta, context = at) => {
  const result = evaluate(set, unit, figures(values), context).criteria[0]?.indicators[0]
  if (!result) throw new Error('the set has no indicator')
  return result
}

describe('one indicator', () => {
  const set = setOf([criterion('17', [water([known('80')])])])

  test('79.96 % is not 80 %, and says how many households are missing', () => {
    const result = first(set, { ho: '2500', ho_nuoc_sach: '1999' })
    expect(result).toMatchObject({
      state: 'not-met',
      value: '79.96',
      gaps: [{ elements: ['ho_nuoc_sach'], amount: '1', direction: 'more' }],
    })
  })

  test('exactly 80 % is met', () => {
    expect(first(set, { ho: '2500', ho_nuoc_sach: '2000' })).toMatchObject({ state: 'met', value: '80', gaps: [] })
  })

  test('more households with water than households is refused as a figure, not answered', () => {
    expect(first(set, { ho: '100', ho_nuoc_sach: '110' })).toMatchObject({
      state: 'no-figure',
      noFigure: { why: 'refused', problem: 'outside-0-100' },
    })
  })

  test.each([
    [
      { ho: '0', ho_nuoc_sach: '0' },
      { why: 'refused', elements: ['ho_nuoc_sach', 'ho'], problem: 'whole-is-zero' },
    ],
    [{ ho: '9' }, { why: 'not-reported', elements: ['ho_nuoc_sach'], problem: null }],
    [
      { ho: '9', ho_nuoc_sach: 'not-due' },
      { why: 'not-due', elements: ['ho_nuoc_sach'], problem: null },
    ],
    [
      { ho: 'not-reported', ho_nuoc_sach: 'refused' },
      { why: 'refused', elements: ['ho_nuoc_sach'], problem: null },
    ],
    [
      { ho: 'not-due', ho_nuoc_sach: 'not-applicable' },
      { why: 'not-due', elements: ['ho'], problem: null },
    ],
  ] as const)('%j has no figure: %j', (values, noFigure) => {
    expect(first(set, values)).toMatchObject({ state: 'no-figure', noFigure })
  })

  test('does not apply when everything missing is said not to apply', () => {
    expect(first(set, { ho: '9', ho_nuoc_sach: 'not-applicable' }).state).toBe('not-applicable')
  })

  test('no makeshift houses: a count that must be zero', () => {
    const houses = setOf([criterion('9', [{ ...water([known('0', {}, '=')]), kind: 'number', formula: 'nha_tam' }])])
    expect(first(houses, { nha_tam: '0' }).state).toBe('met')
    expect(first(houses, { nha_tam: '3' })).toMatchObject({
      state: 'not-met',
      gaps: [{ elements: ['nha_tam'], amount: '3', direction: 'fewer' }],
    })
  })

  test('a share that men and women must both reach names the one that falls short', () => {
    const both = setOf([criterion('12', [{ ...water([known('50')]), formula: 'min(100 * a / nam, 100 * b / nu)' }])])
    const result = first(both, { a: '60', nam: '100', b: '40', nu: '100' })
    expect(result).toMatchObject({ state: 'not-met', value: '40', gaps: [{ elements: ['b'], amount: '10' }] })
  })

  test('a further statement of the level must hold too', () => {
    const also = { formula: '100 * ho_tap_trung >= 40 * ho', vi: 'trong đó cấp nước tập trung từ 40%' }
    const level = { ...known('80'), also } as Level
    const piped = setOf([criterion('17', [water([level])])])
    expect(first(piped, { ho: '100', ho_nuoc_sach: '90', ho_tap_trung: '39' }).state).toBe('not-met')
    expect(first(piped, { ho: '100', ho_nuoc_sach: '90', ho_tap_trung: '40' }).state).toBe('met')
    expect(first(piped, { ho: '100', ho_nuoc_sach: '90' }).state).toBe('no-figure')
  })

  test('a yes-or-no figure takes 1 and 0 only', () => {
    const plan = setOf([criterion('1', [yesNo('1.1', 'co_quy_hoach')])])
    expect(first(plan, { co_quy_hoach: '1' })).toMatchObject({ state: 'met', value: 'true' })
    expect(first(plan, { co_quy_hoach: '0' })).toMatchObject({ state: 'not-met', value: 'false' })
    expect(first(plan, { co_quy_hoach: '2' })).toMatchObject({ noFigure: { problem: 'not-yes-or-no' } })
  })
})

describe('the level that counts', () => {
  const byRegion = setOf([
    criterion('17', [water([known('70', { region: 'TDMNPB' }), known('90', { region: 'ĐBSCL' })])]),
  ])
  const values = { ho: '100', ho_nuoc_sach: '80' }

  test('follows the region of the commune', () => {
    expect(first(byRegion, values)).toMatchObject({
      state: 'not-met',
      level: { value: '90', basis: { region: 'ĐBSCL' } },
    })
  })

  test('an area III commune uses the level of the northern mountains', () => {
    const area3 = { ...delta, held: new Map([['ethnic-area-3', true]]) }
    expect(first(byRegion, values, area3)).toMatchObject({
      state: 'met',
      level: { value: '70', basis: { overriddenBy: ['ethnic-area-3'] } },
    })
  })

  test('is unknown while nobody has said whether the commune is area III', () => {
    expect(first(byRegion, values, { ...delta, held: new Map() })).toMatchObject({
      state: 'level-unknown',
      level: { why: 'membership-unknown', undecided: ['ethnic-area-3'] },
    })
  })

  test('is known all the same when every candidate asks for the same', () => {
    const same = setOf([
      criterion('17', [water([known('70', { region: 'TDMNPB' }), known('70', { region: 'ĐBSCL' })])]),
    ])
    const result = first(same, values, { ...delta, region: null, held: new Map() })
    expect(result).toMatchObject({ state: 'met', level: { basis: { sameFor: ['region', 'ethnic-area-3'] } } })
  })

  test('an edition without a line for the year is unknown and never falls back to the centre', () => {
    const edition = {
      scope: 'dong-nai',
      title: 'Đồng Nai',
      legalBasis: 'x',
      provinceCode: '75',
      codeOn: plainDate('2025-06-30'),
      confidence: 'verbatim-secondary' as const,
      source: null,
      sets: ['17.1'],
    }
    const levels = [known('60'), known('84.5', { scope: 'dong-nai', year: 2024 })]
    const set = setOf([criterion('17', [water(levels)])], { editions: [edition] })
    const inside = { ...delta, scopes: ['dong-nai'] }
    expect(first(set, values, delta).state).toBe('met')
    expect(first(set, values, inside)).toMatchObject({ state: 'not-met', level: { value: '84.5' } })
    expect(first(set, values, inside, { ...at, period: period('2026') })).toMatchObject({ level: { why: 'no-entry' } })
    expect(first(set, values, { ...delta, scopes: null })).toMatchObject({ level: { undecided: ['scope'] } })
  })

  test('recognises only when read well enough and confirmed by a person', () => {
    const set = setOf([criterion('17', [water([known('70')])])])
    const confirmed = new Set(['17.1'])
    expect(first(set, values).canRecognise).toBe(false)
    expect(first(set, values, delta, { ...at, confirmed }).canRecognise).toBe(true)
    const guess = setOf([criterion('17', [water([{ ...known('70'), confidence: 'general-knowledge' }])])])
    expect(first(guess, values, delta, { ...at, confirmed }).canRecognise).toBe(false)
  })
})

describe('criteria and the whole set', () => {
  const verdict = (set: CriteriaSet, values: Parameters<typeof figures>[0]) =>
    evaluate(set, delta, figures(values), at).verdict
  const two = setOf([criterion('1', [yesNo('1.1', 'a'), yesNo('1.2', 'b')])])

  test('one failure decides, else one unknown, else it is met', () => {
    expect(verdict(two, { a: '0' })).toBe('not-met')
    expect(verdict(two, { a: '1' })).toBe('unknown')
    expect(verdict(two, { a: '1', b: '1' })).toBe('met')
  })

  test('a criterion without indicators and a set below its official count are incomplete, never met', () => {
    expect(verdict(setOf([criterion('1', [yesNo('1.1', 'a')]), criterion('2', [], null)]), { a: '1' })).toBe(
      'incomplete',
    )
    const short = setOf([criterion('1', [yesNo('1.1', 'a')])], {
      officialCounts: { criteria: 1, indicators: 2, conditions: 0 },
    })
    expect(verdict(short, { a: '1' })).toBe('incomplete')
  })

  test('counts add up', () => {
    const { counts } = evaluate(two, delta, figures({ a: '1', b: 'refused' }), at)
    expect(counts).toMatchObject({
      met: 1,
      noFigure: 1,
      refused: 1,
      notDue: 0,
      total: 2,
      criteriaMet: 0,
      criteriaTotal: 1,
    })
  })
})
