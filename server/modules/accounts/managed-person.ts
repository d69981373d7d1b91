import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import { findPerson, lockPerson, type PersonRow } from './people-repository.ts'
import { canManagePeople, canManagePerson, canReadPerson, type PostStanding } from './policy.ts'
import { positionsOf } from './posts/positions.ts'
import { postsThatCount, standingsOf } from './post-place.ts'

/**
 * Only who covers all of a person's posts, and could give each of them, may touch the account itself. Locks the person. Throws
 * `not-found` for people of other units, `outside-your-units`, and `person-has-more` for who holds rights the actor does not.
 */
export async function authorizePerson(ctx: Ctx, personId: string): Promise<PersonRow> {
  const { person, posts } = await requirePerson(ctx, personId)
  authorize(canManagePerson(ctx.actor, posts))
  return person
}

/** For reading how somebody signs in or what they have in hand: covering all of their posts is enough; nothing is locked. */
export async function authorizeReading(ctx: ReadCtx, personId: string): Promise<void> {
  const { posts } = await requireSeen(ctx, await findPerson(ctx.db, personId))
  authorize(canReadPerson(ctx.actor, posts))
}

type Seen = { person: PersonRow; posts: readonly PostStanding[] }

/** Locks a person the actor may see; people of other units do not exist for them. */
export async function requirePerson(ctx: Ctx, personId: string): Promise<Seen> {
  return requireSeen(ctx, await lockPerson(ctx.db, personId))
}

async function requireSeen(ctx: ReadCtx, person: PersonRow | undefined): Promise<Seen> {
  const posts = person ? await standingsOfPerson(ctx, person.id) : []
  if (!person || !posts.some(({ place }) => canManagePeople(ctx.actor, place) === true)) throw notFound('người này')
  return { person, posts }
}

/** Where a person works now or will; where they worked when all posts have ended. */
async function standingsOfPerson(ctx: ReadCtx, personId: string): Promise<readonly PostStanding[]> {
  const today = ctx.today()
  const posts = postsThatCount(await positionsOf(ctx.db, personId, today), today)
  return [...(await standingsOf(ctx.db, posts, today)).values()]
}
