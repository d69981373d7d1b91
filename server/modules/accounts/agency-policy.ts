import { type Actor, allow, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { outsideYourAgencies } from './agency-problems.ts'

/** Administrators record agencies of their unit and of those below it. Source: R-006, domain rule 6. */
export function canManageAgencies(actor: Actor, place: Place): Decision {
  return allow(actor, 'accounts:manage', place, outsideYourAgencies)
}
