import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../kernel/time.ts'
import type { CriteriaSet, Indicator, Level } from './contract.ts'
import { evaluate } from './evaluate.ts'
import { at, criterion, figures, known, setOf, unknown, water } from '../../../test/small-sets.ts'
import type { Figure, Memberships } from './result.ts'

describe('domain rule 12: taking something away never makes anything met', () => {
  const value = fc.constantFrom('0', '1', '50', '85', '100', 'not-due', 'not-applicable', 'refused')
  const levels = fc.constantFrom<Level[]>(
    [known('80')],
    [unknown],
    [known('70', { region: 'TDMNPB' }), known('90', { region: 'ĐBSCL' })],
    [known('10', {}, '<=')],
    [known('60'), known('90', { scope: 'dong-nai', year: 2024 })],
  )
  const world = fc.record({
    figures: fc.dictionary(fc.constantFrom('ho', 'w0', 'w1', 'w2', 'w3', 'b0', 'b1', 'b2', 'b3'), value),
    criteria: fc.array(fc.array(levels, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    region: fc.constantFrom('TDMNPB', 'ĐBSCL', null),
    area3: fc.constantFrom(true, false, undefined),
    scopes: fc.constantFrom<string[] | null>([], ['dong-nai'], null),
  })
  const edition = {
    scope: 'dong-nai',
    title: 'x',
    legalBasis: 'x',
    provinceCode: '75',
    codeOn: plainDate('2025-06-30'),
    confidence: 'verbatim' as const,
    source: null,
    sets: ['0.0', '1.0', '2.0'],
  }

  function build(lists: Level[][][]): CriteriaSet {
    const criteria = lists.map((list, row) =>
      criterion(
        String(row),
        list.map((one, column) => ({ ...water(one), code: `${row}.${column}`, formula: `100 * w${column} / ho` })),
        Math.max(1, list.length),
      ),
    )
    return setOf(criteria, { editions: [edition] })
  }

  const statesOf = (set: CriteriaSet, unit: Memberships, values: Map<string, Figure>) => {
    const result = evaluate(set, unit, values, at)
    const states = new Map<string, string>([['set', result.verdict]])
    for (const one of result.criteria) {
      states.set(`criterion ${one.code}`, one.state)
      for (const indicator of one.indicators) states.set(indicator.code, indicator.state)
    }
    return states
  }

  function removals(set: CriteriaSet, values: Map<string, Figure>): [CriteriaSet, Map<string, Figure>][] {
    const mapIndicators = (change: (list: Indicator[], row: number) => Indicator[]): CriteriaSet => ({
      ...set,
      criteria: set.criteria.map((one, row) => ({ ...one, indicators: change(one.indicators, row) })),
    })
    const found: [CriteriaSet, Map<string, Figure>][] = [...values.keys()].map((code) => [
      set,
      new Map([...values].filter(([other]) => other !== code)),
    ])
    set.criteria.forEach((one, row) => {
      found.push([{ ...set, criteria: set.criteria.filter((other) => other !== one) }, values])
      one.indicators.forEach((indicator, column) => {
        found.push([
          mapIndicators((list, r) => (r === row ? list.filter((other) => other !== indicator) : list)),
          values,
        ])
        for (const level of indicator.levels)
          found.push([
            mapIndicators((list, r) =>
              r !== row
                ? list
                : list.map((other, c) =>
                    c === column ? { ...other, levels: other.levels.filter((gone) => gone !== level) } : other,
                  ),
            ),
            values,
          ])
      })
    })
    return found
  }

  test('an indicator, a level, a criterion or a figure', () => {
    fc.assert(
      fc.property(world, ({ figures: given, criteria, region, area3, scopes }) => {
        const set = build(criteria)
        const held = new Map<string, boolean>(area3 === undefined ? [] : [['ethnic-area-3', area3]])
        const unit: Memberships = { region, group: null, scopes, held }
        const values = figures(given)
        const before = statesOf(set, unit, values)
        const turned = removals(set, values).flatMap(([lessSet, lessValues]) =>
          [...statesOf(lessSet, unit, lessValues)].filter(
            ([what, state]) => state === 'met' && before.get(what) !== 'met',
          ),
        )
        expect(turned).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
