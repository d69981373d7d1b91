import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { notFound, signInFirst } from '../../../kernel/problem.ts'
import { markActing } from './sessions.ts'

/** From the next request on, this session works under the post of a deputy alone; null = under one's own posts again. */
export async function chooseActing(ctx: Ctx, token: string | undefined, positionId: string | null): Promise<void> {
  if (token === undefined) throw signInFirst()
  const post = ctx.actor.deputyPosts?.find(({ id }) => id === positionId)
  if (positionId !== null && !post) throw notFound('vị trí làm thay này, hoặc chưa đến ngày, hoặc đã hết ngày')
  await markActing(ctx.db, token, positionId)
  await logEvent(ctx, 'accounts.acting-chosen', ctx.actor.id, { position: positionId })
}
