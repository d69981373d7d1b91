import { type Actor, allow, holds, holdsAnywhere, holdsAsHeir, type Place, WHOLE_COUNTRY } from '../../kernel/policy.ts'
import { type Decision, notAllowed } from '../../kernel/problem.ts'
import { draftNotYours, notFreezer, unitsNotYours } from './problems.ts'

/** Whoever manages units anywhere may draft and try a decision. Source: R-004. */
export function canDraftDecisions(actor: Actor): Decision {
  return (
    holdsAnywhere(actor, 'units:manage') ||
    notAllowed('Đơn vị hành chính do người quản trị ghi theo quyết định. Bạn xem được, không sửa được.')
  )
}

/** A draft is changed and thrown away by who made it, or by who manages the units of the whole country. */
export function canEditDraft(actor: Actor, maker: string | null): Decision {
  return (maker !== null && maker === actor.id) || holds(actor, 'units:manage', WHOLE_COUNTRY) || draftNotYours()
}

/** Lists of a unit are frozen by whoever holds that post at it, above it, or over what took it over. Source: R-004. */
export function canFreezeList(actor: Actor, place: Place): Decision {
  return holdsAsHeir(actor, 'units:freeze', place) || allow(actor, 'units:freeze', place, () => notFreezer(place.name))
}

/** A decision is applied and undone by whoever manages every unit it touches. `places`: of those units on the day before. */
export function canChangeUnits(actor: Actor, places: readonly Place[]): Decision {
  const foreign = places.find((place) => !holds(actor, 'units:manage', place))
  return foreign ? unitsNotYours(foreign.name) : true
}

/** Borders of units are those of the whole installation: whoever may manage units anywhere may bring them in. */
export function canImportBoundaries(actor: Actor): Decision {
  return (
    holdsAnywhere(actor, 'units:manage') || notAllowed('Ranh giới do người quản trị nạp. Bạn xem được, không nạp được.')
  )
}
