import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { period } from '../server/kernel/period.ts'
import { plainDate } from '../server/kernel/time.ts'
import { findSetMistakes } from '../server/modules/criteria/check-set.ts'
import { CriteriaSet, DataElement } from '../server/modules/criteria/contract.ts'
import { evaluate, isComplete } from '../server/modules/criteria/evaluate.ts'
import { chooseLevel } from '../server/modules/criteria/levels.ts'
import type { Figure, Memberships } from '../server/modules/criteria/result.ts'
import { readSource, readSurvey } from './convert-criteria.ts'
import { convertAll } from './criteria/plans.ts'
import { type SourceIndicator, SourceSet } from './criteria/source.ts'

const DATA = join(import.meta.dirname, '..', 'data')
const readJson = (path: string): unknown => JSON.parse(readFileSync(join(DATA, path), 'utf8'))

const converted = convertAll(readSource)
const elements = new Map(
  z
    .array(DataElement)
    .parse(readJson('elements.json'))
    .map((one) => [one.code, one]),
)
const REGIONS = ['TDMNPB', 'ĐBSH', 'BTB', 'DHNTB', 'TN', 'ĐNB', 'ĐBSCL']

function setNamed(name: string): CriteriaSet {
  const set = converted.get(name)
  if (!set) throw new Error(`no set ${name}`)
  return set
}

const indicatorsOf = (set: CriteriaSet) => set.criteria.flatMap((criterion) => criterion.indicators)

/** What the national level of an indicator is in a region: a value, "unknown", "delegated" or a rule. */
function levelIn(set: CriteriaSet, code: string, region: string): string {
  const indicator = indicatorsOf(set).find((one) => one.code === code)
  if (!indicator) throw new Error(`no indicator ${code}`)
  const ways = [{ region, group: null, scope: null }]
  const choice = chooseLevel(set, indicator, { ways, overriddenBy: [], undecided: [] }, 2024)
  if (choice.status === 'unknown') return choice.why === 'delegated' ? 'delegated' : 'unknown'
  return choice.level.state === 'rule' ? 'rule' : choice.level.value
}

/** The same words for a level of the source. */
function asWord(indicator: SourceIndicator, region: string): string {
  const value = indicator.thresholds.byRegion?.[region] ?? null
  if (value === null) return 'unknown'
  if (value === 'provincial') return 'delegated'
  // "Nhà tạm, dột nát: Không" became a count of zero.
  if (value === false) return '0'
  return typeof value === 'string' ? 'rule' : String(value)
}

test('the shipped files are exactly what the converter makes of the sources', () => {
  const shipped = new Map(
    [...converted.keys()].map((name) => [name, CriteriaSet.parse(readJson(`criteria/${name}.json`))]),
  )
  expect(shipped).toEqual(converted)
})

test('no shipped set has a mistake that would stop an evaluation', () => {
  expect(
    [...converted].flatMap(([name, set]) => findSetMistakes(set, elements).map((mistake) => ({ name, ...mistake }))),
  ).toEqual([])
})

describe('official counts', () => {
  test.each([
    ['commune-basic-2021-2025.v1', 19, 57, true],
    ['commune-basic-2021-2025.v2', 19, 57, true],
    ['commune-advanced-2021-2025.v1', 19, 75, true],
    ['commune-advanced-2021-2025.v2', 19, 75, true],
    ['district-basic-2021-2025.v1', 10, 40, true],
    ['commune-exemplary-2021-2025.v1', 1, 4, true],
    ['minh-hoa-xa-2024', 19, 57, true],
    ['commune-basic-2026-2030.v1', 10, 6, false],
    ['smart-village-dong-thap-2021-2025.v1', 5, 6, false],
    ['smart-hamlet-ha-tinh.v1', 0, 0, false],
    ['district-advanced-2021-2025.v1', 0, 0, false],
    ['ocop-148-2023.v1', 3, 3, false],
  ])('%s holds %i criteria and %i indicators', (name, criteria, indicators, complete) => {
    const set = setNamed(name)
    expect([set.criteria.length, indicatorsOf(set).length, isComplete(set)]).toEqual([criteria, indicators, complete])
  })

  test('of the 47 indicators of 2026–2030, ten criteria are known and none is complete', () => {
    const set = setNamed('commune-basic-2026-2030.v1')
    expect(set.officialCounts).toEqual({ criteria: 10, indicators: 47, conditions: 0 })
    expect(set.criteria.filter((criterion) => criterion.officialCount !== null)).toEqual([])
  })
})

