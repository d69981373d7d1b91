import { sql } from 'kysely'
import { formatPeriod } from '../../../design/format.ts'
import type { AskLeftOpen } from '../../kernel/left-open.ts'
import { leftOpen } from '../../kernel/left-open.ts'
import { unitById } from '../units/index.ts'

/** Sheets of figures a person had read and nobody accepted, unless a later one of the same unit and period was. */
export const sheetsLeftOpen: AskLeftOpen = async (ctx, personId) => {
  const { rows } = await sql<{ unit: string; period: string }>`
    select s.unit_id as unit, s.period from indicators.change_set s
    where s.author = ${personId}::uuid and s.state = 'staged' and not exists (
      select from indicators.change_set later where later.unit_id = s.unit_id and later.period = s.period
        and later.state <> 'staged' and later.created_at > s.created_at)
    group by s.unit_id, s.period order by max(s.created_at)
  `.execute(ctx.db)
  const items: string[] = []
  for (const { unit, period } of rows)
    items.push(`${(await unitById(ctx.db, unit, ctx.today()))?.name ?? '–'}, ${formatPeriod(period)}`)
  return leftOpen(items, {
    what: { vi: 'Tệp số liệu đã đọc, chưa nhận', en: 'Sheets of figures read and not accepted' },
    fate: {
      vi: 'Chưa thành số liệu, không ai nhận thay. Người thay gửi lại tệp.',
      en: 'They are no figures yet, and nobody accepts them instead. Whoever takes over sends the file again.',
    },
  })
}
