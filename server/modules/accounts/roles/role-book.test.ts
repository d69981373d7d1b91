import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Permission } from '../../../kernel/policy.ts'
import { makeRoleBook, type RoleEdition } from './role-book.ts'
import { findShippedRole, permissions } from './roles.ts'

const FORMER: Record<string, string[]> = { new: ['east', 'west'], newest: ['new', 'north'] }
const formerOf = (id: string): string[] => FORMER[id] ?? []

function edition(
  scopeId: string | null,
  code: string,
  rights: readonly string[],
  more: Partial<RoleEdition> = {},
): RoleEdition {
  const shipped = findShippedRole(code)
  return {
    id: `${scopeId} ${code}`,
    scopeId,
    code,
    name: shipped?.name ?? code,
    basedOn: code,
    permissions: rights as Permission[],
    twoSteps: false,
    isOffered: true,
    ...more,
  }
}

describe('the roles of a province', () => {
  test('are those of the file while nobody changed any', () => {
    const book = makeRoleBook([], formerOf)
    expect(book.find('leadership', 'east')).toMatchObject({
      origin: 'shipped',
      permissions: ['indicators:read', 'assessment:read'],
    })
    expect(book.find('king', 'east')).toBeUndefined()
    expect(book.list(null).length).toBeGreaterThan(8)
  })

  test("are its own before those of the country, and nobody else's", () => {
    const book = makeRoleBook(
      [edition(null, 'leadership', ['indicators:read']), edition('east', 'leadership', ['assessment:read'])],
      formerOf,
    )
    expect(book.find('leadership', 'east')).toMatchObject({ origin: 'province', permissions: ['assessment:read'] })
    expect(book.find('leadership', 'west')).toMatchObject({ origin: 'country', permissions: ['indicators:read'] })
    expect(book.find('leadership', null)).toMatchObject({ origin: 'country' })
  })

  test('come from the provinces before it: what they have in common, and two steps where one asked', () => {
    const book = makeRoleBook(
      [
        edition('east', 'front-officer', ['surveys:record', 'indicators:read'], { twoSteps: true }),
        edition('west', 'front-officer', ['indicators:read', 'hamlets:contact']),
        edition('east', 'own-1', ['hamlets:manage'], { name: 'Cán bộ thôn', basedOn: 'commune-officer' }),
      ],
      formerOf,
    )
    expect(book.find('front-officer', 'new')).toMatchObject({
      permissions: ['indicators:read'],
      twoSteps: true,
      origin: 'former-provinces',
    })
    expect(book.find('own-1', 'newest')).toMatchObject({ name: 'Cán bộ thôn', permissions: ['hamlets:manage'] })
    expect(book.list('new').map(({ code }) => code)).toContain('own-1')
    expect(book.list('north').map(({ code }) => code)).not.toContain('own-1')
    expect(book.codesWith('hamlets:manage')).toContain('own-1')
  })

  const rights = fc.subarray([...permissions], { minLength: 1 })
  const scope = fc.constantFrom(null, 'east', 'west', 'north', 'new', 'newest')
  const said = fc.uniqueArray(fc.tuple(scope, rights, fc.boolean()), { selector: ([id]) => id, maxLength: 6 })

  test('never gain a right by a merger', () => {
    fc.assert(
      fc.property(said, (all) => {
        const editions = all.map(([id, own, twoSteps]) => edition(id, 'front-officer', own, { twoSteps }))
        const book = makeRoleBook(editions, formerOf)
        for (const [id, former] of Object.entries(FORMER)) {
          if (editions.some(({ scopeId }) => scopeId === id)) continue
          const merged = book.find('front-officer', id)
          const before = former.flatMap((one) => book.find('front-officer', one) ?? [])
          for (const permission of merged?.permissions ?? [])
            for (const role of before) expect(role.permissions).toContain(permission)
          expect(merged?.twoSteps).toBe(
            merged?.origin === 'former-provinces' ? before.some(({ twoSteps }) => twoSteps) : merged?.twoSteps,
          )
        }
      }),
    )
  })
})
