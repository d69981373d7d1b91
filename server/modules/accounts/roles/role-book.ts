import type { Permission } from '../../../kernel/policy.ts'
import { findShippedRole, shippedRoles } from './roles.ts'

/** What a province made of a role, or a role of its own; `scopeId` null = the whole country. */
export type RoleEdition = {
  id: string
  scopeId: string | null
  code: string
  name: string
  basedOn: string
  permissions: readonly Permission[]
  twoSteps: boolean
  isOffered: boolean
}

/** A role as it holds in a province. `origin`: who said so last. */
export type Role = Omit<RoleEdition, 'id' | 'scopeId'> & {
  origin: 'shipped' | 'country' | 'province' | 'former-provinces'
}

/** The provinces that a province came out of; none for one that was always there. */
export type FormerProvinces = (provinceId: string) => readonly string[]

export type RoleBook = {
  /** A role in a province (null = a post for the whole country); undefined: nobody knows the code there. */
  find(code: string, provinceId: string | null): Role | undefined
  /** Every role of a province: those of the file in its order, then its own by name. */
  list(provinceId: string | null): Role[]
  /** Codes of the roles that carry a permission in any province. */
  codesWith(permission: Permission): string[]
}

/**
 * Roles by province: what it said itself, else what the provinces it came out of have in common, else what holds in the country,
 * else the file. In common: nobody gains a right by a merger, and two steps stay asked for where one of them asked.
 */
export function makeRoleBook(editions: readonly RoleEdition[], formerOf: FormerProvinces): RoleBook {
  const said = new Map(editions.map((edition) => [keyOf(edition.code, edition.scopeId), edition]))
  const known = new Map<string, Role | undefined>()

  const find = (code: string, provinceId: string | null): Role | undefined => {
    if (editions.length === 0) return shipped(code)
    const key = keyOf(code, provinceId)
    if (!known.has(key)) known.set(key, settle(code, provinceId))
    return known.get(key)
  }

  const settle = (code: string, provinceId: string | null): Role | undefined => {
    const own = said.get(keyOf(code, provinceId))
    if (own) return { ...roleOf(own), origin: provinceId === null ? 'country' : 'province' }
    if (provinceId === null) return shipped(code)
    const before = formerOf(provinceId).flatMap((id) => find(code, id) ?? [])
    const isLocal = before.some(({ origin }) => origin === 'province' || origin === 'former-provinces')
    return isLocal ? inCommon(before) : find(code, null)
  }

  /** Codes of roles that a province made itself, or got from the ones before it. */
  const ownCodes = (provinceId: string | null): string[] => [
    ...editions.flatMap(({ code, scopeId }) => (scopeId === provinceId && !findShippedRole(code) ? [code] : [])),
    ...(provinceId === null ? [] : [...ownCodes(null), ...formerOf(provinceId).flatMap(ownCodes)]),
  ]

  return {
    find,
    list: (provinceId) => [
      ...shippedRoles.flatMap(({ code }) => find(code, provinceId) ?? []),
      ...[...new Set(ownCodes(provinceId))]
        .flatMap((code) => find(code, provinceId) ?? [])
        .sort((a, b) => a.name.localeCompare(b.name, 'vi')),
    ],
    codesWith: (permission) => [
      ...new Set(
        [...shippedRoles, ...editions].flatMap((role) => (role.permissions.includes(permission) ? [role.code] : [])),
      ),
    ],
  }
}

const keyOf = (code: string, provinceId: string | null): string => `${provinceId ?? ''} ${code}`

function roleOf({ code, name, basedOn, permissions, twoSteps, isOffered }: RoleEdition): Omit<Role, 'origin'> {
  return { code, name, basedOn, permissions, twoSteps, isOffered }
}

function shipped(code: string): Role | undefined {
  const role = findShippedRole(code)
  if (!role) return undefined
  const { name, permissions, twoSteps } = role
  return { code, name, basedOn: code, permissions, twoSteps, isOffered: true, origin: 'shipped' }
}

function inCommon([first, ...others]: readonly Role[]): Role | undefined {
  if (!first) return undefined
  return {
    ...first,
    permissions: first.permissions.filter((one) => others.every((role) => role.permissions.includes(one))),
    twoSteps: [first, ...others].some((role) => role.twoSteps),
    isOffered: [first, ...others].some((role) => role.isOffered),
    origin: 'former-provinces',
  }
}
