import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { Instant } from '../../kernel/time.ts'
import type { DaysOfPerson } from '../accounts/index.ts'
import type { AuditQuery } from './contract.ts'

export type EventRow = {
  id: string
  seq: number | null
  at: Instant
  type: string
  actor: string | null
  acting_for: string | null
  subject: string | null
  body: string
  session: string | null
  link: Buffer | null
}

/** What is asked for; `named`: the people and units that were asked for by name. */
export type AskedEvents = Omit<AuditQuery, 'q'> & { named: readonly string[] | null }

/**
 * Of which units, and of which people on the days of their posts there: what they did before they came, and after they left, is
 * for who audits the place they were at. Null = of everything.
 */
export type LogScope = { units: readonly string[]; people: readonly DaysOfPerson[] } | null

/**
 * Events newest first, in the order they were written: ids are of version 7, so that the primary key is that order and
 * any page costs the same.
 */
export async function readEvents(
  db: Db | Tx,
  { type, actor, subject, from, to, cursor, named }: AskedEvents,
  scope: LogScope,
  limit: number,
): Promise<EventRow[]> {
  const isNamed = named
    ? sql`e.actor = any(${named}::uuid[]) or e.acting_for = any(${named}::uuid[]) or e.subject = any(${named}::uuid[])`
    : sql`true`
  const people = scope?.people ?? []
  // Asked first by id alone, which is hashed: the days are compared for the few events that are left.
  const ids = [...new Set(people.map(({ person }) => person))]
  const { rows } = await sql<EventRow>`
    select e.id, s.seq, e.at, e.type, e.actor, e.acting_for, e.subject, e.body, e.session, s.link
    from kernel.event e left join kernel.event_seal s on s.event_id = e.id
    where (${cursor ?? null}::uuid is null or e.id < ${cursor ?? null}::uuid)
      and (${type ?? null}::text is null or starts_with(e.type, ${type ?? null}))
      and (${actor ?? null}::uuid is null or e.actor = ${actor ?? null}::uuid)
      and (${subject ?? null}::uuid is null or e.subject = ${subject ?? null}::uuid)
      and (${isNamed})
      and (${from ?? null}::date is null or e.at >= ${from ?? null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and (${to ?? null}::date is null or e.at < (${to ?? null}::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and (${scope === null} or e.subject = any(${scope?.units ?? []}::uuid[])
        or ((e.subject = any(${ids}::uuid[]) or e.actor = any(${ids}::uuid[])) and exists (
          select from unnest(${people.map(({ person }) => person)}::uuid[], ${people.map((one) => one.from)}::date[],
            ${people.map((one) => one.to)}::date[]) as held(person, first, over)
          where held.person in (e.subject, e.actor)
            and (e.at at time zone 'Asia/Ho_Chi_Minh')::date >= held.first
            and (held.over is null or (e.at at time zone 'Asia/Ho_Chi_Minh')::date < held.over))))
    order by e.id desc limit ${limit}
  `.execute(db)
  return rows
}

export async function namesOfUnits(db: Db | Tx, ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct on (v.unit_id) v.unit_id as id, v.name from units.v_unit v
    where v.unit_id = any(${ids.filter((id) => id !== null)}::uuid[]) order by v.unit_id, v.valid_from desc
  `.execute(db)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function readViewsOf(
  db: Db | Tx,
  person: string,
  { limit, before }: { limit: number; before: string | null },
): Promise<ViewRow[]> {
  const { rows } = await sql<ViewRow>`
    select e.id, e.at, e.actor, e.body from kernel.personal_view p join kernel.event e on e.id = p.event_id
    where p.person = ${person}::uuid and (${before}::uuid is null or p.event_id < ${before}::uuid)
    order by p.event_id desc limit ${limit}
  `.execute(db)
  return rows
}

/** One look at personal data, as its event tells it. */
export type ViewRow = { id: string; at: Instant; actor: string | null; body: string }
