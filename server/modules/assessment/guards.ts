import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Problem } from '../../kernel/problem.ts'
import { loadSet, membershipsFor, unconfirmedLevels } from '../criteria/index.ts'
import { resultsOf } from '../indicators/index.ts'
import type { MoveDossier } from './contract.ts'
import type { Loaded } from './load.ts'
import { latestOpinions } from './opinions.ts'
import {
  answersMissing,
  levelsNotConfirmed,
  opinionsMissing,
  reasonsMissing,
  resultsNotMet,
  unknownIndicator,
  voteNotClosable,
} from './problems.ts'
import type { Guard, Transition } from './procedure.ts'
import { itemsOf } from './repository.ts'
import { tallyOpinions } from './rules.ts'
import { tallyVote } from './tally-vote.ts'

/** Throws the refusal of the first guard that does not hold. */
export async function checkGuards(ctx: Ctx, loaded: Loaded, transition: Transition, input: MoveDossier): Promise<void> {
  for (const guard of transition.guards ?? []) {
    const refusal = await refusalOf(ctx, loaded, guard, input)
    if (refusal) throw refusal
  }
}

/** Why a guard does not hold, or undefined when it does. `input` is absent when only a button asks. */
export async function refusalOf(
  ctx: Ctx | ReadCtx,
  loaded: Loaded,
  guard: Guard,
  input?: MoveDossier,
): Promise<Problem | undefined> {
  switch (guard) {
    case 'all-results-met':
      return refuseUnmet(ctx, loaded)
    case 'answers-complete':
      return input && refuseUnanswered(ctx, loaded, input)
    case 'reasons-given':
      return input && refuseUnreasoned(ctx, loaded, input)
    case 'all-opinions-given':
    case 'all-opinions-met':
      return refuseOpinions(ctx, loaded)
    case 'vote-closable':
      return refuseVote(ctx, loaded)
    case 'levels-confirmed':
      return refuseUnconfirmed(ctx, loaded)
  }
}

async function refuseUnmet(ctx: Ctx | ReadCtx, { dossier }: Loaded): Promise<Problem | undefined> {
  const results = await resultsOf(ctx, scopeOf(dossier))
  const open = results.filter((r) => r.state !== 'met' && r.state !== 'not-applicable')
  const set = await loadSet(ctx, dossier.set_id, dossier.set_version)
  const total = set.criteria.flatMap((criterion) => criterion.indicators).length
  if (results.length < total) return resultsNotMet(`${total - results.length} chỉ tiêu chưa chấm`)
  if (open.length === 0) return undefined
  const shown = open.slice(0, 8).map((r) => r.indicator)
  return resultsNotMet(`${open.length} chỉ tiêu (${shown.join(', ')}${open.length > shown.length ? '…' : ''})`)
}

async function refuseUnanswered(
  ctx: Ctx | ReadCtx,
  { dossier }: Loaded,
  input: MoveDossier,
): Promise<Problem | undefined> {
  const items = await itemsOf(ctx, dossier.id, dossier.submission)
  const answered = new Set((input.answers ?? []).map((a) => a.indicator))
  const missing = items.filter((item) => item.state === 'returned' && !answered.has(item.indicator))
  return missing.length > 0 ? answersMissing(missing.map((item) => item.indicator)) : undefined
}

async function refuseUnreasoned(
  ctx: Ctx | ReadCtx,
  { dossier }: Loaded,
  input: MoveDossier,
): Promise<Problem | undefined> {
  const returned = input.returned ?? []
  if (returned.length === 0) return reasonsMissing()
  const known = new Set((await itemsOf(ctx, dossier.id, dossier.submission)).map((item) => item.indicator))
  const unknown = returned.filter((r) => !known.has(r.indicator)).map((r) => r.indicator)
  return unknown.length > 0 ? unknownIndicator(unknown) : undefined
}

async function refuseOpinions(ctx: Ctx | ReadCtx, { dossier }: Loaded): Promise<Problem | undefined> {
  const tally = tallyOpinions(await latestOpinions(ctx, dossier))
  if (tally.waiting > 0) return opinionsMissing(`Còn ${tally.waiting} chỉ tiêu chưa có ý kiến.`)
  if (tally.returned + tally.notMet > 0)
    return opinionsMissing(
      `Còn ${tally.returned + tally.notMet} chỉ tiêu bị trả lại hoặc không đạt; trả lại xã để sửa.`,
    )
  return undefined
}

async function refuseVote(ctx: Ctx | ReadCtx, loaded: Loaded): Promise<Problem | undefined> {
  const { ballots, eligible, outcome } = await tallyVote(ctx, loaded)
  if (outcome === null)
    return voteNotClosable('Tỷ lệ phiếu của thủ tục này chưa có nguồn được xác nhận nên chưa kiểm phiếu được.')
  if (outcome === 'no-quorum')
    return voteNotClosable(`Mới ${ballots.length}/${eligible} thành viên bỏ phiếu, chưa đủ số để kiểm phiếu.`)
  return undefined
}

/** The gate of rule 9: a real set recognises nobody while a level that decides has no confirmed source. */
async function refuseUnconfirmed(ctx: Ctx | ReadCtx, { dossier }: Loaded): Promise<Problem | undefined> {
  const set = await loadSet(ctx, dossier.set_id, dossier.set_version)
  if (set.illustrative) return undefined
  const memberships = await membershipsFor(ctx, dossier.unit_id, dossier.registered_on)
  const at = { year: dossier.year, date: dossier.registered_on }
  const open = await unconfirmedLevels(ctx, set, memberships, at)
  return open.length > 0 ? levelsNotConfirmed(open.length, open.slice(0, 5).join(', ')) : undefined
}

export function scopeOf(dossier: Loaded['dossier']) {
  return {
    unitId: dossier.unit_id,
    period: String(dossier.year),
    setId: dossier.set_id,
    setVersion: dossier.set_version,
  }
}
