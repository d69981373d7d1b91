import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../kernel/time.ts'
import type { Catalogue, CatalogueUnit, CatalogueVersion } from '../catalogue/catalogue-types.ts'
import { ChangeLines } from '../change-contract.ts'
import type { ChangePlan } from './change-plan.ts'
import type { UnitType } from '../contract.ts'
import { indexNames } from '../catalogue/name-index.ts'
import { fullName, levelOfType } from '../names.ts'
import { planChange } from './plan-change.ts'

const START = plainDate('2025-07-01')
const DAY = plainDate('2026-04-30')

type Sketch = [code: string, type: UnitType, name: string, parent: string | null]

/** Tỉnh 75 with communes A–E, and tỉnh 80. Ids are `u{code}`. */
const SKETCHES: Sketch[] = [
  ['75', 'tỉnh', 'Bắc', null],
  ['80', 'tỉnh', 'Nam', null],
  ['10001', 'xã', 'A', '75'],
  ['10002', 'xã', 'B', '75'],
  ['10003', 'xã', 'C', '75'],
  ['10004', 'phường', 'D', '80'],
]

function catalogueOf(sketches: readonly Sketch[], more: Partial<CatalogueUnit>[] = []): Catalogue {
  const units = sketches.map(([code, type, shortName, parent]): CatalogueUnit => {
    const level = levelOfType(type, parent !== null)
    const parentId = parent === null ? null : `u${parent}`
    const version = { from: START, to: null, level, type, code, name: fullName(type, shortName), shortName, parentId }
    return unitOf(`u${code}`, [version])
  })
  const all = [...units, ...more.map((part) => ({ ...unitOf(part.id ?? '', part.versions ?? []), ...part }))]
  const byId = new Map(all.map((unit) => [unit.id, unit]))
  const below = new Map<string, CatalogueUnit[]>()
  for (const unit of all)
    for (const { parentId } of unit.versions) if (parentId) below.set(parentId, [...(below.get(parentId) ?? []), unit])
  const levels = [
    { name: 'province' as const, label: 'cấp tỉnh', from: START, to: null, again: null },
    { name: 'district' as const, label: 'cấp huyện', from: plainDate('2023-01-01'), to: START, again: null },
    { name: 'commune' as const, label: 'cấp xã', from: START, to: null, again: null },
  ]
  return { units: byId, below, names: indexNames(byId), windows: [], levels }
}

function unitOf(id: string, versions: readonly CatalogueVersion[]): CatalogueUnit {
  const [first] = versions
  return {
    id,
    validFrom: first?.from ?? START,
    validTo: versions.at(-1)?.to ?? null,
    earliest: first?.from ?? START,
    versions,
    successors: [],
    predecessors: [],
    memberships: [],
  }
}

const plan = (lines: unknown[], catalogue = catalogueOf(SKETCHES)): ChangePlan =>
  planChange(catalogue, DAY, ChangeLines.parse(lines))

const flow = (from: string, to: string, share: string | null = null) => ({ kind: 'flow', from, to, share })
const unit = (code: string, type: UnitType, name: string, parent: string | null) => ({
  kind: 'unit',
  code,
  type,
  name,
  parent,
})

describe('identity', () => {
  test.for([
    ['renamed', { kind: 'edit', code: '10001', name: 'Anh' }],
    ['reclassified', { kind: 'edit', code: '10001', type: 'phường' }],
    ['transferred', { kind: 'edit', code: '10001', parent: '80' }],
    ['given another code', { kind: 'edit', code: '10001', newCode: '10009' }],
  ] as const)('a unit that is %s goes on', ([, line]) => {
    const { continued, ended, begun, problems } = plan([line])
    expect(problems).toEqual([])
    expect(continued.map((one) => one.unit.id)).toEqual(['u10001'])
    expect([ended, begun]).toEqual([[], []])
  })

  test('a level that ended is there again from a day, and units of it may begin', () => {
    const district = { kind: 'unit', code: '801', type: 'huyện', name: 'Mới', parent: '75' } as const
    expect(plan([district]).problems.map(({ detail }) => detail)).toEqual([
      'Huyện Mới (mã 801) thuộc cấp huyện, nhưng từ ngày 30/04/2026 không còn cấp huyện.',
    ])
    const again = plan([{ kind: 'level-on', level: 'district' }, district])
    expect(again).toMatchObject({ problems: [], levelsOn: ['district'] })
    expect(plan([{ kind: 'level-on', level: 'commune' }]).problems.map(({ detail }) => detail)).toEqual([
      'Ngày 30/04/2026 vẫn có cấp xã, không cần lập lại.',
    ])
    expect(plan([{ kind: 'level-off', level: 'district' }]).problems.map(({ detail }) => detail)).toEqual([
      'Ngày 30/04/2026 không còn cấp huyện.',
    ])
  })

  test('a merger ends all and begins one, even under the code and name of a predecessor', () => {
    const { continued, ended, begun, flows, problems } = plan([flow('10002', '10001')])
    expect(problems).toEqual([])
    expect(ended.map((one) => one.unit.id).sort()).toEqual(['u10001', 'u10002'])
    expect(begun).toMatchObject([{ key: 'new:10001', standing: { shortName: 'A', parentKey: 'u75' } }])
    expect(flows.map(({ from, toKey }) => [from.id, toKey])).toEqual([
      ['u10002', 'new:10001'],
      ['u10001', 'new:10001'],
    ])
    expect(continued).toEqual([])
  })

  test('a split ends one and begins several, with the shares that are known', () => {
    const { ended, begun, flows, problems } = plan([
      flow('10001', '10005', '0.6'),
      flow('10001', '10006'),
      unit('10005', 'xã', 'A Một', '75'),
      unit('10006', 'phường', 'A Hai', '75'),
    ])
    expect(problems).toEqual([])
    expect(ended.map((one) => one.unit.id)).toEqual(['u10001'])
    expect(begun.map(({ key }) => key)).toEqual(['new:10005', 'new:10006'])
    expect(flows.map(({ share }) => share)).toEqual(['0.6', null])
  })

  test('one whole unit into one new code is the same unit under that code', () => {
    const { continued, ended, begun } = plan([flow('10001', '10009', '1'), unit('10009', 'phường', 'A', '75')])
    expect([ended, begun]).toEqual([[], []])
    expect(continued).toMatchObject([{ unit: { id: 'u10001' }, after: { code: '10009', type: 'phường' } }])
  })

  test('provinces merge and their communes move along', () => {
    const { ended, begun, continued, problems } = plan([flow('80', '75')])
    expect(problems).toEqual([])
    expect(ended.map((one) => one.unit.id).sort()).toEqual(['u75', 'u80'])
    expect(begun).toMatchObject([{ key: 'new:75', standing: { type: 'tỉnh', shortName: 'Bắc' } }])
    expect(continued.map((one) => [one.unit.id, one.after.parentKey])).toEqual([
      ['u10001', 'new:75'],
      ['u10002', 'new:75'],
      ['u10003', 'new:75'],
      ['u10004', 'new:75'],
    ])
  })
})