describe('unknown stays unknown', () => {
  test.each([
    ['criteria-commune-ntm-2021-2025', 'commune-basic-2021-2025.v2'],
    ['criteria-commune-advanced-2021-2025', 'commune-advanced-2021-2025.v2'],
    ['criteria-district-2021-2025', 'district-basic-2021-2025.v1'],
  ])('every level of %s, region by region, is the one converted', (sourceName, setName) => {
    const source = SourceSet.parse(readSource(sourceName))
    const set = setNamed(setName)
    const levels = source.criteria
      .flatMap((criterion) => criterion.indicators)
      .flatMap((one) => REGIONS.map((region) => ({ one, region, before: asWord(one, region) })))
    expect(levels.filter(({ before }) => before === 'unknown').length).toBeGreaterThan(0)
    expect(levels.filter(({ one, region, before }) => levelIn(set, one.code, region) !== before)).toEqual([])
  })

  test('what 211 amended and nobody read before is unknown in the set of 2022', () => {
    const [before, after] = [setNamed('commune-advanced-2021-2025.v1'), setNamed('commune-advanced-2021-2025.v2')]
    const touched = ['14.2', '14.3', '14.4', '16.1', '17.10']
    expect(touched.filter((code) => levelIn(before, code, 'TDMNPB') !== 'unknown')).toEqual([])
    expect([levelIn(before, '18.1', 'BTB'), levelIn(after, '18.1', 'BTB')]).toEqual(['55', 'unknown'])
    const basic = setNamed('commune-basic-2021-2025.v1')
    expect([levelIn(basic, '15.4', 'ĐBSH'), levelIn(basic, '15.4', 'TN')]).toEqual(['70', 'unknown'])
  })

  test('a number that 211 may have changed is not good enough to recognise after it', () => {
    const [indicator] = indicatorsOf(setNamed('commune-advanced-2021-2025.v2')).filter((one) => one.code === '14.3')
    const [level] = indicator?.levels.filter((one) => one.where.region === 'TDMNPB') ?? []
    expect(level?.confidence).toBe('general-knowledge')
  })
})

describe('traps of the source', () => {
  test('no makeshift houses is a count of zero', () => {
    const [houses] = indicatorsOf(setNamed('commune-basic-2021-2025.v2')).filter((one) => one.code === '9.1')
    expect(houses).toMatchObject({ kind: 'number', formula: 'nha_tam_dot_nat', levels: [{ op: '=', value: '0' }] })
  })

  test('schools are a formula and never a code word', () => {
    const text = JSON.stringify([...converted.values()])
    expect(text).not.toMatch(/L1_100|MIN100/)
    expect(REGIONS.map((region) => levelIn(setNamed('commune-basic-2021-2025.v2'), '5.1', region))).toEqual(
      REGIONS.map(() => 'rule'),
    )
  })

  test('in a village file a null region means the default', () => {
    expect(levelIn(setNamed('smart-village-dong-thap-2021-2025.v1'), 'KC5', 'ĐBSCL')).toBe('4')
  })

  test('the 110 % of the exemplary commune is a ratio, which may exceed a hundred', () => {
    expect(indicatorsOf(setNamed('commune-exemplary-2021-2025.v1'))[1]).toMatchObject({
      kind: 'number',
      levels: [{ value: '110' }],
    })
  })

  test('editions carry the province codes of their time', () => {
    const codes = new Map(
      [...converted.values()].flatMap((set) => set.editions).map((one) => [one.scope, one.provinceCode]),
    )
    expect(codes.get('dong-thap-truoc-2025')).toBe('87')
    expect(codes.get('binh-phuoc-truoc-2025')).toBe('70')
  })

  test('the clean-water level of Đồng Nai keeps its share of piped water, by year', () => {
    const [water] = indicatorsOf(setNamed('commune-basic-2021-2025.v2')).filter((one) => one.code === '17.1')
    expect(water?.levels).toContainEqual(
      expect.objectContaining({
        where: { scope: 'dong-nai-truoc-2025', year: 2024 },
        value: '84.5',
        also: expect.objectContaining({ formula: '100 * ho_nuoc_sach_tap_trung >= 40 * ho' }),
      }),
    )
  })

  test('a decision that was not issued yet is no basis of the earlier version', () => {
    expect(setNamed('commune-basic-2021-2025.v1').legalBasis.map((one) => one.number)).toEqual(['318/QĐ-TTg'])
  })
})

