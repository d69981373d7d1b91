import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { CSV_MARK, csvLine } from '../../kernel/csv.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize } from '../../kernel/problem.ts'
import type { AuditQuery } from './contract.ts'
import { canReadLog } from './policy.ts'
import { readEvents } from './repository.ts'
import { scopeOf, viewEvents } from './search-events.ts'

const PAGE = 1000

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
export async function recordExport(ctx: Ctx, { type, actor, subject, from, to }: AuditQuery): Promise<void> {
  authorize(canReadLog(ctx.actor))
  await logEvent(ctx, 'audit.events-exported', null, { type, actor, subject, from, to })
}

/** The log as CSV, newest first, page by page: memory does not grow with it. */
export async function* exportEvents(
  ctx: ReadCtx,
  asked: AuditQuery,
  words: ReadonlyMap<string, string>,
): AsyncGenerator<string> {
  const scope = await scopeOf(ctx)
  yield CSV_MARK + csvLine(HEADINGS)
  for (let cursor = asked.cursor; ;) {
    const rows = await readEvents(ctx.db, { ...asked, cursor }, scope, PAGE)
    const events = await viewEvents(ctx, rows, words)
    yield events
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
