import type { CriteriaSet } from '../../server/modules/criteria/contract.ts'
import { asAfter211, asBefore211 } from './before-211.ts'
import { convertSet, type SetPlan } from './convert-set.ts'
import * as formulas from './formulas.ts'
import { makeIllustrative } from './illustrative.ts'
import { SourceSet } from './source.ts'
import { Commune2026File, DistrictFile, fromConditions, fromSpecialDistrict } from './variants.ts'

const NOT_READ = { criteria: null, indicators: null, conditions: null }
const UNVERIFIED = 'Mức chưa đọc được trong văn bản để trống và không bao giờ được đoán.'
const AMENDMENT = { version: 1, by: '211/QĐ-TTg' }

const national = {
  nullRegionMeans: 'unknown',
  conditions: [],
  notes: [UNVERIFIED],
  supersedes: null,
  version: 1,
} as const
const provincial = { ...national, nullRegionMeans: 'default' } as const
const commune = { ...national, level: 'commune' } as const

/** Reads a file of data/sources/criteria by its name without `.json`. */
export type ReadSource = (name: string) => unknown

/** Every set that comes with the product, under the name of its file in data/criteria. */
export function convertAll(read: ReadSource): Map<string, CriteriaSet> {
  const basic = convertAmended(SourceSet.parse(read('criteria-commune-ntm-2021-2025')), {
    ...commune,
    id: 'commune-basic-2021-2025',
    tier: 'basic',
    formulas: formulas.basicCommune,
    officialCounts: { criteria: 19, indicators: 57, conditions: 0 },
  })
  const advanced = convertAmended(SourceSet.parse(read('criteria-commune-advanced-2021-2025')), {
    ...commune,
    id: 'commune-advanced-2021-2025',
    tier: 'advanced',
    formulas: formulas.advancedCommune,
    officialCounts: { criteria: 19, indicators: 75, conditions: 0 },
    notes: [UNVERIFIED, 'Danh sách chỉ tiêu được 211/QĐ-TTg sửa đổi chỉ đọc được một phần.'],
  })
  const sets = [...basic, ...advanced, ...otherCommuneSets(read), ...districtSets(read), ...localSets(read)]
  const files = new Map(sets.map((set) => [`${set.id}.v${set.version}`, set]))
  const amended = basic[1]
  if (amended) files.set('minh-hoa-xa-2024', makeIllustrative(amended))
  return files
}

/** 318/QĐ-TTg as issued, and as amended from 1/3/2024: two versions (domain rule 7). */
function convertAmended(source: SourceSet, plan: Omit<SetPlan, 'inForce'>): CriteriaSet[] {
  const before = new Map([...plan.formulas, ...(plan.tier === 'basic' ? formulas.basicCommuneBefore211 : [])])
  return [
    convertSet(asBefore211(source), {
      ...plan,
      formulas: before,
      inForce: { from: '2022-03-08', to: '2024-03-01' },
      withBasis: (number) => number !== AMENDMENT.by,
    }),
    convertSet(asAfter211(source), {
      ...plan,
      version: 2,
      supersedes: AMENDMENT,
      inForce: { from: '2024-03-01', to: null },
      titleSuffix: ' (sửa đổi theo 211/QĐ-TTg)',
    }),
  ]
}

function otherCommuneSets(read: ReadSource): CriteriaSet[] {
  return [
    convertSet(SourceSet.parse(read('criteria-commune-model-2021-2025')), {
      ...commune,
      id: 'commune-exemplary-2021-2025',
      tier: 'exemplary',
      formulas: formulas.exemplaryCommune,
      officialCounts: { criteria: 1, indicators: 4, conditions: 0 },
      inForce: { from: '2022-03-08', to: null },
    }),
    convertSet(SourceSet.parse(read('criteria-commune-2026-2030')), {
      ...commune,
      id: 'commune-basic-2026-2030',
      tier: 'basic',
      formulas: formulas.commune2026,
      officialCounts: { criteria: 10, indicators: 47, conditions: 0 },
      inForce: { from: '2026-02-15', to: null },
      notes: [
        UNVERIFIED,
        'Mới đọc được tên 6 chỉ tiêu; mã có chữ cái (3.a, 6.a, 8.a…) là mã tạm vì số chỉ tiêu chưa đọc được.',
      ],
    }),
  ]
}

