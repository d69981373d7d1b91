import { type Actor, EVERYWHERE, holdsAnywhere, isHeld } from '../../kernel/policy.ts'
import { type Decision, notAllowed } from '../../kernel/problem.ts'

export function canReadLog(actor: Actor): Decision {
  return holdsAnywhere(actor, 'audit:read') || notAllowed('Nhật ký chỉ mở cho người được giao kiểm tra nhật ký.')
}

/** Units whose log the actor may read, with everything below; null = the whole country. */
export function placesOfLog({ positions, today }: Actor): readonly string[] | null {
  const units = positions
    .filter((post) => isHeld(post, today) && post.permissions.has('audit:read'))
    .map(({ unitId }) => unitId)
  return units.includes(EVERYWHERE) ? null : units
}
