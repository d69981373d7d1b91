import { formatDate } from '../../../design/format.ts'
import type { Ctx } from '../../kernel/context.ts'
import { brokenConstraint } from '../../kernel/db.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { invalidInput } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { isSample, loadSet } from '../criteria/index.ts'
import { unlockFigures } from '../indicators/index.ts'
import type { MoveDossier, RecordDecision } from './contract.ts'
import { checkGuards } from './guards.ts'
import { type Loaded, lockForAct } from './load.ts'
import { admitAct, advance } from './move-dossier.ts'
import { decisionTaken } from './problems.ts'

/** Records the signed decision. It reaches the registry when it is published. */
export async function recordDecision(ctx: Ctx, id: string, input: RecordDecision): Promise<void> {
  const loaded = await lockForAct(ctx, id)
  const transition = admitAct(ctx, loaded, 'decide', input.version)
  await checkGuards(ctx, loaded, transition, { version: input.version })
  assertDate(ctx, loaded, input.date)
  await insertRecognition(ctx, loaded, input)
  await advance(ctx, loaded, transition, `Quyết định số ${input.number}`)
}

/** A decision is signed between the day the dossier began and today. */
function assertDate(ctx: Ctx, { dossier }: Loaded, date: string): void {
  if (dossier.registered_on <= date && date <= ctx.today()) return
  const span = `${formatDate(dossier.registered_on)} đến ${formatDate(ctx.today())}`
  throw invalidInput([
    { pointer: '/date', detail: `Ngày quyết định nằm trong khoảng từ ${span}; đang là ${formatDate(date)}.` },
  ])
}

async function insertRecognition(ctx: Ctx, { dossier, procedure }: Loaded, input: RecordDecision): Promise<void> {
  const set = await loadSet(ctx, dossier.set_id, dossier.set_version)
  try {
    await ctx.db
      .insertInto('assessment.recognition')
      .values({
        id: newId(),
        unit_id: dossier.unit_id,
        tier: dossier.tier,
        year: dossier.year,
        dossier_id: dossier.id,
        set_id: dossier.set_id,
        set_version: dossier.set_version,
        decision_number: input.number,
        decision_date: plainDate(input.date),
        signer: input.signer,
        issuer: procedure.authority.vi,
        state: 'in-force',
        is_illustrative: isSample(ctx, set),
        published_at: null,
        revoked_by: null,
      })
      .execute()
  } catch (error) {
    throw brokenConstraint(error) === 'recognition_decision' ? decisionTaken() : error
  }
}

/** Publishes: the registry, the unit page and the map show it at the next request. */
export async function publishRecognition(ctx: Ctx, id: string, input: MoveDossier): Promise<void> {
  const loaded = await lockForAct(ctx, id)
  const transition = admitAct(ctx, loaded, 'publish', input.version)
  const { dossier } = loaded
  await ctx.db
    .updateTable('assessment.recognition')
    .set({ published_at: ctx.now() })
    .where('dossier_id', '=', dossier.id)
    .execute()
  await unlockFigures(ctx, {
    unitId: dossier.unit_id,
    period: String(dossier.year),
    elements: 'all',
    holder: dossier.id,
  })
  await advance(ctx, loaded, transition, input.note ?? null)
  await logEvent(ctx, 'assessment.unit-recognised', dossier.unit_id, {
    dossier: dossier.id,
    tier: dossier.tier,
    year: dossier.year,
  })
}
