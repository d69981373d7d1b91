import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Place } from '../../kernel/policy.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import { dateInVietnam } from '../../kernel/time.ts'
import { authorsOf } from '../indicators/index.ts'
import { placeOn } from '../units/index.ts'
import { canReadDossier, type Involvement } from './policy.ts'
import type { Procedure } from './procedure.ts'
import { procedureOf } from './procedures.ts'
import { dossierById, lockDossier, stepsOf } from './repository.ts'
import type { DossierRow, StepRow } from './tables.ts'

/** A dossier with what every act on it asks: where it is, how it goes, who already had a hand in it. */
export type Loaded = {
  dossier: DossierRow
  procedure: Procedure
  place: Place
  steps: StepRow[]
  involved: Involvement[]
}

export async function readDossier(ctx: ReadCtx, id: string): Promise<Loaded> {
  return complete(ctx, await dossierById(ctx, id))
}

/** For writes: the row stays locked until the transaction ends. */
export async function lockForAct(ctx: Ctx, id: string): Promise<Loaded> {
  return complete(ctx, await lockDossier(ctx, id))
}

/** Checks the right to read and gathers the rest. */
export async function complete(ctx: ReadCtx | Ctx, dossier: DossierRow | undefined): Promise<Loaded> {
  if (!dossier) throw notFound('hồ sơ này')
  // A dossier lives in the tree of units of the day it began, so that it can finish under the level it began with.
  // Whoever took the unit over carries it on.
  const begun = await placeOn(ctx.db, dossier.unit_id, dateInVietnam(dossier.created_at))
  const place = { ...begun, ancestors: new Set([...begun.ancestors, ...(begun.heirs ?? [])]) }
  authorize(canReadDossier(ctx.actor, place))
  const steps = await stepsOf(ctx, dossier.id)
  const authors = await authorsOf(ctx, dossier.unit_id, String(dossier.year))
  const involved: Involvement[] = [
    ...steps.flatMap((step) => (step.actor ? [{ event: step.event, actor: step.actor }] : [])),
    ...authors.map((actor) => ({ event: 'figure', actor })),
  ]
  return { dossier, procedure: procedureOf(dossier), place, steps, involved }
}
