import type { ReadCtx } from '../../../kernel/context.ts'
import type { Installation } from '../../../kernel/installation.ts'
import { isHeld } from '../../../kernel/policy.ts'
import { signInFirst } from '../../../kernel/problem.ts'
import type { SessionView } from '../contract.ts'
import { describePositions } from '../posts/describe-positions.ts'
import { positionsOf, postsInEffect } from '../posts/positions.ts'

/** What the workbench shows of a person and builds its menu from. */
export async function viewSession(
  ctx: ReadCtx,
  personId: string | null,
  installation: Installation,
  actingAs = ctx.actor.positions.find((post) => post.deputyFor)?.id ?? null,
): Promise<SessionView> {
  const person = await ctx.db
    .selectFrom('accounts.person')
    .select(['id', 'name', 'demo_key'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) throw signInFirst()
  const today = ctx.today()
  const { positions, deputyPosts = [] } = ctx.actor.isToken
    ? ctx.actor
    : postsInEffect(await positionsOf(ctx.db, person.id, today), actingAs, today)
  const held = positions.filter((position) => isHeld(position, today))
  return {
    person: { id: person.id, name: person.name, illustrative: person.demo_key !== null },
    positions: await describePositions(ctx.db, positions, today),
    deputyPosts: await describePositions(ctx.db, deputyPosts, today),
    permissions: [...new Set(held.flatMap((position) => [...position.permissions]))].sort(),
    twoStepsAsked: held.flatMap(({ title, waiting }) => (waiting ? [title] : [])),
    today,
    installation: installation.kind,
  }
}
