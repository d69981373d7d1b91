import type { Ctx } from '../../kernel/context.ts'
import { CSV_MARK, csvLine } from '../../kernel/csv.ts'
import { logEvent } from '../../kernel/events.ts'
import { logPersonalView } from '../../kernel/personal-view.ts'
import { authorize } from '../../kernel/problem.ts'
import type { AuditQuery } from './contract.ts'
import { canReadLog } from './policy.ts'
import { readEvents } from './repository.ts'
import { resolveNames, scopeOf, viewEvents } from './search-events.ts'

const PAGE = 1000

const WHAT = 'việc đã làm hoặc có liên quan, thiết bị và địa chỉ mạng, trong nhật ký xuất ra tệp'

const HEADINGS = [
  'Số trong chuỗi',
  'Thời điểm (UTC)',
  'Việc',
  'Loại',
  'Người làm',
  'Làm thay',
  'Đối tượng',
  'Mã đối tượng',
  'Thiết bị',
  'Địa chỉ mạng',
  'Nội dung',
  'Mắt xích',
]

/** Says that the log was taken out, before the first byte leaves. */
export async function recordExport(ctx: Ctx, { type, q, actor, subject, from, to }: AuditQuery): Promise<void> {
  authorize(canReadLog(ctx.actor))
  // A name that was typed is somebody's, and no event holds names.
  await logEvent(ctx, 'audit.events-exported', null, { type, actor, subject, from, to, byName: q !== undefined })
}

type Transact = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>

/**
 * The log as CSV, newest first, page by page: memory does not grow with it. A page leaves after it is recorded whom it shows,
 * in a transaction of its own; a person is recorded at the first page that shows them.
 */
export async function* exportEvents(
  transact: Transact,
  asked: AuditQuery,
  words: ReadonlyMap<string, string>,
): AsyncGenerator<string> {
  const scope = await transact(scopeOf)
  const resolved = await transact((ctx) => resolveNames(ctx, asked))
  const recorded = new Set<string>()
  yield CSV_MARK + csvLine(HEADINGS)
  for (let cursor = asked.cursor; ;) {
    const page = { ...resolved, cursor }
    const { rows, items } = await transact(async (ctx) => {
      const found = await readEvents(ctx.db, page, scope, PAGE)
      const shown = await viewEvents(ctx, found, words)
      const fresh = shown.people.filter((id) => !recorded.has(id))
      await logPersonalView(ctx, 'audit.people-viewed', fresh, WHAT)
      for (const id of fresh) recorded.add(id)
      return { rows: found, items: shown.items }
    })
    yield items
      .map((event, i) =>
        csvLine([
          event.seq,
          event.at,
          event.label,
          event.type,
          event.actor?.name ?? event.actor?.id ?? null,
          event.actingFor?.name ?? null,
          event.subject?.name ?? null,
          event.subject?.id ?? null,
          event.from?.device ?? null,
          event.from?.address ?? null,
          rows[i]?.body ?? '',
          rows[i]?.link?.toString('hex') ?? null,
        ]),
      )
      .join('')
    cursor = rows.at(-1)?.id
    if (rows.length < PAGE) return
  }
}
