import type { ReadCtx } from '../../kernel/context.ts'
import { namesOfPeople } from '../accounts/index.ts'
import type { Council } from './contract.ts'
import type { Loaded } from './load.ts'
import type { Procedure } from './procedure.ts'
import { ballotsOf, councilOf } from './repository.ts'
import { countVote } from './rules.ts'
import type { BallotRow, CouncilMemberRow } from './tables.ts'

/** The vote as one member sees it: how many voted, never how, until it is closed. Null before the council sits. */
export async function viewCouncil(ctx: ReadCtx, { dossier, procedure }: Loaded): Promise<Council | null> {
  const members = await councilOf(ctx, dossier.id, dossier.submission)
  if (members.length === 0) return null
  const names = await namesOfPeople(
    ctx.db,
    members.map((member) => member.person_id),
  )
  const ballots = await ballotsOf(ctx, dossier.id, dossier.submission)
  const isClosed = dossier.state !== 'considering'
  const eligible = members.filter((member) => member.conflict === null).length
  const agree = ballots.filter((ballot) => ballot.choice === 'agree').length
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
    tally: isClosed ? { agree, disagree: ballots.length - agree, reasons: reasonsOf(ballots) } : null,
    outcome: isClosed ? countVote(procedure.council, { eligible, agree, disagree: ballots.length - agree }) : null,
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
