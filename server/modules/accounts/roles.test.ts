import { describe, expect, test } from 'vitest'
import { permissionsOf, roles, rolesWith } from './roles.ts'

/** Who may do what, on one page: a change of rights is a change of this table. */
const TABLE: Record<string, string> = {
  'commune-officer':
    'assessment:prepare assessment:read evidence:attach hamlets:contact hamlets:manage indicators:read indicators:record',
  'commune-chair': 'assessment:prepare assessment:read assessment:sign hamlets:contact hamlets:manage indicators:read',
  'district-officer': 'assessment:read assessment:verify hamlets:contact hamlets:manage indicators:read',
  'department-officer': 'assessment:appraise assessment:read indicators:read',
  'coordination-office':
    'assessment:consolidate assessment:read calendar:edit hamlets:contact hamlets:manage hamlets:set-types indicators:read reports:publish units:freeze',
  'council-chair': 'assessment:read assessment:vote indicators:read',
  'council-member': 'assessment:read assessment:vote indicators:read',
  'front-officer': 'assessment:read indicators:read surveys:record',
  'provincial-decider': 'assessment:decide assessment:read indicators:read',
  leadership: 'assessment:read indicators:read',
  'party-monitor': 'assessment:read indicators:read',
  'mass-organisation': 'assessment:read indicators:read',
  administrator:
    'accounts:manage assessment:read audit:read calendar:edit criteria:confirm criteria:manage hamlets:contact hamlets:manage hamlets:set-types indicators:read units:manage',
}

describe('roles', () => {
  test('hold exactly the permissions of the table', () => {
    expect(Object.fromEntries(roles.map((role) => [role.code, [...role.permissions].sort().join(' ')]))).toEqual(TABLE)
  })

  test('nobody who prepares also verifies, appraises, votes or decides', () => {
    const preparers = new Set([...rolesWith('assessment:prepare'), ...rolesWith('indicators:record')])
    const judges = (
      ['assessment:verify', 'assessment:appraise', 'assessment:vote', 'assessment:decide'] as const
    ).flatMap(rolesWith)
    expect(judges.length).toBeGreaterThan(3)
    expect(judges.filter((role) => preparers.has(role))).toEqual([])
  })

  test('a role nobody knows gives no right', () => {
    expect([...permissionsOf(['king'])]).toEqual([])
  })
})
