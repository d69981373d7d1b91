import type { ReadCtx } from '../../kernel/context.ts'
import { namesOfPeople, postsToday } from '../accounts/index.ts'
import type { MyView } from './contract.ts'
import { readViewsOf } from './repository.ts'

const MOST = 200

/** Who was shown the actor's personal data, newest first. Source: Luật 91/2025/QH15, the right to know of processing. */
export async function readMyViews(ctx: ReadCtx): Promise<MyView[]> {
  if (ctx.actor.id === null) return []
  const rows = await readViewsOf(ctx.db, ctx.actor.id, MOST)
  const viewers = rows.map(({ actor }) => actor)
  const [names, posts] = await Promise.all([namesOfPeople(ctx.db, viewers), postsToday(ctx, viewers)])
  return rows.map(({ at, actor, body }) => ({
    at,
    viewer: actor === null ? null : (names.get(actor) ?? null),
    post: actor === null ? null : (posts.get(actor) ?? null),
    what: (JSON.parse(body) as { what: string }).what,
  }))
}
