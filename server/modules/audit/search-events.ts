import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logPersonalView, personalValuesOf } from '../../kernel/personal-view.ts'
import { authorize } from '../../kernel/problem.ts'
import { daysOfPeopleAt, idsOfPeopleNamed, namesOfPeople, placesOfSessions } from '../accounts/index.ts'
import { everUnder, searchUnits } from '../units/index.ts'
import type { AuditEvent, AuditQuery } from './contract.ts'
import { canReadLog, placesOfLog } from './policy.ts'
import { type AskedEvents, type EventRow, type LogScope, namesOfUnits, readEvents } from './repository.ts'

const PAGE = 50
const MOST_UNITS = 20

type Words = ReadonlyMap<string, string>

/** A page of the log of the units the actor may audit. Names of people are shown, so the look itself is logged. */
export async function searchEvents(
  ctx: Ctx,
  asked: AuditQuery,
  words: Words,
): Promise<{ items: AuditEvent[]; next: string | null }> {
  authorize(canReadLog(ctx.actor))
  const rows = await readEvents(ctx.db, await resolveNames(ctx, asked), await scopeOf(ctx), PAGE + 1)
  const shown = rows.slice(0, PAGE)
  const { items, people } = await viewEvents(ctx, shown, words)
  await logPersonalView(ctx, 'audit.people-viewed', people, 'việc đã làm hoặc có liên quan, trong nhật ký')
  return { items, next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null }
}

/** Who and what a name stands for, anywhere: which of their events are shown is the scope's to say. */
export async function resolveNames(ctx: Ctx, { q, ...asked }: AuditQuery): Promise<AskedEvents> {
  if (q === undefined) return { ...asked, named: null }
  const people = await idsOfPeopleNamed(ctx.db, q)
  const units = await searchUnits(ctx.db, { q, asOf: ctx.today(), limit: MOST_UNITS })
  return { ...asked, named: [...people, ...units.items.map(({ id }) => id)] }
}

/** What the actor may read of the log. */
export async function scopeOf(ctx: Ctx | ReadCtx): Promise<LogScope> {
  const places = placesOfLog(ctx.actor)
  if (places === null) return null
  const units = await everUnder(ctx.db, places)
  return { units, people: await daysOfPeopleAt(ctx.db, units) }
}

/** Lines of the log as they are shown, and the people they show: who acted, for whom, and whom it was about. */
export async function viewEvents(
  ctx: Ctx,
  rows: readonly EventRow[],
  words: Words,
): Promise<{ items: AuditEvent[]; people: string[] }> {
  const [people, units, places, personal] = await Promise.all([
    namesOfPeople(
      ctx.db,
      rows.flatMap((row) => [row.actor, row.acting_for, row.subject]),
    ),
    namesOfUnits(
      ctx.db,
      rows.map(({ subject }) => subject),
    ),
    placesOfSessions(
      ctx.db,
      rows.map(({ session }) => session),
    ),
    personalValuesOf(
      ctx.db,
      rows.map(({ id }) => id),
    ),
  ])
  const nameOf = (id: string | null) => (id === null ? null : { id, name: people.get(id) ?? units.get(id) ?? null })
  const items = rows.map((row) => ({
    id: row.id,
    seq: row.seq,
    at: row.at,
    type: row.type,
    label: words.get(row.type) ?? row.type,
    actor: nameOf(row.actor),
    actingFor: nameOf(row.acting_for),
    subject: nameOf(row.subject),
    from: (row.session === null ? undefined : places.get(row.session)) ?? null,
    body: JSON.parse(row.body) as Record<string, unknown>,
    personal: { ...personal.get(row.id) },
  }))
  const shown = rows.flatMap(({ actor, acting_for, subject }) => [
    actor,
    acting_for,
    subject !== null && people.has(subject) ? subject : null,
  ])
  return { items, people: [...new Set(shown.filter((id) => id !== null))] }
}
