import { formatDate } from '../../../design/format.ts'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import type { InstallationKind } from '../../kernel/installation.ts'
import { type Place, positionsWith } from '../../kernel/policy.ts'
import { authorize, notFound, Problem } from '../../kernel/problem.ts'
import { agencyHolding } from '../accounts/index.ts'
import { loadSet, setsInForce, type CriteriaSet } from '../criteria/index.ts'
import { ancestorsOn, placeOn, unitById, type UnitOn } from '../units/index.ts'
import type { StartDossier } from './contract.ts'
import { canStartDossier } from './policy.ts'
import { dossierExists, noProcedure, setNotApplicable } from './problems.ts'
import type { Procedure } from './procedure.ts'
import { procedureFor } from './procedures.ts'
import { insertDossier, insertStep, openDossierOf } from './repository.ts'

/** Registers a unit for recognition. Set and procedure are those in force today and stay with the dossier. */
export async function startDossier(ctx: Ctx, kind: InstallationKind, input: StartDossier): Promise<string> {
  const today = ctx.today()
  const { unit, place, set, procedure } = await prepareStart(ctx, kind, input)
  const id = newId()
  await insertDossier(
    ctx,
    {
      id,
      unit_id: unit.id,
      tier: input.tier,
      year: input.year,
      registered_on: today,
      set_id: set.id,
      set_version: set.version,
      procedure_id: procedure.id,
      procedure_version: procedure.version,
      state: procedure.initial,
      version: 1,
      submission: 0,
      clock_started_on: null,
      clock_used_days: 0,
      created_at: ctx.now(),
      created_by: ctx.actor.id,
      closed_at: null,
    },
    await agenciesFor(ctx, set, unit),
  )
  await insertStep(ctx, {
    dossier_id: id,
    submission: 0,
    event: 'start',
    from_state: procedure.initial,
    to_state: procedure.initial,
    position_title: positionsWith(ctx.actor, 'assessment:prepare', place)[0]?.title ?? null,
  })
  await logEvent(ctx, 'assessment.dossier-started', unit.id, {
    dossier: id,
    year: input.year,
    set: `${set.id}@${set.version}`,
  })
  return id
}

/** Whether `startDossier` would be done now: true, or its refusal in words. Throws only for a unit that is not there. */
export async function mayStart(ctx: ReadCtx, kind: InstallationKind, input: StartDossier): Promise<true | string> {
  try {
    await prepareStart(ctx, kind, input)
    return true
  } catch (error) {
    if (error instanceof Problem && error.kind.status !== 404) return error.detail
    throw error
  }
}

type Start = { unit: UnitOn; place: Place; set: CriteriaSet; procedure: Procedure }

/** Right, no other open dossier, set and procedure of the day: all that a start needs before it writes. */
async function prepareStart(ctx: Ctx | ReadCtx, kind: InstallationKind, input: StartDossier): Promise<Start> {
  const today = ctx.today()
  const unit = await unitById(ctx.db, input.unitId, today)
  if (!unit) throw notFound('đơn vị này')
  const place = await placeOn(ctx.db, unit.id, today)
  authorize(canStartDossier(ctx.actor, place))
  if (await openDossierOf(ctx, unit.id, input.tier, input.year)) throw dossierExists(unit.name, input.year)
  const set = await chooseSet(ctx, unit, input)
  const wanted = { level: unit.level, tier: input.tier, registeredOn: today, illustrative: set.illustrative }
  const procedure = procedureFor(kind, wanted)
  if (!procedure) throw noProcedure(input.year, formatDate(today))
  return { unit, place, set, procedure }
}

/** The set of a dossier follows registration date and tier (rule 7), never "the newest". */
async function chooseSet(ctx: Ctx | ReadCtx, unit: UnitOn, input: StartDossier): Promise<CriteriaSet> {
  const today = ctx.today()
  const inForce = (await setsInForce(ctx, unit.level, today)).filter((s) => s.tier === input.tier)
  const wanted = input.setId ? inForce.find((s) => s.id === input.setId) : inForce.find((s) => !s.illustrative)
  if (!wanted) throw setNotApplicable(input.setId ?? 'quốc gia', formatDate(today))
  return loadSet(ctx, wanted.id, wanted.version)
}

async function agenciesFor(ctx: Ctx, set: CriteriaSet, unit: UnitOn): Promise<Map<string, string | null>> {
  const sectors = new Set(set.criteria.flatMap((criterion) => criterion.indicators.map((i) => i.sector)))
  const province = (await ancestorsOn(ctx.db, unit.id, ctx.today())).find((above) => above.level === 'province')
  const held = new Map<string, string | null>()
  for (const sector of sectors) {
    const agency = province ? await agencyHolding(ctx.db, sector, province.id, ctx.today()) : undefined
    held.set(sector, agency?.id ?? null)
  }
  return held
}
