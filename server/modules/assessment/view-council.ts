import type { ReadCtx } from '../../kernel/context.ts'
import { namesOfPeople } from '../accounts/index.ts'
import type { Council } from './contract.ts'
import type { Loaded } from './load.ts'
import type { Procedure } from './procedure.ts'
import type { BallotRow, CouncilMemberRow } from './tables.ts'
import { tallyVote } from './tally-vote.ts'

/** The vote as one member sees it: how many voted, never how, until it is closed. Null before the council sits. */
export async function viewCouncil(ctx: ReadCtx, loaded: Loaded): Promise<Council | null> {
  const { dossier, procedure } = loaded
  const { members, ballots, eligible, agree, disagree, outcome } = await tallyVote(ctx, loaded)
  if (members.length === 0) return null
  const names = await namesOfPeople(
    ctx.db,
    members.map((member) => member.person_id),
  )
  const isClosed = dossier.state !== 'considering'
  return {
    secret: procedure.council.secret,
    quorum: shareText(procedure.council.quorum),
    majority: shareText(procedure.council.majority),
    eligible,
    voted: ballots.length,
    members: members.map((member) => ({
      name: names.get(member.person_id) ?? '',
      isChair: member.is_chair,
      hasVoted: member.voted_at !== null,
      conflict: member.conflict,
    })),
    tally: isClosed ? { agree, disagree, reasons: reasonsOf(ballots) } : null,
    outcome: isClosed ? outcome : null,
    mine: viewOwnSeat(members, ctx.actor.id),
  }
}

function viewOwnSeat(members: readonly CouncilMemberRow[], personId: string | null): Council['mine'] {
  const seat = members.find((member) => member.person_id === personId)
  if (!seat) return { eligible: false, hasVoted: false, why: 'Bạn không có tên trong hội đồng xét hồ sơ này.' }
  return { eligible: seat.conflict === null, hasVoted: seat.voted_at !== null, why: seat.conflict }
}

function reasonsOf(ballots: readonly BallotRow[]): string[] {
  return ballots.flatMap((ballot) => (ballot.choice === 'disagree' && ballot.reason ? [ballot.reason] : []))
}

function shareText(share: Procedure['council']['quorum']): string | null {
  return share ? `${share.numerator}/${share.denominator}` : null
}
