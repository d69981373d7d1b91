import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { Loaded } from './load.ts'
import { ballotsOf, councilOf } from './repository.ts'
import { countVote, type VoteOutcome } from './rules.ts'
import type { BallotRow, CouncilMemberRow } from './tables.ts'

export type VoteTally = {
  members: CouncilMemberRow[]
  ballots: BallotRow[]
  eligible: number
  agree: number
  disagree: number
  /** Null when the procedure's shares were not read in the law. */
  outcome: VoteOutcome | null
}

/** The vote of the present submission, counted: for who closes it, and for who sees it once it is closed. */
export async function tallyVote(ctx: Ctx | ReadCtx, { dossier, procedure }: Loaded): Promise<VoteTally> {
  const members = await councilOf(ctx, dossier.id, dossier.submission)
  const ballots = await ballotsOf(ctx, dossier.id, dossier.submission)
  const eligible = members.filter((member) => member.conflict === null).length
  const agree = ballots.filter((ballot) => ballot.choice === 'agree').length
  const votes = { eligible, agree, disagree: ballots.length - agree }
  return { members, ballots, ...votes, outcome: countVote(procedure.council, votes) }
}
