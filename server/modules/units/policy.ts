import { type Actor, holdsAnywhere } from '../../kernel/policy.ts'
import { type Decision, notAllowed } from '../../kernel/problem.ts'

/** Borders of units are those of the whole installation: whoever may manage units anywhere may bring them in. */
export function canImportBoundaries(actor: Actor): Decision {
  return (
    holdsAnywhere(actor, 'units:manage') || notAllowed('Ranh giới do người quản trị nạp. Bạn xem được, không nạp được.')
  )
}