describe('a decision that cannot be is refused with the place', () => {
  const gone: Partial<CatalogueUnit> = {
    id: 'gone',
    versions: [
      {
        from: START,
        to: plainDate('2026-01-01'),
        level: 'commune',
        type: 'xã',
        code: '10008',
        name: 'Xã Cũ',
        shortName: 'Cũ',
        parentId: 'u75',
      },
    ],
  }
  test.for([
    ['an unknown code', [flow('19999', '10001')], 'không có đơn vị mang mã 19999'],
    ['a code whose holder ended', [flow('10008', '10001')], 'Xã Cũ mang mã này đến hết ngày 31/12/2025'],
    ['a code already used that day', [unit('10002', 'xã', 'Mới', '75')], 'mã 10002 thuộc cả Xã B và Xã Mới'],
    ['an orphan', [{ kind: 'end', code: '80' }], 'Phường D (mã 10004) mất cấp trên: Tỉnh Nam kết thúc'],
    ['a parent that does not exist', [{ kind: 'edit', code: '10001', parent: '79' }], 'không có đơn vị mang mã này'],
    ['a commune above a commune', [{ kind: 'edit', code: '10001', parent: '10002' }], 'cấp trên phải cao hơn một cấp'],
    ['a unit below itself', [{ kind: 'edit', code: '75', parent: '10001' }], 'nằm dưới chính mình'],
    ['a level that is switched off', [unit('755', 'huyện', 'Đảo', '75')], 'không còn cấp huyện'],
    [
      'a target nobody describes',
      [flow('10001', '10007'), flow('10002', '10007')],
      'Chưa có dòng nói đơn vị mới mã 10007',
    ],
    ['shares above the whole', [flow('10001', '10002', '0.8'), flow('10001', '10003', '0.7')], 'nhiều hơn cả đơn vị'],
    ['one flow twice', [flow('10001', '10002'), flow('10001', '10002')], 'có hai dòng'],
    ['a unit merged and dissolved', [flow('10001', '10002'), { kind: 'end', code: '10001' }], 'vừa giải thể'],
    [
      'a merged unit renamed',
      [flow('10001', '10002'), { kind: 'edit', code: '10001', name: 'X' }],
      'kết thúc trong chính',
    ],
  ] as const)('%s', ([, lines, words]) => {
    const { problems } = plan([...lines], catalogueOf(SKETCHES, [gone]))
    expect(problems.map(({ detail }) => detail).join('\n')).toContain(words)
  })

  test('a row of the sheet is named', () => {
    expect(plan([{ ...flow('19999', '10001'), row: 12 }]).problems[0]?.row).toBe(12)
  })

  test('a decision dated before a later change of the same unit waits for its turn', () => {
    const before = planChange(catalogueOf(SKETCHES), START, ChangeLines.parse([flow('10001', '10002')]))
    expect(before.problems[0]?.detail).toContain('mới có từ chính ngày 01/07/2025')
    const standing = { level: 'commune', type: 'xã', code: '10007', parentId: 'u75' } as const
    const later: Partial<CatalogueUnit> = {
      id: 'later',
      versions: [
        { ...standing, from: START, to: plainDate('2026-06-01'), name: 'Xã L', shortName: 'L' },
        { ...standing, from: plainDate('2026-06-01'), to: null, name: 'Xã Sau', shortName: 'Sau' },
      ],
    }
    const { problems } = plan([{ kind: 'edit', code: '10007', name: 'Khác' }], catalogueOf(SKETCHES, [later]))
    expect(problems[0]?.detail).toContain('còn thay đổi ngày 01/06/2026')
  })
})
