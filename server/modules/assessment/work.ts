import type { ReadCtx } from '../../kernel/context.ts'
import { isHeld, positionsWith, type Permission } from '../../kernel/policy.ts'
import { openCalendar } from '../calendar/index.ts'
import { councilOf } from './repository.ts'
import { latestOpinions } from './opinions.ts'
import { agenciesOf, itemsOf } from './repository.ts'
import type { WorkItem } from './contract.ts'
import { dueOn } from './clock.ts'
import { listDossiers } from './list-dossiers.ts'
import { readDossier, type Loaded } from './load.ts'
import { canMove } from './policy.ts'
import { holderLabel } from './rules.ts'

const MOST = 100

/** "Việc của tôi": what waits for this person, dossier by dossier, nearest deadline first. */
export async function listWork(ctx: ReadCtx): Promise<WorkItem[]> {
  const { items } = await listDossiers(ctx, { limit: MOST })
  const open = items.filter((dossier) => dossier.waitsFor !== null)
  const work = await Promise.all(open.map(async ({ id }) => workOn(ctx, await readDossier(ctx, id))))
  const figures = figuresWork(ctx)
  return [...work.flat(), ...figures].sort((a, b) => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999'))
}

async function workOn(ctx: ReadCtx, loaded: Loaded): Promise<WorkItem[]> {
  const { dossier, procedure, place, involved } = loaded
  const due = dueOn(await openCalendar(ctx.db), dossier, procedure)
  const lines = procedure.transitions
    .filter((t) => t.from === dossier.state && t.event !== 'withdraw' && t.event !== 'return')
    .filter((t) => canMove(ctx.actor, t, place, holderLabel(procedure, dossier.state), involved) === true)
  const line = lines[0]
  if (!line) return []
  const detail = await detailOf(ctx, loaded, line.event)
  if (detail === null) return []
  return [
    {
      id: `${dossier.id}:${line.event}`,
      verb: line.label.vi,
      object: `${place.name}, năm ${dossier.year}`,
      detail,
      dueOn: due,
      link: linkOf(dossier.id, line.event),
    },
  ]
}

/** What is left to do in words; null when this person has nothing left in this step. */
async function detailOf(ctx: ReadCtx, loaded: Loaded, event: string): Promise<string | null> {
  const { dossier } = loaded
  if (event === 'appraise') {
    const left = await itemsLeft(ctx, loaded)
    return left === 0 ? null : `${left} chỉ tiêu chờ ý kiến của cơ quan bạn`
  }
  if (event === 'vote') {
    const seat = (await councilOf(ctx, dossier.id, dossier.submission)).find((m) => m.person_id === ctx.actor.id)
    return !seat || seat.conflict || seat.voted_at ? null : 'Hội đồng đang bỏ phiếu'
  }
  const returned = (await itemsOf(ctx, dossier.id, dossier.submission)).filter((item) => item.state === 'returned')
  return returned.length > 0 ? `${returned.length} chỉ tiêu bị trả lại` : ''
}

async function itemsLeft(ctx: ReadCtx, { dossier, place }: Loaded): Promise<number> {
  const mine = new Set(positionsWith(ctx.actor, 'assessment:appraise', place).map((p) => p.agencyId))
  const holders = await agenciesOf(ctx, dossier.id)
  const sectors = new Map(
    (await itemsOf(ctx, dossier.id, dossier.submission)).map((item) => [item.indicator, item.sector]),
  )
  const opinions = await latestOpinions(ctx, dossier)
  return opinions.filter((o) => !o.opinion && mine.has(holders.get(sectors.get(o.indicator) ?? '') ?? null)).length
}

function linkOf(id: string, event: string): string {
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
    object: `Kỳ ${year}`,
    detail: post.title,
    dueOn: null,
    link: `/lam-viec/nhap-so-lieu?ky=${year}`,
  }))
}
