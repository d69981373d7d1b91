import { type Actor, allow, holds, holdsAsHeir, type Place } from '../../kernel/policy.ts'
import type { Decision } from '../../kernel/problem.ts'
import { hamletsNotYours, overviewNotYours, typesNotYours } from './problems.ts'

/** The commune keeps its list of hamlets; whoever stands above may help. Source: R-001. */
export function canManageHamlets(actor: Actor, commune: Place): Decision {
  return allow(actor, 'hamlets:manage', commune, () => hamletsNotYours(commune.name))
}

/** Names and telephones of heads are for who works with the commune, or with what it became. */
export function canReadHeads(actor: Actor, commune: Place): boolean {
  return holds(actor, 'hamlets:contact', commune) || holdsAsHeir(actor, 'hamlets:contact', commune)
}

/** What a district or province lacks is for who reads its figures there, or at what it became. */
export function canReadOverview(actor: Actor, unit: Place): Decision {
  return (
    holdsAsHeir(actor, 'indicators:read', unit) ||
    allow(actor, 'indicators:read', unit, () => overviewNotYours(unit.name))
  )
}

export function canSetTypes(actor: Actor, province: Place): Decision {
  return allow(actor, 'hamlets:set-types', province, () => typesNotYours(province.name))
}
