import { describe, expect, test } from 'vitest'
import type { AgencyLine } from '../../../../server/modules/accounts/agency-contract.ts'
import { countPeople, endAfter, groupByFamily, matchesSearch, sayDays } from './agency-lines.ts'
import { vi } from './agency-words.vi.ts'

const health: AgencyLine = {
  id: 'y',
  kind: 'so-y-te',
  name: 'Sở Y tế tỉnh Đồng Tháp',
  family: 'government',
  unitId: 'p',
  validFrom: '2023-01-01',
  validTo: null,
  sectors: ['y-te', 'bao-tro-tre-em'],
  successors: [],
  predecessors: [],
  focalOf: [],
  posts: 2,
}
const sectors = [
  { code: 'y-te', name: 'Y tế' },
  { code: 'bao-tro-tre-em', name: 'Bảo trợ xã hội, trẻ em' },
]

describe('lines of agencies', () => {
  test.for([
    ['y te', true],
    ['Sở dong thap', true],
    ['trẻ em', true],
    ['tre em so y', true],
    ['nội vụ', false],
    ['', true],
  ] as const)('“%s” finds it: %s', ([typed, found]) => {
    expect(matchesSearch(health, typed, { sectors })).toBe(found)
  })

  test.for([
    ['2023-01-01', null, ''],
    ['2025-03-01', null, 'từ 01/03/2025'],
    ['2023-01-01', '2025-03-01', 'đến hết 28/02/2025'],
    ['2025-03-01', '2025-07-01', 'từ 01/03/2025 đến hết 30/06/2025'],
  ] as const)('from %s to %s reads “%s”', ([from, to, said]) => {
    expect(sayDays(vi, from, to)).toBe(said)
  })

  test('people are counted for who may know, and days typed are the last ones', () => {
    expect(countPeople([health, { ...health, posts: 1 }])).toBe(3)
    expect(countPeople([health, { ...health, posts: null }])).toBeNull()
    expect([endAfter('2025-02-28'), endAfter('')]).toEqual(['2025-03-01', null])
  })

  test('a list to choose from has only the families that are there, in the order of the screen', () => {
    const party = { ...health, id: 'd', name: 'Tỉnh ủy Đồng Tháp', family: 'party' as const }
    expect(groupByFamily([party, health], vi.families)).toEqual([
      { label: 'Chính quyền', options: [['y', 'Sở Y tế tỉnh Đồng Tháp']] },
      { label: 'Cơ quan Đảng', options: [['d', 'Tỉnh ủy Đồng Tháp']] },
    ])
  })
})
