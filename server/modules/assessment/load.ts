import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/policy.ts'
import { notFound } from '../../kernel/problem.ts'
import { readStamps } from '../../kernel/stamp.ts'
import { dateInVietnam } from '../../kernel/time.ts'
import { focalAgenciesOn, nameOfProgramme } from '../accounts/index.ts'
import { authorsOf } from '../indicators/index.ts'
import { ancestorsIn, type Catalogue, catalogueAt, placeIn, type UnitRef } from '../units/index.ts'
import { canReadDossier, type Focal, type Involvement, type OpenDays } from './policy.ts'
import type { Procedure } from './procedure.ts'
import { procedureOf } from './procedures.ts'
import { dossierById, lockDossier } from './repository.ts'
import { stepsOf } from './repository-many.ts'
import type { DossierRow, StepRow } from './tables.ts'

/** A dossier with what every act on it asks: where it is, how it goes, who already had a hand in it. */
export type Loaded = {
  dossier: DossierRow
  procedure: Procedure
  place: Place
  /** The unit and those above it, as on the day the dossier began. */
  trail: UnitRef[]
  steps: StepRow[]
  involved: Involvement[]
  focal: Focal
}

export async function readDossier(ctx: ReadCtx, id: string): Promise<Loaded> {
  return complete(ctx, await dossierById(ctx, id))
}

/** For writes: the row stays locked until the transaction ends. */
export async function lockForAct(ctx: Ctx, id: string): Promise<Loaded> {
  return complete(ctx, await lockDossier(ctx, id))
}

/** Checks the right to read and gathers the rest. */
async function complete(ctx: ReadCtx | Ctx, dossier: DossierRow | undefined): Promise<Loaded> {
  const [loaded] = dossier ? await completeAll(ctx, [dossier]) : []
  if (!loaded) throw notFound('hồ sơ này')
  return loaded
}

/** The same of many, by as many statements as of one; those the actor may not read are left out. */
export async function completeAll(ctx: ReadCtx | Ctx, dossiers: readonly DossierRow[]): Promise<Loaded[]> {
  if (dossiers.length === 0) return []
  const catalogue = await catalogueAt(ctx.db, await readStamps(ctx.db))
  const readable = dossiers
    .map((dossier) => ({ dossier, ...standOf(catalogue, dossier) }))
    .filter(({ dossier, place }) => canReadDossier(ctx.actor, place, openDays(dossier)) === true)
  const ids = readable.map(({ dossier }) => dossier.id)
  const steps = await stepsOf(ctx, ids)
  const authors = await authorsOf(
    ctx,
    readable.map(({ dossier }) => ({ unitId: dossier.unit_id, period: String(dossier.year) })),
  )
  const focalOf = await readFocal(
    ctx,
    readable.map(({ place }) => place),
  )
  return readable.map(({ dossier, place, trail }, i) => {
    const own = steps.get(dossier.id) ?? []
    const involved: Involvement[] = [
      ...own.flatMap((step) =>
        [step.actor, step.acting_for].flatMap((actor) => (actor ? [{ event: step.event, actor }] : [])),
      ),
      ...(authors[i] ?? []).map((actor) => ({ event: 'figure', actor })),
    ]
    const procedure = procedureOf(dossier)
    return { dossier, procedure, place, trail, steps: own, involved, focal: focalOf(procedure, place) }
  })
}

function openDays({ created_at: from, closed_at: to }: DossierRow): OpenDays {
  return { from: dateInVietnam(from), to: to === null ? null : dateInVietnam(to) }
}

/** Who leads a programme today where a dossier stands: in its province, or in the one that took that over. */
async function readFocal(
  ctx: ReadCtx | Ctx,
  places: readonly Place[],
): Promise<(procedure: Procedure, place: Place) => Focal> {
  const units = [...new Set(places.flatMap(({ ancestors }) => [...ancestors]))]
  const rows = await focalAgenciesOn(ctx, units, ctx.today())
  return ({ programme, unitActsAsFocal }, { ancestors }) => ({
    programme: nameOfProgramme(programme),
    agencies: rows
      .filter((row) => row.programme === programme && ancestors.has(row.provinceId))
      .map(({ agency }) => agency),
    unitToo: unitActsAsFocal,
  })
}

/**
 * A dossier lives in the tree of units of the day it began, so that it can finish under the level it began with.
 * Whoever took the unit over carries it on.
 */
function standOf(catalogue: Catalogue, dossier: DossierRow): Pick<Loaded, 'place' | 'trail'> {
  const day = dateInVietnam(dossier.created_at)
  const begun = placeIn(catalogue, dossier.unit_id, day)
  const ancestors = new Set([...begun.ancestors, ...(begun.heirs ?? [])])
  return { place: { ...begun, ancestors }, trail: ancestorsIn(catalogue, dossier.unit_id, day) }
}
