import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { authorize, notFound } from '../../../kernel/problem.ts'
import { addDays, plainDate, type PlainDate } from '../../../kernel/time.ts'
import { placeOn, printDate, unitById } from '../../units/index.ts'
import { agencyRows, type AgencyRow, insertAct } from './agency-acts.ts'
import type { AgencyTrial, EndAgency, FocalSpan } from '../agency-contract.ts'
import { nameOfSector } from './agency-kinds.ts'
import { canManageAgencies } from '../agency-policy.ts'
import { countPeople, movePosts, postsInAgency, type AgencyPost } from './agency-posts.ts'
import { agencyOver, agencyRefused } from '../agency-problems.ts'
import { beginFocal, cutFocal } from './become-focal.ts'
import { focalSpansOf } from './focal-agencies.ts'
import { type EndPlan, planEnd, type Successor } from './plan-end.ts'
import { type HeldSector, passSector, sectorsHeldFrom } from './sectors-held.ts'
import { openRoles } from '../roles/open-roles.ts'

type Trial = {
  agency: AgencyRow
  successors: Successor[]
  sectors: HeldSector[]
  focal: FocalSpan[]
  posts: AgencyPost[]
  plan: EndPlan
}

/**
 * Ends an agency from a day on, by a decision that may name who follows it. Sectors and programmes go where it says, people
 * only when asked. Throws `agency-refused` with every mistake and writes nothing then.
 */
export async function endAgency(ctx: Ctx, id: string, input: EndAgency): Promise<AgencyTrial> {
  const trial = await tryEnd(ctx, id, input, true)
  const { agency, plan } = trial
  if (plan.problems.length > 0) throw agencyRefused(plan.problems)
  const day = plainDate(input.day)
  const act = await insertAct(ctx, { agencyId: id, kind: 'ended', day, basis: input.basis })
  await ctx.db
    .updateTable('accounts.agency')
    .set({ valid_to: day, ended_by: null, end_before: null })
    .where('id', '=', id)
    .execute()
  await nameSuccessors(ctx, id, input.successors)
  await passAll(ctx, trial, { day, act, input })
  if (plan.postsTo) await movePosts(ctx, trial.posts, { from: agency, to: plan.postsTo, day })
  const { successors, postsToId, basis } = input
  const body = { agency: id, name: agency.name, day, successors, postsTo: postsToId, basis }
  await logEvent(ctx, 'accounts.agency-ended', agency.unitId, body)
  return viewTrial(trial, input)
}

/** What the end would change, before anything is written. */
export async function tryEndAgency(ctx: ReadCtx, id: string, input: EndAgency): Promise<AgencyTrial> {
  return viewTrial(await tryEnd(ctx, id, input, false), input)
}

async function tryEnd(ctx: Ctx | ReadCtx, id: string, input: EndAgency, lock: boolean): Promise<Trial> {
  const day = plainDate(input.day)
  const rows = await agencyRows(ctx, [id, ...input.successors], day, lock)
  const agency = rows.find((row) => row.id === id)
  if (!agency) throw notFound('cơ quan này')
  for (const { unitId } of rows) authorize(canManageAgencies(ctx.actor, await placeOn(ctx.db, unitId, day)))
  if (agency.to !== null && day >= agency.to) throw agencyOver(agency.name, printDate(addDays(agency.to, -1)))
  const successors = await levelsOf(
    ctx,
    rows.filter((row) => row.id !== id),
    day,
  )
  const sectors = await sectorsHeldFrom(ctx, id, day)
  const focal = (await focalSpansOf(ctx, id, day)).filter(({ to }) => to === null || to > day)
  const posts = await postsInAgency(ctx, id, day)
  const roles = await openRoles(ctx.db)
  const provinceId = roles.provinceOf(agency.unitId, day)
  const hasAppraisers = posts.some((post) =>
    post.roles.some((code) => roles.find(code, provinceId)?.permissions.includes('assessment:appraise')),
  )
  const plan = planEnd({ ...input, day }, { agency, successors, sectors, hasAppraisers })
  return { agency, successors, sectors, focal, posts, plan }
}

async function levelsOf(ctx: Ctx | ReadCtx, rows: readonly AgencyRow[], day: PlainDate): Promise<Successor[]> {
  const found: Successor[] = []
  for (const row of rows)
    found.push({ ...row, isProvincial: (await unitById(ctx.db, row.unitId, day))?.level === 'province' })
  return found
}

async function nameSuccessors(ctx: Ctx, id: string, successors: readonly string[]): Promise<void> {
  await sql`
    insert into accounts.agency_successor (agency_id, successor_id)
    select ${id}, s from unnest(${successors}::uuid[]) s on conflict do nothing
  `.execute(ctx.db)
}

async function passAll(
  ctx: Ctx,
  { sectors, focal, plan }: Trial,
  { day, act, input }: { day: PlainDate; act: string; input: EndAgency },
): Promise<void> {
  const received = new Map<string, string>()
  for (const held of sectors) {
    const to = plan.sectorTo.get(held.sector)
    if (to && !received.has(to.id))
      received.set(to.id, await insertAct(ctx, { agencyId: to.id, kind: 'sector-received', day, basis: input.basis }))
    const until = [held.to, to?.to ?? null].filter((end) => end !== null).sort()[0] ?? null
    const begunAct = (to && received.get(to.id)) ?? null
    await passSector(ctx, held, { day, toAgencyId: to?.id ?? null, until, endedAct: act, begunAct })
  }
  for (const span of focal) {
    await cutFocal(ctx, span.id, { day, act })
    if (plan.focalTo) await beginFocal(ctx, plan.focalTo, { ...span, day, basis: input.basis })
  }
}

function viewTrial({ agency, sectors, focal, posts, plan }: Trial, { focalToId }: EndAgency): AgencyTrial {
  const named = (one: { id: string; name: string } | undefined) => (one ? { id: one.id, name: one.name } : null)
  const held = countPeople(posts)
  return {
    sectors: sectors.map(({ sector }) => ({
      code: sector,
      name: nameOfSector(sector),
      from: named(agency),
      to: named(plan.sectorTo.get(sector)),
    })),
    focal: focal.map(({ programme }) => ({ programme, to: focalToId === null ? null : named(plan.focalTo) })),
    posts: { held, moved: plan.postsTo ? held : 0 },
    problems: plan.problems,
    canApply: plan.problems.length === 0,
  }
}
