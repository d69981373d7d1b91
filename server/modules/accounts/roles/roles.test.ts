import { describe, expect, test } from 'vitest'
import type { Permission } from '../../../kernel/policy.ts'
import { findShippedRole, limits, permissions, type ShippedRole, shippedRoles } from './roles.ts'
import { roleMistakes } from '../rules.ts'

/** Who may do what, on one page: a change of rights is a change of this table. */
const TABLE: Record<string, string> = {
  'commune-officer':
    'assessment:prepare assessment:read evidence:attach hamlets:contact hamlets:manage indicators:read indicators:record',
  'commune-chair': 'assessment:prepare assessment:read assessment:sign hamlets:contact hamlets:manage indicators:read',
  'district-officer': 'assessment:read assessment:verify hamlets:contact hamlets:manage indicators:read',
  'department-officer': 'assessment:appraise assessment:read indicators:read',
  'coordination-office':
    'assessment:consolidate assessment:read calendar:edit hamlets:contact hamlets:manage hamlets:set-types indicators:read reports:publish units:freeze',
  'council-chair': 'assessment:chair assessment:read assessment:vote indicators:read',
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
    const held = shippedRoles.map((role) => [role.code, [...role.permissions].sort().join(' ')])
    expect(Object.fromEntries(held)).toEqual(TABLE)
  })

  test('keep the limits that provinces have to keep, and name only permissions that exist', () => {
    expect(limits.apart.length).toBeGreaterThan(0)
    expect(shippedRoles.flatMap((role) => roleMistakes(role, role))).toEqual([])
    for (const permission of [...limits.reserved, ...limits.apart.flatMap(({ one, other }) => [...one, ...other])])
      expect(permissions).toContain(permission)
  })
})

describe('a role that a province changes', () => {
  const officer = role('commune-officer')
  const wanted = (permissions: readonly Permission[], twoSteps = false) => ({ permissions, twoSteps })

  test('may lose rights and gain those that stand beside its own', () => {
    expect(roleMistakes(wanted(['indicators:read', 'surveys:record'], true), officer)).toEqual([])
  })

  test('gains no reserved right, keeps one it has', () => {
    const [mistake] = roleMistakes(wanted(['indicators:read', 'accounts:manage']), officer)
    expect(mistake).toMatchObject({ pointer: '/permissions' })
    expect(mistake?.detail).toContain('“Quản lý người dùng”')
    expect(roleMistakes(wanted(['calendar:edit']), role('coordination-office'))).toEqual([])
  })

  test('never both prepares and judges', () => {
    const [mistake] = roleMistakes(wanted(['assessment:prepare', 'assessment:appraise']), officer)
    expect(mistake?.detail).toContain('“Tự đánh giá và trình hồ sơ”')
  })

  test('knows only permissions of the file, and keeps asking for two steps where the file asks', () => {
    expect(roleMistakes(wanted(['kings:crown']), officer)).toMatchObject([{ pointer: '/permissions' }])
    const administrator = role('administrator')
    expect(roleMistakes({ ...administrator, twoSteps: false }, administrator)).toMatchObject([{ pointer: '/twoSteps' }])
  })
})

function role(code: string): ShippedRole {
  const found = findShippedRole(code)
  if (!found) throw new Error(`no role ${code}`)
  return found
}
