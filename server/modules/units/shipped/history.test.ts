import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../kernel/time.ts'
import { type DraftUnit, type History, type Step, traceHistory } from './history.ts'
import type { ListedUnit } from './lists.ts'

const FIRST = plainDate('2023-01-01')
const LATER = plainDate('2025-07-01')

const province = (code: string, shortName = `Tỉnh ${code}`): ListedUnit => ({
  code,
  level: 'province',
  type: 'tỉnh',
  shortName,
  parentCode: null,
})
const commune = (code: string, parentCode: string, shortName = `Xã ${code}`): ListedUnit => ({
  code,
  level: 'commune',
  type: 'xã',
  shortName,
  parentCode,
})

function trace(before: ListedUnit[], after: ListedUnit[], pairs: Step['pairs'] = []): History {
  let next = 0
  const steps: Step[] = [
    { list: before, day: FIRST, changeId: 'first', pairs: [] },
    { list: after, day: LATER, changeId: 'reform', pairs },
  ]
  return traceHistory(steps, () => `u${next++}`)
}

const holder = (history: History, code: string, day = LATER): DraftUnit | undefined =>
  history.units.find((unit) =>
    unit.versions.some((v) => v.code === code && v.validFrom <= day && (v.validTo === null || day < v.validTo)),
  )

describe('a unit keeps its identity', () => {
  test('through a rename, which is a dated row', () => {
    const history = trace([province('87'), commune('1', '87', 'Cũ')], [province('87'), commune('1', '87', 'Mới')])
    const unit = holder(history, '1')
    expect(unit?.id).toBe(holder(history, '1', FIRST)?.id)
    expect(unit?.versions.map((v) => [v.shortName, v.validFrom, v.validTo])).toEqual([
      ['Cũ', FIRST, LATER],
      ['Mới', LATER, null],
    ])
  })

  test('through a transfer to another unit above', () => {
    const list = [province('1'), province('2')]
    const history = trace([...list, commune('9', '1')], [...list, commune('9', '2')])
    expect(holder(history, '9')?.id).toBe(holder(history, '9', FIRST)?.id)
    expect(holder(history, '9')?.versions).toHaveLength(2)
  })

  test('under another code and level, when it alone became it', () => {
    const island: ListedUnit = { code: '755', level: 'district', type: 'huyện', shortName: 'Côn Đảo', parentCode: '77' }
    const zone: ListedUnit = { ...island, code: '26732', level: 'commune', type: 'đặc khu' }
    const history = trace([province('77'), island], [province('77'), zone], [['755', '26732']])
    expect(holder(history, '26732')?.id).toBe(holder(history, '755', FIRST)?.id)
    expect(history.successions).toEqual([])
  })

  test('and has no second row when nothing about it changed', () => {
    const list = [province('1'), commune('9', '1')]
    expect(trace(list, list).units.map((unit) => unit.versions.length)).toEqual([1, 1])
  })
})

describe('a merger ends the old units and makes a new one', () => {
  const before = [province('87'), commune('30253', '87'), commune('30271', '87'), commune('30277', '87')]
  const merged = trace(
    before,
    [province('87'), commune('30253', '87')],
    [
      ['30253', '30253'],
      ['30271', '30253'],
      ['30277', '30253'],
    ],
  )

  test('even under the code and name of one of them', () => {
    expect(holder(merged, '30253')?.id).not.toBe(holder(merged, '30253', FIRST)?.id)
    expect(holder(merged, '30253', FIRST)).toMatchObject({ validTo: LATER })
  })

  test('and the new unit knows all three', () => {
    const id = holder(merged, '30253')?.id
    const old = ['30253', '30271', '30277'].map((code) => holder(merged, code, FIRST)?.id)
    expect(merged.successions.filter((s) => s.successorId === id).map((s) => s.predecessorId)).toEqual(old)
  })
})

test('a split ends the old unit too', () => {
  const history = trace(
    [province('1'), commune('5', '1')],
    [province('1'), commune('5', '1'), commune('6', '1')],
    [
      ['5', '5'],
      ['5', '6'],
    ],
  )
  expect(holder(history, '5')?.id).not.toBe(holder(history, '5', FIRST)?.id)
  expect(history.successions).toHaveLength(2)
})

test('a unit that is gone without known successors ends and has none', () => {
  const history = trace([province('1'), commune('5', '1')], [province('1')])
  expect(holder(history, '5', FIRST)?.validTo).toBe(LATER)
  expect(history.successions).toEqual([])
})

/** Any mergers of up to twelve communes of one province: each old code goes to one new code. */
const reform = fc
  .array(fc.integer({ min: 0, max: 11 }), { minLength: 1, maxLength: 12 })
  .map((targets) => targets.map((to, from): [string, string] => [String(100 + from), String(100 + to)]))

describe('whatever merges into whatever', () => {
  const run = (pairs: [string, string][]): History =>
    trace(
      [province('1'), ...pairs.map(([from]) => commune(from, '1'))],
      [province('1'), ...new Set(pairs.map(([, to]) => to))].map((unit) =>
        typeof unit === 'string' ? commune(unit, '1') : unit,
      ),
      pairs,
    )

  test('each code has one holder a day, and they are those of the lists', () => {
    fc.assert(
      fc.property(reform, (pairs) => {
        const history = run(pairs)
        const codesOn = (day: string): string[] =>
          history.units
            .flatMap((unit) =>
              unit.versions.filter((v) => v.validFrom <= day && (v.validTo === null || day < v.validTo)),
            )
            .map((v) => v.code)
            .sort()
        expect(codesOn(FIRST)).toEqual(['1', ...pairs.map(([from]) => from)].sort())
        expect(codesOn(LATER)).toEqual(['1', ...new Set(pairs.map(([, to]) => to))].sort())
      }),
    )
  })

  test('a unit lives on exactly when it was the only one to become its successor', () => {
    fc.assert(
      fc.property(reform, (pairs) => {
        const history = run(pairs)
        for (const [from, to] of pairs) {
          const isAlone = pairs.filter((pair) => pair[1] === to).length === 1
          expect(holder(history, from, FIRST)?.validTo === null).toBe(isAlone)
        }
      }),
    )
  })

  test('the rows of a unit cover its life without gap or overlap', () => {
    fc.assert(
      fc.property(reform, (pairs) => {
        for (const unit of run(pairs).units) {
          expect(unit.versions[0]?.validFrom).toBe(unit.validFrom)
          expect(unit.versions.at(-1)?.validTo).toBe(unit.validTo)
          unit.versions.slice(1).forEach((v, i) => expect(v.validFrom).toBe(unit.versions[i]?.validTo))
        }
      }),
    )
  })
})