function districtSets(read: ReadSource): CriteriaSet[] {
  const file = read('criteria-district-2021-2025')
  const { variants, provincial: provinceList } = DistrictFile.parse(file)
  const { legal_basis, period } = SourceSet.parse(file)
  const district = { ...national, level: 'district', inForce: { from: '2022-03-08', to: '2025-07-01' } } as const
  const named = (id: string) => {
    const found = variants.find((one) => one.id === id)
    if (!found) throw new Error(`no variant ${id}`)
    return found
  }
  const titled = (id: string, title_en: string) => ({
    title_vi: named(id).title_vi,
    title_en,
    legal_basis,
    period,
    criteria: [],
  })
  const of321 = [{ number: '321/QĐ-TTg', date: '2022-03-08', url: provinceList.provenance.url }]
  const list2026 = Commune2026File.parse(read('criteria-commune-2026-2030')).province_2026_2030
  const of51 = [{ number: '51/2025/QĐ-TTg', date: '2025-12-29', url: list2026.provenance.url }]
  return [
    convertSet(SourceSet.parse(file), {
      ...district,
      id: 'district-basic-2021-2025',
      tier: 'basic',
      formulas: formulas.district,
      conditions: ['DK'],
      officialCounts: { criteria: 9, indicators: 36, conditions: 4 },
      notes: [UNVERIFIED, 'Cấp huyện kết thúc ngày 01/7/2025; bộ này chỉ để tra cứu.'],
    }),
    convertSet(titled('district-advanced', 'National criteria for advanced districts 2021-2025'), {
      ...district,
      id: 'district-advanced-2021-2025',
      tier: 'advanced',
      formulas: new Map(),
      officialCounts: { criteria: 9, indicators: 38, conditions: null },
    }),
    convertSet(titled('town-city', 'Towns and cities that completed the task 2021-2025'), {
      ...district,
      id: 'town-city-2021-2025',
      tier: 'basic',
      formulas: new Map(),
      officialCounts: NOT_READ,
    }),
    convertSet(
      fromSpecialDistrict(named('district-special-no-communes'), {
        title_en: 'Special districts without communes',
        legal_basis,
        period,
      }),
      {
        ...district,
        id: 'district-special-2024',
        tier: 'basic',
        formulas: formulas.specialDistrict,
        conditions: ['DK'],
        officialCounts: NOT_READ,
        inForce: { from: '2024-03-01', to: '2025-07-01' },
        notes: [UNVERIFIED, 'Danh sách đọc được dừng ở tiêu chí 4.'],
      },
    ),
    convertSet(
      fromConditions(provinceList, {
        title_en: 'Provinces that completed the task 2021-2025',
        legal_basis: of321,
        period,
      }),
      {
        ...national,
        level: 'province',
        id: 'province-2021-2025',
        tier: 'basic',
        formulas: formulas.province,
        officialCounts: NOT_READ,
        inForce: { from: '2022-03-08', to: null },
      },
    ),
    convertSet(
      fromConditions(list2026, {
        title_en: 'Provinces that completed the task 2026-2030',
        legal_basis: of51,
        period: { from: 2026, to: 2030 },
      }),
      {
        ...national,
        level: 'province',
        id: 'province-2026-2030',
        tier: 'basic',
        formulas: formulas.province2026,
        officialCounts: NOT_READ,
        inForce: { from: '2026-02-15', to: null },
      },
    ),
  ]
}

function localSets(read: ReadSource): CriteriaSet[] {
  return [
    convertSet(SourceSet.parse(read('criteria-smart-village-dong-thap')), {
      ...provincial,
      id: 'smart-village-dong-thap-2021-2025',
      level: 'village',
      tier: 'smart',
      formulas: formulas.smartVillage,
      officialCounts: NOT_READ,
      inForce: { from: '2023-04-03', to: null },
    }),
    convertSet(SourceSet.parse(read('criteria-smart-hamlet-ha-tinh')), {
      ...provincial,
      id: 'smart-hamlet-ha-tinh',
      level: 'hamlet',
      tier: 'smart',
      formulas: new Map(),
      officialCounts: NOT_READ,
      inForce: { from: '2022-01-01', to: null },
      notes: [UNVERIFIED, 'Chưa đọc được 38/2022/QĐ-UBND; ngày hiệu lực tạm lấy theo năm đầu của giai đoạn.'],
    }),
    convertSet(SourceSet.parse(read('criteria-ocop')), {
      ...provincial,
      id: 'ocop-148-2023',
      level: 'product',
      tier: 'rating',
      formulas: formulas.ocop,
      officialCounts: NOT_READ,
      inForce: { from: '2023-02-24', to: null },
      notes: [UNVERIFIED, 'Phiếu chấm điểm của 26 bộ sản phẩm (Phụ lục III) chưa đọc được.'],
    }),
  ]
}
