import type { Ctx } from '../../../kernel/context.ts'
import { isHeld, type Permission } from '../../../kernel/policy.ts'
import { asEntitled, positionsOf } from '../posts/positions.ts'
import { standingOf } from '../post-place.ts'
import { ownRole } from '../people-problems.ts'
import type { Role } from './role-book.ts'
import { nameOfPermission } from './roles.ts'

type Change = { role: Role; permissions: readonly Permission[] }

/**
 * Nobody widens their own rights by widening a role they hold, or will hold, in the province; null = the whole country, which may
 * reach into every province. Rights lent to them as a deputy are not theirs. Throws `own-role`.
 */
export async function refuseOwnGain(ctx: Ctx, provinceId: string | null, { role, permissions }: Change): Promise<void> {
  const gained = permissions.filter((permission) => !role.permissions.includes(permission))
  if (gained.length === 0 || ctx.actor.id === null) return
  const today = ctx.today()
  const posts = (await positionsOf(ctx.db, ctx.actor.id, today)).filter(({ to }) => to === null || to > today)
  const held = posts.filter((post) => isHeld(post, today) && !post.deputyFor).map(asEntitled)
  for (const post of posts.filter(({ roles }) => roles.includes(role.code))) {
    const { place } = await standingOf(ctx.db, post, today)
    if (provinceId !== null && !place.ancestors.has(provinceId)) continue
    const own = new Set(held.filter(({ unitId }) => place.ancestors.has(unitId)).flatMap((one) => [...one.permissions]))
    const beyond = [...new Set(gained)].filter((permission) => !own.has(permission))
    if (beyond.length > 0) throw ownRole(role.name, beyond.map((one) => `“${nameOfPermission(one)}”`).join(', '))
  }
}
