import type { Ctx } from '../../kernel/context.ts'
import { peopleWith } from '../accounts/index.ts'
import type { Loaded } from './load.ts'
import { seatCouncil } from './repository.ts'

/** Seats everyone who holds a vote over the unit; who had a hand in the dossier is seated with the reason not to vote. */
export async function seatMembers(ctx: Ctx, { dossier, place, procedure, involved }: Loaded): Promise<void> {
  const vote = procedure.transitions.find((t) => t.event === 'vote')
  const members = await peopleWith(ctx.db, 'assessment:vote', place.unitId, ctx.today())
  await seatCouncil(
    ctx,
    members.map((member) => {
      const hands = new Set([member.personId, ...member.standsInFor])
      const handled = involved.some((i) => hands.has(i.actor) && vote?.notBy?.includes(i.event))
      return {
        dossier_id: dossier.id,
        submission: dossier.submission,
        person_id: member.personId,
        is_chair: member.permissions.has('assessment:chair'),
        conflict: handled ? 'Đã tham gia lập hồ sơ này.' : null,
        voted_at: null,
      }
    }),
  )
}
