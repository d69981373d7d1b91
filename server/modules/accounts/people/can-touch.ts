import type { Actor } from '../../../kernel/policy.ts'
import type { Decision } from '../../../kernel/problem.ts'
import type { PersonView } from '../contract.ts'
import type { PersonRow } from '../people-repository.ts'
import { canManagePerson, type PostStanding } from '../policy.ts'
import { ownPost, personEnabled, personErased } from '../people-problems.ts'
import { ownAccount, personDisabled, postStillHeld } from '../problems.ts'

/** The posts of a person that count, and of those the ones shown to the actor. */
export type Touched = {
  person: PersonRow
  posts: readonly PostStanding[]
  shown: readonly PostStanding[]
  /** Title of a post held or to come, wherever it is. */
  stillHeld: string | undefined
}

/** What the actor may do with somebody, each with the sentence the act itself would refuse with. */
export function canTouch(actor: Actor, { person, posts, shown, stillHeld }: Touched): PersonView['can'] {
  const isOwn = person.id === actor.id
  const manage = say(canManagePerson(actor, posts))
  const account = isOwn ? ownAccount().detail : manage
  const disabled = person.isDisabled && personDisabled().detail
  const touch = say(canManagePerson(actor, shown))
  return {
    manage: (person.isErased && personErased().detail) || manage,
    appoint: disabled || isOwn ? disabled || ownPost().detail : true,
    endPosts: disabled || (isOwn ? ownPost().detail : touch),
    deputise: disabled || touch,
    disable: disabled || account,
    enable: person.isErased ? personErased().detail : person.isDisabled ? account : personEnabled().detail,
    rename: person.isErased ? personErased().detail : account,
    erase: stillHeld === undefined || isOwn ? account : postStillHeld(stillHeld).detail,
  }
}

function say(decision: Decision): true | string {
  return decision === true || decision.detail
}
