import { z } from 'zod'
import { lowerFirst } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { type Actor, holds, isHeld, type Permission, positionsWith } from '../../kernel/policy.ts'
import { openCalendar } from '../calendar/index.ts'
import { badCursor } from '../units/index.ts'
import { daysLeft, dueOn } from './clock.ts'
import type { WorkItem, WorkPage } from './contract.ts'
import { figuresWork } from './figures-work.ts'
import { handedTo } from './handovers.ts'
import { openRowsAt } from './list-dossiers.ts'
import { completeAll, type Loaded } from './load.ts'
import { type ItemWithOpinion, latestOpinionsOf } from './opinions.ts'
import { canMove } from './policy.ts'
import { procedures } from './procedures.ts'
import { agenciesOf, seatsOf } from './repository-many.ts'
import { asksFor, doerOf } from './rules.ts'
import type { CouncilMemberRow, DossierRow } from './tables.ts'

const NEVER = '9999-12-31'

export type WorkQuery = { limit: number; cursor?: string }

/**
 * "Việc của tôi": what waits for this person, nearest deadline first. Counted whole, so that the number of late ones is true;
 * sent by pages, keyset by (deadline, id). The number of statements does not depend on the number of dossiers.
 */
export async function listWork(ctx: ReadCtx, q: WorkQuery): Promise<WorkPage> {
  const cursor = q.cursor === undefined ? '' : readCursor(q.cursor)
  const work = await dossierWork(ctx)
  const all = [...work.map(({ item }) => item), ...(await figuresWork(ctx))].sort((a, b) =>
    keyOf(a) < keyOf(b) ? -1 : 1,
  )
  const rest = all.filter((item) => keyOf(item) > cursor)
  const items = rest.slice(0, q.limit)
  const last = items.at(-1)
  return {
    items,
    next: rest.length > q.limit && last ? keyOf(last) : null,
    total: all.length,
    late: all.filter((item) => item.dueOn !== null && item.dueOn < ctx.today()).length,
  }
}

const keyOf = (item: WorkItem): string => `${item.dueOn ?? NEVER}_${item.id}`

function readCursor(text: string): string {
  const read = z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}_./)
    .safeParse(text)
  if (!read.success) throw badCursor()
  return read.data
}

export type DossierWork = { item: WorkItem; dossier: DossierRow; event: string }

/** Every open dossier that waits for the actor, with what is to be done: counts and what is handed on know no cut. */
export async function dossierWork(ctx: ReadCtx): Promise<DossierWork[]> {
  const steps = stepsInHand(ctx.actor)
  if (steps.length === 0) return []
  const open = await completeAll(ctx, await openRowsAt(ctx, steps))
  const calendar = await openCalendar(ctx.db)
  const lines = open.flatMap((loaded) => {
    const line = lineOf(ctx.actor, loaded)
    return line ? [{ loaded, line }] : []
  })
  const { detailOf, returnedOf } = await readDetails(
    ctx,
    lines.map(({ loaded }) => loaded),
  )
  const givers = await handedTo(
    ctx,
    lines.map(({ loaded }) => loaded.dossier.id),
    ctx.actor.id,
  )
  return lines.flatMap(({ loaded, line: { event, label } }): DossierWork[] => {
    const { dossier, procedure, place } = loaded
    const left = detailOf(loaded, event)
    if (left === null) return []
    const giver = givers.get(dossier.id)
    const toCorrect = event === PREPARE.event ? returnedOf(loaded) : 0
    const about = `${lowerFirst(place.name)}, năm ${dossier.year}`
    const due = dueOn(calendar, dossier, procedure)
    const item = {
      id: `${dossier.id}:${event}`,
      verb: toCorrect > 0 ? 'Sửa' : label.vi,
      object: toCorrect > 0 ? `${toCorrect} chỉ tiêu bị trả lại, ${about}` : about,
      detail: [left, giver !== undefined && `${giver} bàn giao`].filter(Boolean).join(' · '),
      dueOn: due,
      daysLeft: daysLeft(calendar, due, ctx.today()),
      link: linkOf(dossier.id, event),
    }
    return [{ item, dossier, event }]
  })
}

