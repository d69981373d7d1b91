import type { ReadCtx } from '../../../kernel/context.ts'
import { type Actor, isHeld } from '../../../kernel/policy.ts'
import { notFound } from '../../../kernel/problem.ts'
import { authorizeReading } from '../managed-person.ts'
import { findPerson } from '../people-repository.ts'
import { asEntitled, positionsOf, postsInEffect } from './positions.ts'

// Somebody's work as they would see it, for who administers them: nothing is done in their name by it.

/** The holder of a post with that post alone, also after its end: what it had in hand is still to be done. */
export async function holderOfPost(ctx: ReadCtx, positionId: string): Promise<Actor & { id: string }> {
  const post = await ctx.db
    .selectFrom('accounts.position')
    .select('person_id')
    .where('id', '=', positionId)
    .executeTakeFirst()
  if (!post) throw notFound('vị trí công tác này')
  const person = await managedPerson(ctx, post.person_id)
  const positions = (await positionsOf(ctx.db, person.id, ctx.today()))
    .filter((one) => one.id === positionId)
    .map((one) => asEntitled({ ...one, to: null }))
  return { ...person, positions }
}

/** A person with the posts of their own they hold today. */
export async function holderById(ctx: ReadCtx, personId: string): Promise<Actor & { id: string }> {
  const person = await managedPerson(ctx, personId)
  const today = ctx.today()
  const { positions } = postsInEffect(await positionsOf(ctx.db, personId, today), null, today)
  return { ...person, positions: positions.filter((post) => isHeld(post, today)).map(asEntitled) }
}

/**
 * A person with the posts of their own that they hold today or, when they hold none, with those that ended last: what they leave
 * behind is found by the same rules as what they had in hand.
 */
export async function leaverById(ctx: ReadCtx, personId: string): Promise<Actor & { id: string }> {
  const person = await managedPerson(ctx, personId)
  const today = ctx.today()
  const { positions } = postsInEffect(await positionsOf(ctx.db, personId, today), null, today)
  const held = positions.filter((post) => isHeld(post, today))
  const lastEnd = positions
    .flatMap((post) => (post.to !== null && post.to <= today ? post.to : []))
    .toSorted()
    .at(-1)
  const last = positions.filter((post) => post.to !== null && post.to === lastEnd)
  return { ...person, positions: (held.length > 0 ? held : last).map((post) => ({ ...post, to: null })) }
}

async function managedPerson(ctx: ReadCtx, personId: string) {
  await authorizeReading(ctx, personId)
  const person = await findPerson(ctx.db, personId)
  if (!person) throw notFound('người này')
  return { kind: 'person' as const, id: person.id, name: person.name, today: ctx.today() }
}
