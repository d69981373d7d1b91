import { type Actor, allow, holds, holdsAsHeir, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { notFound } from '../../kernel/problem.ts'
import { notYourUnit } from './problems.ts'

/** Officers record figures where they stand, and below. `place` is the unit on the period's anchor day. Source. */
export function canRecordFigures(actor: Actor, place: Place): Decision {
  return allow(actor, 'indicators:record', place, () => notYourUnit(place.name))
}

/**
 * The entry form, notes, history, names and files are 404 for anyone without a reading post over the unit, or over what took
 * it over. Results, their inputs and levels are public the moment they are saved. Until the day it is taken over, and its
 * successors may be on record long before, those above it today read them as ever. `what` is missing then, in the same words
 * as where there is none, so that the refusal does not tell the two apart.
 */
export function canReadFigures(actor: Actor, place: Place, what = 'số liệu này'): Decision {
  return (
    holds(actor, 'indicators:read', place) ||
    holdsAsHeir(actor, 'indicators:read', place) ||
    holdsAsHeir(actor, 'indicators:record', place) ||
    allow(actor, 'indicators:record', place, () => notFound(what))
  )
}

/** Evidence is attached by whoever may record the figures it proves. */
export function canAttachEvidence(actor: Actor, place: Place): Decision {
  return allow(actor, 'evidence:attach', place, () => notYourUnit(place.name))
}
