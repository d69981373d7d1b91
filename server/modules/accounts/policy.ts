import { type Actor, allow, isHeld, type Permission, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { outsideYourUnits, roleNotYours } from './problems.ts'
import type { Role } from './roles/role-book.ts'

/** Administrators manage people at their unit and below. */
export function canManagePeople(actor: Actor, place: Place): Decision {
  return allow(actor, 'accounts:manage', place, outsideYourUnits)
}

/**
 * Somebody with several posts is managed only by who covers all of them: else a new password for a colleague would
 * open the colleague's wider rights elsewhere.
 */
export function canManagePerson(actor: Actor, places: readonly Place[]): Decision {
  for (const place of places) {
    const decision = canManagePeople(actor, place)
    if (decision !== true) return decision
  }
  return places.length > 0 || actor.kind === 'system' || outsideYourUnits()
}

/** Nobody gives a right they do not hold there; an administrator may give any role at their unit and below. */
export function canAppoint(actor: Actor, place: Place, roles: readonly Pick<Role, 'name' | 'permissions'>[]): Decision {
  const here = canManagePeople(actor, place)
  if (here !== true || actor.kind === 'system') return here
  const covering = actor.positions.filter((post) => isHeld(post, actor.today) && place.ancestors.has(post.unitId))
  if (covering.some((post) => post.roles.includes('administrator') && post.permissions.has('accounts:manage')))
    return true
  const own = new Set<Permission>(covering.flatMap((post) => [...post.permissions]))
  const beyond = roles.find((role) => role.permissions.some((permission) => !own.has(permission)))
  return beyond === undefined || roleNotYours(beyond.name)
}