describe('the illustrative set', () => {
  const set = setNamed('minh-hoa-xa-2024')

  test('says that it is one and has no open level', () => {
    expect([set.illustrative, set.title.vi]).toEqual([true, expect.stringContaining('không có giá trị pháp lý')])
    const open = indicatorsOf(set).flatMap((one) =>
      one.levels.filter((level) => level.state === 'unknown' || level.state === 'delegated'),
    )
    expect(open).toEqual([])
  })

  test('only the illustrative set holds illustrative levels', () => {
    const leaking = [...converted.values()].filter(
      (one) => !one.illustrative && JSON.stringify(one).includes('"confidence":"illustrative"'),
    )
    expect(leaking.map((one) => one.id)).toEqual([])
  })

  test.each(REGIONS)('a good commune of %s meets all 57, in 2024 and in 2026', (region) => {
    const unit: Memberships = { region, group: null, scopes: null, held: new Map() }
    const bad = /^(ho_ngheo|ho_can_ngheo|nha_tam|tre_duoi_5_tuoi_thap_coi)/
    const best = new Map(
      [...elements.values()].map((one): [string, Figure] => [
        one.code,
        { value: bad.test(one.code) ? '0' : one.valueKind === 'boolean' ? '1' : '100', noValue: null },
      ]),
    )
    // Enough green space per head asks for more square metres than people.
    best.set('m2_cay_xanh_cong_cong', { value: '500', noValue: null })
    for (const year of ['2024', '2026']) {
      const { counts } = evaluate(set, unit, best, { date: plainDate(`${year}-12-31`), period: period(year) })
      expect(counts).toMatchObject({ met: 57, total: 57, criteriaMet: 19, verdict: 'met' })
    }
  })
})

describe('lists beside the sets', () => {
  const Sector = z.array(z.object({ code: z.string() }))
  const Agency = z.array(
    z.object({
      kind: z.string(),
      from: z.string().nullable(),
      to: z.string().nullable(),
      successors: z.array(z.string()),
      sectors: z.array(z.object({ sector: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
      source: z.null(),
    }),
  )
  const sectors = new Set(Sector.parse(readJson('sectors.json')).map((one) => one.code))
  const agencies = Agency.parse(readJson('agencies.json'))

  test('every indicator and element names a sector that exists', () => {
    const named = [...[...converted.values()].flatMap(indicatorsOf), ...elements.values()].map((one) => one.sector)
    expect(named.filter((sector) => !sectors.has(sector))).toEqual([])
  })

  test('every element is used by an indicator, as a weight, or is one of the plain counts', () => {
    const formulas = JSON.stringify([...converted.values()])
    const unused = [...elements.keys()].filter((code) => !new RegExp(`\\b${code}\\b`).test(formulas))
    expect(unused).toEqual([])
  })

  test.each(['2024-06-30', '2025-02-28', '2025-03-01', '2026-01-01'])(
    'on %s each sector has exactly one holder',
    (date) => {
      const isOn = (one: { from: string | null; to: string | null }) =>
        (one.from ?? '') <= date && (one.to === null || date < one.to)
      const holders = [...sectors].map((sector) =>
        agencies.filter(
          (agency) => isOn(agency) && agency.sectors.some((held) => held.sector === sector && isOn(held)),
        ),
      )
      expect(holders.map((held) => held.length)).toEqual(holders.map(() => 1))
    },
  )

  test('an agency that ended has successors, and they exist', () => {
    const kinds = new Set(agencies.map((one) => one.kind))
    const ended = agencies.filter((one) => one.to !== null)
    expect(ended.filter((one) => one.successors.length === 0)).toEqual([])
    expect(agencies.flatMap((one) => one.successors).filter((kind) => !kinds.has(kind))).toEqual([])
  })

  test('the 63 provinces of before 1/7/2025 lie in one region each', () => {
    const regions = z
      .array(z.object({ code: z.string(), provinces: z.array(z.string()) }))
      .parse(readJson('regions.json'))
    const all = regions.flatMap((one) => one.provinces)
    expect([all.length, new Set(all).size]).toEqual([63, 63])
    expect(regions.map((one) => one.code)).toEqual(REGIONS)
  })
})

test('the survey counts every percentage from 0 to 100 and invents no question', () => {
  expect(readJson('surveys/satisfaction-2021-2025.json')).toEqual(readSurvey())
  expect(readSurvey()).toMatchObject({
    questionnaire: { items: null },
    sampleRules: [{ minHouseholdPercent: '80' }, { minHouseholdPercent: '70' }, { minHouseholdPercent: '60' }],
    passRules: [
      { overallMin: '90', eachCommuneEachItemMin: '80' },
      { eachItemMin: '85' },
      { overallMin: null },
      { overallMin: null },
    ],
  })
})
