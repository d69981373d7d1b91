import { lowerFirst } from '../../../design/format.ts'
import {
  type Actor,
  allow,
  handsOf,
  holdsAsHeir,
  type Permission,
  type Place,
  type Position,
  positionsWith,
} from '../../kernel/policy.ts'
import { type Decision, notFound } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { notFocal, notYours, preparedIt } from './problems.ts'
import type { Transition } from './procedure.ts'

/** What the policy needs to know about the people who already acted on a dossier. */
export type Involvement = { event: string; actor: string }

/** The focal agencies of a dossier's programme in its province today; `unitToo`: posts in no agency act as they do. */
export type Focal = { programme: string; agencies: readonly { id: string; name: string }[]; unitToo: boolean }

/** A dossier as the right to a transition sees it. `holder`: who does this, in words. */
export type Standing = { place: Place; holder: string; involved: readonly Involvement[]; focal: Focal }

const READERS: readonly Permission[] = [
  'assessment:read',
  'assessment:prepare',
  'assessment:sign',
  'assessment:verify',
  'assessment:appraise',
  'assessment:consolidate',
  'assessment:vote',
  'assessment:decide',
]

/** A post that has a part in dossiers; what it still reads when it has ended is asked elsewhere. */
export function canReadSome(position: Position): boolean {
  return READERS.some((permission) => position.permissions.has(permission))
}

/** The days a dossier is open: from its beginning to its last step, which `to` includes; null = still open. */
export type OpenDays = { from: PlainDate; to: PlainDate | null }

/** A dossier is seen by those with a part in it at its unit or above; for others it does not exist (house rule 4). */
export function canReadDossier(actor: Actor, place: Place, open: OpenDays): Decision {
  if (READERS.some((permission) => holdsAsHeir(actor, permission, place))) return true
  // An ended post still reads what was open in its days, and nothing that began afterwards.
  const stood = actor.positions.some((p) => place.ancestors.has(p.unitId) && canReadSome(p) && wasHeldDuring(p, open))
  return stood || notFound('hồ sơ này')
}

function wasHeldDuring({ from, to }: Position, open: OpenDays): boolean {
  return (open.to === null || from <= open.to) && (to === null || to > open.from)
}

export function canStartDossier(actor: Actor, place: Place): Decision {
  return allow(actor, 'assessment:prepare', place, () => notYours('Lập hồ sơ', `cán bộ ${lowerFirst(place.name)}`))
}

/** The right to a transition: the permission over the unit, and not having done what excludes it. Source, rule 6. */
export function canMove(actor: Actor, transition: Transition, { place, holder, involved, focal }: Standing): Decision {
  const act = transition.label.vi
  const allowed = allow(actor, transition.permission, place, () => notYours(act, holder))
  if (allowed !== true) return allowed
  if (actor.kind !== 'system' && postsFor(actor, transition, { place, focal }).length === 0) return notFocal(act, focal)
  const hands = handsOf(actor)
  const excluded = involved.some((i) => hands.has(i.actor) && transition.notBy?.includes(i.event))
  return excluded ? preparedIt(act) : true
}

/** Posts held today by which the actor may do a transition. */
export function postsFor(
  actor: Actor,
  transition: Pick<Transition, 'permission' | 'by'>,
  { place, focal }: Pick<Standing, 'place' | 'focal'>,
): Position[] {
  const posts = positionsWith(actor, transition.permission, place)
  return transition.by === 'focal-agency' ? posts.filter(({ agencyId }) => sitsWithFocal(focal, agencyId)) : posts
}

/** Is a post in this agency, or in none, one of the focal agency's? */
export function sitsWithFocal({ agencies, unitToo }: Focal, agencyId: string | null): boolean {
  return agencyId === null ? unitToo : agencies.some(({ id }) => id === agencyId)
}
