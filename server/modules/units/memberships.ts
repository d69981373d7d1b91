import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'

export type Membership = { kind: string; value: string }

/** Region, area I/II/III… of a unit on a date. A kind that is not in the answer is unknown, never "no" (domain rule 4). */
export async function membershipsOf(db: Db | Tx, unitId: string, date: PlainDate): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select m.kind, m.value from units.unit_membership m
    join units.unit u on u.id = m.unit_id
    where m.unit_id = ${unitId} and m.recorded_to is null
      and daterange(m.valid_from, m.valid_to) @> greatest(u.valid_from, least(${date}::date, u.valid_to - 1))
    order by m.kind, m.value
  `.execute(db)
  return rows
}
