import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { EVERYWHERE, type Place } from '../../kernel/policy.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import { findPerson, lockPerson, type PersonRow } from './people-repository.ts'
import { canManagePeople, canManagePerson } from './policy.ts'
import { positionsOf } from './posts/positions.ts'
import { postPlaceOn } from './post-place.ts'

/** Only who covers all of a person's posts may touch the account itself. Locks the person. */
export async function authorizePerson(ctx: Ctx, personId: string): Promise<PersonRow> {
  const { person, places } = await requirePerson(ctx, personId)
  authorize(canManagePerson(ctx.actor, places))
  return person
}

/** The same for reading how somebody signs in; nothing is locked. */
export async function authorizeReading(ctx: ReadCtx, personId: string): Promise<void> {
  const { places } = await requireSeen(ctx, await findPerson(ctx.db, personId))
  authorize(canManagePerson(ctx.actor, places))
}

/** Locks a person the actor may see; people of other units do not exist for them. */
export async function requirePerson(ctx: Ctx, personId: string): Promise<{ person: PersonRow; places: Place[] }> {
  return requireSeen(ctx, await lockPerson(ctx.db, personId))
}

async function requireSeen(
  ctx: ReadCtx,
  person: PersonRow | undefined,
): Promise<{ person: PersonRow; places: Place[] }> {
  const places = person ? await placesOfPerson(ctx, person.id) : []
  if (!person || !places.some((place) => canManagePeople(ctx.actor, place) === true)) throw notFound('người này')
  return { person, places }
}

/** Where a person works now or will; where they worked when all posts have ended. */
async function placesOfPerson(ctx: ReadCtx, personId: string): Promise<Place[]> {
  const today = ctx.today()
  const posts = await positionsOf(ctx.db, personId, today)
  const current = posts.filter((post) => post.to === null || post.to > today)
  const places: Place[] = []
  for (const { unitId, from } of current.length > 0 ? current : posts)
    places.push(await postPlaceOn(ctx.db, unitId === EVERYWHERE ? null : unitId, from > today ? from : today))
  return places
}
