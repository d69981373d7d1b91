import { z } from 'zod'
import { formatPeriod, lowerFirst } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { type Actor, isHeld, type Permission, positionsWith } from '../../kernel/policy.ts'
import { openCalendar } from '../calendar/index.ts'
import { badCursor } from '../units/index.ts'
import { dueOn } from './clock.ts'
import type { WorkItem, WorkPage } from './contract.ts'
import { handedTo } from './handovers.ts'
import { openRowsAt } from './list-dossiers.ts'
import { completeAll, type Loaded } from './load.ts'
import { type ItemWithOpinion, latestOpinionsOf } from './opinions.ts'
import { canMove } from './policy.ts'
import type { Transition } from './procedure.ts'
import { procedures } from './procedures.ts'
import { agenciesOf, seatsOf } from './repository-many.ts'
import { holderLabel } from './rules.ts'
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
  const all = [...work.map(({ item }) => item), ...figuresWork(ctx)].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
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
  const detailOf = await readDetails(
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
    const item = {
      id: `${dossier.id}:${event}`,
      verb: label.vi,
      object: `${lowerFirst(place.name)}, năm ${dossier.year}`,
      detail: [left, giver !== undefined && `${giver} bàn giao`].filter(Boolean).join(' · '),
      dueOn: dueOn(calendar, dossier, procedure),
      link: linkOf(dossier.id, event),
    }
    return [{ item, dossier, event }]
  })
}

/** What a step asks for; taking a dossier back or sending it back is never work. */
export const asksFor = (t: Transition): boolean => t.event !== 'withdraw' && t.event !== 'return'

/** Steps of every procedure at which a post held today has something to do. */
function stepsInHand(actor: Actor): string[] {
  const held = actor.positions.filter((p) => isHeld(p, actor.today))
  return procedures().flatMap(({ id, version, transitions }) =>
    transitions
      .filter((t) => asksFor(t) && held.some((p) => p.permissions.has(t.permission)))
      .map((t) => `${id}@${version}:${t.from}`),
  )
}

function lineOf(actor: Actor, loaded: Loaded): Transition | undefined {
  const { dossier, procedure } = loaded
  const standing = { ...loaded, holder: holderLabel(procedure, dossier.state) }
  return procedure.transitions.find(
    (t) => t.from === dossier.state && asksFor(t) && canMove(actor, t, standing) === true,
  )
}

/** What is left to do in words; null when this person has nothing left in the step. */
type DetailOf = (loaded: Loaded, event: string) => string | null

async function readDetails(ctx: ReadCtx, all: readonly Loaded[]): Promise<DetailOf> {
  const dossiers = all.map(({ dossier }) => dossier)
  const ids = dossiers.map(({ id }) => id)
  const items = await latestOpinionsOf(ctx, dossiers)
  const agencies = await agenciesOf(ctx, ids)
  const seats = await seatsOf(ctx, ids, ctx.actor.id)
  return (loaded, event) => {
    const { id } = loaded.dossier
    const own = items.get(id) ?? []
    if (event === 'vote') return sayVote(seats.get(id))
    if (event === 'appraise') {
      const left = countLeft(ctx.actor, loaded, own, agencies.get(id))
      return left === 0 ? null : `${left} chỉ tiêu chờ ý kiến của cơ quan bạn`
    }
    const returned = own.filter((item) => item.state === 'returned').length
    return returned > 0 ? `${returned} chỉ tiêu bị trả lại` : ''
  }
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

/** Entering figures is standing work of whoever records for a unit. */
function figuresWork(ctx: ReadCtx): WorkItem[] {
  const permission: Permission = 'indicators:record'
  const posts = ctx.actor.positions.filter((p) => isHeld(p, ctx.today()) && p.permissions.has(permission))
  const year = ctx.today().slice(0, 4)
  return posts.slice(0, 3).map((post) => ({
    id: `figures:${post.id}`,
    verb: 'Nhập số liệu',
    object: formatPeriod(year),
    detail: post.title,
    dueOn: null,
    link: `/lam-viec/nhap-so-lieu?ky=${year}`,
  }))
}
