import { describe, expect, test } from 'vitest'
import { plainDate } from '../../kernel/time.ts'
import { agencyKinds } from './agency-kinds.ts'
import { planAgencies } from './plan-agencies.ts'

const first = plainDate('2023-01-01')
const reform = plainDate('2025-07-01')
const units = [
  { id: 'old', name: 'Tỉnh Đồng Tháp', level: 'province', from: first, to: reform },
  { id: 'new', name: 'Tỉnh Đồng Tháp', level: 'province', from: reform, to: null },
  { id: 'city', name: 'Thành phố Hà Nội', level: 'province', from: first, to: null },
  { id: 'district', name: 'Huyện Châu Thành', level: 'district', from: first, to: reform },
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

  test('an agency is called by its province or city', () => {
    expect(agency('old', 'so-y-te')?.name).toBe('Sở Y tế tỉnh Đồng Tháp')
    expect(agency('city', 'cong-an-tinh')?.name).toBe('Công an thành phố Hà Nội')
    expect(agency('district', 'ubnd-huyen')?.name).toBe('Ủy ban nhân dân huyện Châu Thành')
  })
})
