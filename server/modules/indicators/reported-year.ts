import { sql } from 'kysely'
import type { ReadCtx } from '../../kernel/context.ts'
import { period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { communesUnder } from '../units/index.ts'
import { chooseSet } from './choose-set.ts'

/** Of which units (the country when null), as they are on a day, under the set a screen shows (`id@version` when asked for). */
export type ReportedBy = { under: readonly string[] | null; asOf: PlainDate; set?: string | undefined }

/**
 * The newest year, up to one, in which a commune of the day has reported anything; null when there is none. Throws
 * `no-set-in-force`.
 */
export async function newestReportedYear(
  ctx: ReadCtx,
  { under, asOf, set: wanted }: ReportedBy,
  upTo: string,
): Promise<string | null> {
  const { set } = await chooseSet(ctx, 'commune', { anchor: asOf, period: period(upTo) }, wanted)
  const communes =
    under && (await Promise.all(under.map((id) => communesUnder(ctx.db, id, asOf)))).flat().map(({ id }) => id)
  // The letter `f` is an indicator without a figure; see marks.ts.
  const { rows } = await sql<{ period: string }>`
    select s.period from indicators.summary s
    where s.set_id = ${set.id} and s.set_version = ${set.version} and s.period ~ '^20\\d\\d$' and s.period <= ${upTo}
      and s.marks ~ '[^f]'
      and ${
        communes === null
          ? sql`exists (select 1 from units.v_unit v where v.unit_id = s.unit_id and daterange(v.valid_from, v.valid_to) @> ${asOf}::date)`
          : sql`s.unit_id = any(${communes}::uuid[])`
      }
    order by s.period desc limit 1
  `.execute(ctx.db)
  return rows[0]?.period ?? null
}
