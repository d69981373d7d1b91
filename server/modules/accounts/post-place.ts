import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE, type Place, type Position, WHOLE_COUNTRY } from '../../kernel/policy.ts'
import { readStamps } from '../../kernel/stamp.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type Catalogue, catalogueAt, placeIn } from '../units/index.ts'
import type { PostStanding } from './policy.ts'
import { rolesAt } from './roles/open-roles.ts'

/** The place a post is at, with the country above every unit; null = a post for the whole country. */
export async function postPlaceOn(db: Db | Tx, unitId: string | null, date: PlainDate): Promise<Place> {
  return postPlaceIn(await catalogueAt(db, await readStamps(db)), unitId, date)
}

function postPlaceIn(catalogue: Catalogue, unitId: string | null, date: PlainDate): Place {
  if (unitId === null) return WHOLE_COUNTRY
  const place = placeIn(catalogue, unitId, date)
  return { ...place, ancestors: new Set([...place.ancestors, EVERYWHERE]) }
}

type Post = Pick<Position, 'id' | 'roles' | 'from' | 'to'> & { unitId: string | null }

/** Posts by id as policies ask of them on `today`; one that begins later stands where it will begin. */
export async function standingsOf(
  db: Db | Tx,
  posts: readonly Post[],
  today: PlainDate,
): Promise<ReadonlyMap<string, PostStanding>> {
  const stamps = await readStamps(db)
  const [catalogue, roles] = await Promise.all([catalogueAt(db, stamps), rolesAt(db, stamps)])
  return new Map(
    posts.map((post) => {
      const unitId = post.unitId === EVERYWHERE ? null : post.unitId
      const day = post.from > today ? post.from : today
      const isOver = post.to !== null && post.to <= today
      const carried = post.roles.flatMap((code) => roles.find(code, roles.provinceOf(unitId, day)) ?? [])
      return [post.id, { place: postPlaceIn(catalogue, unitId, day), roles: isOver ? [] : carried }]
    }),
  )
}

/** One post as policies ask of it. */
export async function standingOf(db: Db | Tx, post: Post, today: PlainDate): Promise<PostStanding> {
  const found = (await standingsOf(db, [post], today)).get(post.id)
  if (!found) throw new Error(`post ${post.id} has no standing`)
  return found
}

/** Posts held now or later; those that ended when none is left. */
export function postsThatCount<P extends Pick<Position, 'to'>>(posts: readonly P[], today: PlainDate): readonly P[] {
  const open = posts.filter((post) => post.to === null || post.to > today)
  return open.length > 0 ? open : posts
}
