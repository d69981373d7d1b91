import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { notFound, signInFirst } from '../../kernel/problem.ts'
import type { Notice, NoticePage, NoticeQuery, Unread } from './contract.ts'
import { countUnread, markRead, markReadUpTo, noticesOf } from './repository.ts'
import type { NoticeRow } from './tables.ts'

/** Notices are of a person: whoever asks sees their own and nothing else exists for them. */
export function whoAsks({ actor }: ReadCtx | Ctx): string {
  if (actor.id === null) throw signInFirst()
  return actor.id
}

/** Newest first, keyset by id. */
export async function listNotices(ctx: ReadCtx, { limit, cursor }: NoticeQuery): Promise<NoticePage> {
  const personId = whoAsks(ctx)
  const [rows, unread] = await Promise.all([
    noticesOf(ctx, personId, { limit: limit + 1, cursor }),
    countUnread(ctx, personId),
  ])
  const shown = rows.slice(0, limit)
  return { items: shown.map(viewNotice), next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null, unread }
}

function viewNotice(row: NoticeRow): Notice {
  const { id, at, link } = row
  return { id, at, text: { vi: row.text_vi, en: row.text_en }, link, isRead: row.read_at !== null }
}

/** A bookmark of the reader's own: no event is logged, as turning a page is none. */
export async function readNotice(ctx: Ctx, id: string): Promise<Unread> {
  const personId = whoAsks(ctx)
  if (!(await markRead(ctx, personId, id))) throw notFound('thông báo này')
  return { unread: await countUnread(ctx, personId) }
}

/** Marks everything the person has seen: up to the newest notice that was on the screen. */
export async function readAllNotices(ctx: Ctx, upTo: string): Promise<Unread> {
  const personId = whoAsks(ctx)
  await markReadUpTo(ctx, personId, upTo)
  return { unread: await countUnread(ctx, personId) }
}
