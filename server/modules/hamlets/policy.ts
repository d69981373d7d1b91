import { type Actor, allow, holds, holdsAsHeir, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { hamletsNotYours, typesNotYours } from './problems.ts'

/** The commune keeps its list of hamlets; whoever stands above may help. Source: R-001. */
export function canManageHamlets(actor: Actor, commune: Place): Decision {
  return allow(actor, 'hamlets:manage', commune, () => hamletsNotYours(commune.name))
}

/** Names and telephones of heads are for who works with the commune, or with what it became. */
export function canReadHeads(actor: Actor, commune: Place): boolean {
  return holds(actor, 'hamlets:contact', commune) || holdsAsHeir(actor, 'hamlets:contact', commune)
}

export function canSetTypes(actor: Actor, province: Place): Decision {
  return allow(actor, 'hamlets:set-types', province, () => typesNotYours(province.name))
}
