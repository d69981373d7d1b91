import { type Actor, allow, isHeld, type Permission, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { personHasMore } from './people-problems.ts'
import { outsideYourUnits, roleNotYours } from './problems.ts'
import type { Role } from './roles/role-book.ts'

type GivenRole = Pick<Role, 'name' | 'permissions'>

/** A post as rights are asked of it: where it lies, and the roles it carries there; none once it is over. */
export type PostStanding = { place: Place; roles: readonly GivenRole[] }

/** Administrators manage people at their unit and below. */
export function canManagePeople(actor: Actor, place: Place): Decision {
  return allow(actor, 'accounts:manage', place, outsideYourUnits)
}

/** How somebody signs in is read only by who covers all of their posts. */
export function canReadPerson(actor: Actor, posts: readonly PostStanding[]): Decision {
  for (const { place } of posts) {
    const decision = canManagePeople(actor, place)
    if (decision !== true) return decision
  }
  return posts.length > 0 || actor.kind === 'system' || outsideYourUnits()
}

/**
 * An account is touched only by who covers all of its posts and could give every one of them: else a new password for a colleague
 * would open the colleague's wider rights.
 */
export function canManagePerson(actor: Actor, posts: readonly PostStanding[]): Decision {
  const covers = canReadPerson(actor, posts)
  if (covers !== true) return covers
  const beyond = posts.map(({ place, roles }) => roleBeyond(actor, place, roles)).find((role) => role !== undefined)
  return beyond === undefined || personHasMore(beyond.name)
}

/** Nobody gives a right they do not hold there; an administrator may give any role at their unit and below. */
export function canAppoint(actor: Actor, { place, roles }: PostStanding): Decision {
  const here = canManagePeople(actor, place)
  if (here !== true) return here
  const beyond = roleBeyond(actor, place, roles)
  return beyond === undefined || roleNotYours(beyond.name)
}

/** The first role with a right that the actor could not give there. */
function roleBeyond(actor: Actor, place: Place, roles: readonly GivenRole[]): GivenRole | undefined {
  if (actor.kind === 'system') return undefined
  const covering = actor.positions.filter((post) => isHeld(post, actor.today) && place.ancestors.has(post.unitId))
  if (covering.some((post) => post.roles.includes('administrator') && post.permissions.has('accounts:manage')))
    return undefined
  const own = new Set<Permission>(covering.flatMap((post) => [...post.permissions]))
  return roles.find((role) => role.permissions.some((permission) => !own.has(permission)))
}
