import { type Actor, allow, holdsAsHeir, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { notPublisher } from './problems.ts'

/** Results of a unit are published by whoever holds that post at it, above it, or over what took it over. Source: R-119. */
export function canPublish(actor: Actor, place: Place): Decision {
  return (
    holdsAsHeir(actor, 'reports:publish', place) ||
    allow(actor, 'reports:publish', place, () => notPublisher(place.name))
  )
}
