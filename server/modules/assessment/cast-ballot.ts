import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { actingFor } from '../../kernel/policy.ts'
import type { CastBallot, MoveDossier } from './contract.ts'
import { lockForAct } from './load.ts'
import { admitAct, advance } from './move-dossier.ts'
import { checkGuards } from './guards.ts'
import { alreadyVoted, notEligible } from './problems.ts'
import { councilOf, putBallot, markVoted } from './repository.ts'
import { tallyVote } from './tally-vote.ts'

/**
 * One ballot of one seated member. For a secret vote the ballot carries no name and no time, and the event names only the voter;
 * every ballot is written anew each time, so that the tables at rest do not join them (SECURITY.md says what still could). The
 * address of this act keeps what was chosen out of the digest of the command.
 */
export async function castBallot(ctx: Ctx, id: string, input: CastBallot): Promise<void> {
  const loaded = await lockForAct(ctx, id)
  const { dossier, procedure } = loaded
  // Ballots do not move the version: members vote at the same time without disturbing each other.
  admitAct(ctx, loaded, 'vote', dossier.version)
  if (actingFor(ctx.actor) !== null)
    throw notEligible('Phiếu trong hội đồng không bỏ thay được. Về vị trí của mình rồi bỏ phiếu bằng tên mình.')
  const seats = await councilOf(ctx, dossier.id, dossier.submission)
  const seat = seats.find((member) => member.person_id === ctx.actor.id)
  if (!seat) throw notEligible('Bạn không có tên trong hội đồng xét hồ sơ này.')
  if (seat.conflict) throw notEligible(`${seat.conflict.replace(/\.$/, '')} nên bạn không bỏ phiếu.`)
  if (!(await markVoted(ctx, dossier, seat.person_id))) throw alreadyVoted()
  await putBallot(ctx, {
    dossier_id: dossier.id,
    submission: dossier.submission,
    person_id: procedure.council.secret ? null : seat.person_id,
    choice: input.choice,
    reason: input.reason ?? null,
  })
  await logEvent(ctx, 'assessment.ballot-cast', dossier.unit_id, {
    dossier: dossier.id,
    submission: dossier.submission,
  })
}

/** Counts and closes. Agreed goes on to the decision; not agreed ends the dossier with the reasons given. */
export async function closeVote(ctx: Ctx, id: string, input: MoveDossier): Promise<void> {
  const loaded = await lockForAct(ctx, id)
  const transition = admitAct(ctx, loaded, 'close-vote', input.version)
  await checkGuards(ctx, loaded, transition, input)
  const { outcome, agree, disagree, eligible } = await tallyVote(ctx, loaded)
  const counted = `${agree} đồng ý, ${disagree} không đồng ý, trên ${eligible} thành viên có quyền bỏ phiếu.`
  const to = outcome === 'agreed' ? transition.to : transition.otherwise
  if (to === undefined) throw new Error(`${loaded.procedure.id} says nowhere to go after a vote that was not agreed`)
  await advance(ctx, loaded, { ...transition, to }, counted)
}