/** What the commune does before its head signs: no act of the procedure, but work that somebody has in hand. */
const PREPARE = { event: 'prepare', label: { vi: 'Chuẩn bị hồ sơ' } }
const PREPARERS: readonly Permission[] = ['assessment:prepare', 'indicators:record']

/** Steps of every procedure at which a post held today has something to do. */
function stepsInHand(actor: Actor): string[] {
  const held = actor.positions.filter((p) => isHeld(p, actor.today))
  const holdsOne = (wanted: readonly Permission[]) => held.some((p) => wanted.some((one) => p.permissions.has(one)))
  return procedures().flatMap(({ id, version, transitions }) =>
    transitions
      .filter((t) => asksFor(t) && holdsOne(t.event === 'submit' ? [t.permission, ...PREPARERS] : [t.permission]))
      .map((t) => `${id}@${version}:${t.from}`),
  )
}

function lineOf(actor: Actor, loaded: Loaded): { event: string; label: { vi: string } } | undefined {
  const { dossier, procedure } = loaded
  const asked = procedure.transitions.filter((t) => t.from === dossier.state && asksFor(t))
  const own = asked.find((t) => canMove(actor, t, { ...loaded, holder: doerOf(procedure, t) }) === true)
  if (own) return own
  const isPrepared = asked.some((t) => t.event === 'submit')
  return isPrepared && PREPARERS.some((one) => holds(actor, one, loaded.place)) ? PREPARE : undefined
}

/** What is left to do in words; null when this person has nothing left in the step. */
type DetailOf = (loaded: Loaded, event: string) => string | null

/** `returnedOf`: indicators sent back to the commune. One that took its dossier back has all of them open, none returned. */
async function readDetails(
  ctx: ReadCtx,
  all: readonly Loaded[],
): Promise<{ detailOf: DetailOf; returnedOf: (loaded: Loaded) => number }> {
  const dossiers = all.map(({ dossier }) => dossier)
  const ids = dossiers.map(({ id }) => id)
  const items = await latestOpinionsOf(ctx, dossiers)
  const agencies = await agenciesOf(ctx, ids)
  const seats = await seatsOf(ctx, ids, ctx.actor.id)
  const returnedOf = ({ dossier, procedure }: Loaded): number =>
    dossier.state === procedure.initial
      ? 0
      : (items.get(dossier.id) ?? []).filter((item) => item.state === 'returned').length
  const detailOf: DetailOf = (loaded, event) => {
    const { id } = loaded.dossier
    if (event === PREPARE.event) return ''
    if (event === 'vote') return sayVote(seats.get(id))
    if (event === 'appraise') {
      const left = countLeft(ctx.actor, loaded, items.get(id) ?? [], agencies.get(id))
      return left === 0 ? null : `${left} chỉ tiêu chờ ý kiến của cơ quan bạn`
    }
    const returned = returnedOf(loaded)
    return returned > 0 ? `${returned} chỉ tiêu bị trả lại` : ''
  }
  return { detailOf, returnedOf }
}

function sayVote(seat: CouncilMemberRow | undefined): string | null {
  return !seat || seat.conflict || seat.voted_at ? null : 'Hội đồng đang bỏ phiếu'
}

function countLeft(
  actor: Actor,
  { place }: Loaded,
  items: readonly ItemWithOpinion[],
  holders: ReadonlyMap<string, string | null> | undefined,
): number {
  const mine = new Set(positionsWith(actor, 'assessment:appraise', place).map((p) => p.agencyId))
  return items.filter((item) => !item.opinion && mine.has(holders?.get(item.sector) ?? null)).length
}

/** The screen where an act on a dossier is done. */
export function linkOf(id: string, event: string): string {
  if (event === 'appraise') return `/lam-viec/tham-dinh/${id}`
  return event === 'vote' ? `/lam-viec/hoi-dong/${id}` : `/lam-viec/ho-so/${id}`
}
