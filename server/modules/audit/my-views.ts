import type { ReadCtx } from '../../kernel/context.ts'
import { dateInVietnam } from '../../kernel/time.ts'
import { keyOfDay, namesOfPeople, postsOnDays } from '../accounts/index.ts'
import type { MyView, MyViewsPage, MyViewsQuery } from './contract.ts'
import { readViewsOf, type ViewRow } from './repository.ts'

/**
 * Who was shown the actor's personal data, in which post they did so, newest first and page by page to the first of all.
 * Source: Luật 91/2025/QH15, the right to know of processing.
 */
export async function readMyViews(ctx: ReadCtx, { limit, cursor }: MyViewsQuery): Promise<MyViewsPage> {
  if (ctx.actor.id === null) return { items: [], next: null }
  const rows = await readViewsOf(ctx.db, ctx.actor.id, { limit: limit + 1, before: cursor ?? null })
  const shown = rows.slice(0, limit)
  return { items: await nameViewers(ctx, shown), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

async function nameViewers(ctx: ReadCtx, rows: readonly ViewRow[]): Promise<MyView[]> {
  const looks = rows.map(({ at, actor, body }) => ({
    at,
    what: (JSON.parse(body) as { what: string }).what,
    by: actor === null ? null : { personId: actor, day: dateInVietnam(at) },
  }))
  const viewers = looks.flatMap(({ by }) => by ?? [])
  const names = await namesOfPeople(
    ctx.db,
    viewers.map(({ personId }) => personId),
  )
  const posts = await postsOnDays(ctx.db, viewers)
  return looks.map(({ at, what, by }) => ({
    at,
    viewer: by && (names.get(by.personId) ?? null),
    post: by && (posts.get(keyOfDay(by)) ?? null),
    what,
  }))
}
