import { describe, expect, test } from 'vitest'
import { plainDate } from '../../../kernel/time.ts'
import { agencyKinds } from './agency-kinds.ts'
import { planAgencies } from './plan-agencies.ts'

const first = plainDate('2023-01-01')
const reform = plainDate('2025-07-01')
const units = [
  { id: 'old', name: 'Tỉnh Đồng Tháp', level: 'province', from: first, to: reform },
  { id: 'new', name: 'Tỉnh Đồng Tháp', level: 'province', from: reform, to: null },
  { id: 'city', name: 'Thành phố Hà Nội', level: 'province', from: first, to: null },
  { id: 'district', name: 'Huyện Châu Thành', level: 'district', from: first, to: reform, above: 'old' },
  { id: 'urban', name: 'Quận 1', level: 'district', from: first, to: reform, above: 'city' },
]
let count = 0
const plan = planAgencies(agencyKinds, units, new Map([['old', ['new']]]), () => `agency-${++count}`)
const agency = (unit: string, kind: string) => plan.agencies.find((a) => a.unit_id === unit && a.kind === kind)

describe('agencies of a province across the reforms', () => {
  test('the agriculture department of the old province ends on 1/3/2025 and its successor with the province', () => {
    expect(agency('old', 'so-nn-ptnt')).toMatchObject({ valid_from: '2023-01-01', valid_to: '2025-03-01' })
    expect(agency('old', 'so-nn-mt')).toMatchObject({ valid_from: '2025-03-01', valid_to: '2025-07-01' })
    expect(agency('new', 'so-nn-mt')).toMatchObject({ valid_from: '2025-07-01', valid_to: null })
    expect(agency('new', 'so-nn-ptnt')).toBeUndefined()
  })

  test('each ended agency is followed by who took over, in the same province or in the new one', () => {
    const followers = (unit: string, kind: string) =>
      plan.successors
        .filter((s) => s.agency_id === agency(unit, kind)?.id)
        .map((s) => plan.agencies.find((a) => a.id === s.successor_id))
        .map((a) => `${a?.unit_id} ${a?.kind}`)
        .sort()
    expect(followers('old', 'so-nn-ptnt')).toEqual(['old so-nn-mt'])
    expect(followers('old', 'so-ldtbxh')).toEqual(['old so-gd-dt', 'old so-nn-mt', 'old so-noi-vu', 'old so-y-te'])
    expect(followers('old', 'so-nn-mt')).toEqual(['new so-nn-mt'])
    expect(followers('city', 'so-y-te')).toEqual([])
  })

  test('the committee of a district ends with the district', () => {
    expect(agency('district', 'ubnd-huyen')).toMatchObject({ valid_to: '2025-07-01', holds_sectors: false })
    expect(agency('district', 'so-y-te')).toBeUndefined()
  })

  test('bodies of a district are followed by those of the province it lay in, or of what that became', () => {
    const followers = (unit: string, kind: string) =>
      plan.successors
        .filter((s) => s.agency_id === agency(unit, kind)?.id)
        .map((s) => plan.agencies.find((a) => a.id === s.successor_id))
        .map((a) => `${a?.unit_id} ${a?.kind}`)
    expect(followers('district', 'ubnd-huyen')).toEqual(['new ubnd-tinh'])
    expect(followers('district', 'hoi-nong-dan-huyen')).toEqual(['new hoi-nong-dan-tinh'])
    expect(followers('urban', 'huyen-uy')).toEqual(['city tinh-uy'])
  })

  test('Party bodies and mass organisations are there, hold no sectors, and their ends stay unknown', () => {
    for (const kind of ['tinh-uy', 'ban-tuyen-giao-tinh-uy', 'hoi-ccb-tinh'])
      expect(agency('city', kind)).toMatchObject({ valid_to: null, holds_sectors: false, source: null })
    expect(agency('city', 'hoi-ccb-tinh')?.family).toBe('front')
    expect(plan.agencies.filter(({ family }) => family === 'team')).toEqual([])
  })

  test('a record that is there keeps its id', () => {
    const again = planAgencies(agencyKinds, units, new Map(), (unit, kind) => `${unit} ${kind}`)
    expect(again.agencies.map(({ id }) => id)).toContain('city so-y-te')
  })

  test.for([
    ['tinh-uy', 'old', 'Tỉnh ủy Đồng Tháp'],
    ['tinh-uy', 'city', 'Thành ủy Hà Nội'],
    ['ban-tuyen-giao-tinh-uy', 'city', 'Ban Tuyên giáo Thành ủy Hà Nội'],
    ['huyen-uy', 'district', 'Huyện ủy Châu Thành'],
    ['huyen-uy', 'urban', 'Quận ủy Quận 1'],
    ['dang-doan-mttq', 'city', 'Đảng đoàn Ủy ban Mặt trận Tổ quốc Việt Nam thành phố Hà Nội'],
    ['doan-tncs-huyen', 'urban', 'Đoàn Thanh niên Cộng sản Hồ Chí Minh quận 1'],
  ] as const)('%s of %s is called %s', ([kind, unit, name]) => {
    expect(agency(unit, kind)?.name).toBe(name)
  })

  test('an agency is called by its province or city', () => {
    expect(agency('old', 'so-y-te')?.name).toBe('Sở Y tế tỉnh Đồng Tháp')
    expect(agency('city', 'cong-an-tinh')?.name).toBe('Công an thành phố Hà Nội')
    expect(agency('district', 'ubnd-huyen')?.name).toBe('Ủy ban nhân dân huyện Châu Thành')
  })
})
