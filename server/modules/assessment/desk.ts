import type { Ctx } from '../../kernel/context.ts'
import type { Permission } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { openCalendar, type WorkingCalendar } from '../calendar/index.ts'
import { dueOn } from './clock.ts'
import { completeAll, type Loaded } from './load.ts'
import { latestOpinions } from './opinions.ts'
import type { Transition } from './procedure.ts'
import { councilOf, dossierById } from './repository.ts'
import { agenciesOf } from './repository-many.ts'
import { asksFor } from './rules.ts'
import { linkOf } from './work.ts'

/** Which posts count: those in `agencies` (null = in any), and those of a unit itself where `unitToo`. */
export type Seats = { agencies: ReadonlySet<string> | null; unitToo: boolean }

const ANY_SEAT: Seats = { agencies: null, unitToo: true }

/** Whose turn it is at a step: everyone with the permission over the unit, less those the step leaves out. */
export type Desk = {
  permission: Permission
  /** What is to be done, as the button says it. */
  act: { vi: string; en: string }
  link: string
  seats: Seats
  /** Only these people; null = anybody. */
  people: ReadonlySet<string> | null
  /** Had a hand in the dossier that forbids this one. */
  barred: ReadonlySet<string>
}

export type DossierBrief = { id: string; unitId: string; year: number; dueOn: PlainDate | null }

/** What rooms above may know of a dossier without being asked by a person; undefined when there is none. For jobs. */
export async function readBrief(ctx: Ctx, id: string): Promise<DossierBrief | undefined> {
  const loaded = await loadForJob(ctx, id)
  return loaded && briefOf(loaded, await openCalendar(ctx.db))
}

function briefOf({ dossier, procedure }: Loaded, calendar: WorkingCalendar): DossierBrief {
  const { id, unit_id: unitId, year } = dossier
  return { id, unitId, year, dueOn: dueOn(calendar, dossier, procedure) }
}

/** Whose turn it is when a dossier stands in a state; nobody's when it is final. For jobs. */
export async function readDesks(ctx: Ctx, id: string, state: string): Promise<Desk[]> {
  const loaded = await loadForJob(ctx, id)
  if (!loaded) return []
  const waiting = loaded.procedure.transitions.filter((t) => t.from === state && asksFor(t))
  const desks: Desk[] = []
  for (const transition of waiting) desks.push(await deskOf(ctx, loaded, transition))
  return desks
}

/**
 * Which posts use a permission on a dossier: those of the focal agency where every step of the procedure that asks for it is
 * theirs, else any. For jobs.
 */
export async function readSeats(ctx: Ctx, id: string, permission: Permission): Promise<Seats> {
  const loaded = await loadForJob(ctx, id)
  const steps = loaded?.procedure.transitions.filter((t) => t.permission === permission) ?? []
  return loaded && steps.length > 0 && steps.every(({ by }) => by === 'focal-agency') ? focalSeats(loaded) : ANY_SEAT
}

function focalSeats({ focal }: Loaded): Seats {
  return { agencies: new Set(focal.agencies.map(({ id }) => id)), unitToo: focal.unitToo }
}

async function seatsOf(ctx: Ctx, loaded: Loaded, { event, by }: Transition): Promise<Seats> {
  if (by === 'focal-agency') return focalSeats(loaded)
  return event === 'appraise' ? { agencies: await agenciesWaitedFor(ctx, loaded), unitToo: false } : ANY_SEAT
}

async function deskOf(ctx: Ctx, loaded: Loaded, transition: Transition): Promise<Desk> {
  const { event, permission, label, notBy = [] } = transition
  const { dossier, involved } = loaded
  return {
    permission,
    act: label,
    link: linkOf(dossier.id, event),
    seats: await seatsOf(ctx, loaded, transition),
    people: event === 'vote' ? await membersWaitedFor(ctx, loaded) : null,
    barred: new Set(involved.filter((one) => notBy.includes(one.event)).map(({ actor }) => actor)),
  }
}

async function agenciesWaitedFor(ctx: Ctx, { dossier }: Loaded): Promise<Set<string>> {
  const holders = (await agenciesOf(ctx, [dossier.id])).get(dossier.id)
  const open = (await latestOpinions(ctx, dossier)).filter(({ opinion }) => !opinion)
  return new Set(open.flatMap(({ sector }) => holders?.get(sector) ?? []))
}

async function membersWaitedFor(ctx: Ctx, { dossier }: Loaded): Promise<Set<string>> {
  const seats = await councilOf(ctx, dossier.id, dossier.submission)
  return new Set(seats.filter((seat) => !seat.conflict && !seat.voted_at).map((seat) => seat.person_id))
}

export type RunningClock = DossierBrief & { state: string; submission: number; dueOn: PlainDate }

/** Open dossiers whose appraisal clock runs and has a known end. For jobs. */
export async function listRunningClocks(ctx: Ctx): Promise<RunningClock[]> {
  const rows = await ctx.db
    .selectFrom('assessment.dossier')
    .selectAll()
    .where('closed_at', 'is', null)
    .where('clock_started_on', 'is not', null)
    .execute()
  const calendar = await openCalendar(ctx.db)
  return (await completeAll(ctx, rows)).flatMap((loaded) => {
    const { dueOn: due, ...brief } = briefOf(loaded, calendar)
    const { state, submission } = loaded.dossier
    return due === null ? [] : [{ ...brief, state, submission, dueOn: due }]
  })
}

/** A job acts as the system, which may read every dossier. */
async function loadForJob(ctx: Ctx, id: string): Promise<Loaded | undefined> {
  const dossier = await dossierById(ctx, id)
  return dossier && (await completeAll(ctx, [dossier]))[0]
}
