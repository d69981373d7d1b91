import type { Ctx } from '../../kernel/context.ts'
import { positionsWith } from '../../kernel/policy.ts'
import { agencyById } from '../accounts/index.ts'
import type { AppraiseItems } from './contract.ts'
import { giveOpinions } from './give-opinions.ts'
import { type Loaded, lockForAct } from './load.ts'
import { admitAct, advance } from './move-dossier.ts'
import { latestOpinions } from './opinions.ts'
import { postsFor } from './policy.ts'
import { itemNotOpen, notYourIndicator } from './problems.ts'
import { insertStep, itemsOf, saveDossier } from './repository.ts'
import { agenciesOf } from './repository-many.ts'
import { tallyOpinions } from './rules.ts'

/**
 * A department's opinions on its own indicators. The last opinion moves the dossier on to consolidation.
 * Throws `not-your-indicator` when the actor's agency does not hold the sector.
 */
export async function appraiseItems(ctx: Ctx, id: string, input: AppraiseItems): Promise<void> {
  const loaded = await lockForAct(ctx, id)
  const transition = admitAct(ctx, loaded, 'appraise', input.version)
  await assertOwnItems(ctx, loaded, input)
  const { dossier } = loaded
  await giveOpinions(ctx, dossier, input.agencyId, input.opinions)
  const agency = await agencyById(ctx.db, input.agencyId, ctx.today())
  const note = `${agency?.name ?? ''}: ${input.opinions.length} ý kiến`
  const waiting = tallyOpinions(await latestOpinions(ctx, dossier)).waiting
  if (waiting === 0) return advance(ctx, loaded, transition, note, input.agencyId)
  const post = postsFor(ctx.actor, transition, loaded).find((one) => one.agencyId === input.agencyId)
  await saveDossier(ctx, dossier.id, {})
  await insertStep(ctx, {
    dossier_id: dossier.id,
    submission: dossier.submission,
    event: 'appraise',
    from_state: dossier.state,
    to_state: dossier.state,
    agency_id: input.agencyId,
    note,
    position_title: post?.title ?? null,
  })
}

async function assertOwnItems(ctx: Ctx, { dossier, place }: Loaded, input: AppraiseItems): Promise<void> {
  const mine = new Set(positionsWith(ctx.actor, 'assessment:appraise', place).map((p) => p.agencyId))
  const holders = (await agenciesOf(ctx, [dossier.id])).get(dossier.id)
  const items = new Map((await itemsOf(ctx, dossier.id, dossier.submission)).map((item) => [item.indicator, item]))
  const waiting = new Set(
    (await latestOpinions(ctx, dossier))
      .filter((o) => !o.opinion || o.opinion.submission === dossier.submission)
      .map((o) => o.indicator),
  )
  for (const { indicator } of input.opinions) {
    const item = items.get(indicator)
    const holder = item ? (holders?.get(item.sector) ?? null) : null
    if (!item || holder !== input.agencyId || !mine.has(holder)) {
      const agency = holder ? await agencyById(ctx.db, holder, ctx.today()) : undefined
      throw notYourIndicator(indicator, agency?.name ?? 'cơ quan khác')
    }
    if (!waiting.has(indicator)) throw itemNotOpen(indicator)
  }
}
