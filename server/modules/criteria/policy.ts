import { type Actor, allow, type Permission, WHOLE_COUNTRY } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { notCountryWide } from './problems.ts'

/** A set holds for every unit of its level, so only a post for the whole country publishes one (rule 9). */
export function canPublishSets(actor: Actor): Decision {
  return canForCountry(actor, 'criteria:manage')
}

/** The gate of recognition is opened by a post for the whole country only: no commune confirms its own level. */
export function canConfirmLevels(actor: Actor): Decision {
  return canForCountry(actor, 'criteria:confirm')
}

function canForCountry(actor: Actor, permission: Permission): Decision {
  return allow(actor, permission, WHOLE_COUNTRY, notCountryWide)
}
