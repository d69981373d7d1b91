import { z } from 'zod'
import castFile from '../../../../data/demo/cast.json' with { type: 'json' }
import type { Db } from '../../../kernel/db.ts'
import { isHeld, type Position } from '../../../kernel/policy.ts'
import { isPlainDate, type PlainDate } from '../../../kernel/time.ts'
import { positionsOfPeople } from '../posts/positions.ts'

const DateText = z.string().refine(isPlainDate)

const CastFile = z.strictObject({
  note: z.string(),
  people: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string().endsWith('(minh họa)'),
      inStory: z.boolean(),
      posts: z.array(
        z.strictObject({
          /** Code and a date on which it was this unit's; null = the whole country. */
          unit: z.strictObject({ code: z.string(), asOf: DateText }).nullable(),
          /** Kind of an agency of that unit. */
          agency: z.string().nullable(),
          title: z.string(),
          role: z.string(),
          from: DateText,
          to: DateText.nullable(),
        }),
      ),
    }),
  ),
})

/** The illustrative people of a demo database, in the order of the sign-in page. */
export const cast = CastFile.parse(castFile).people

export type CastMember = { key: string; name: string; inStory: boolean; post: Position; isHeld: boolean }

/** Who can be played on a working date, each with the post held then, or else the last one that ended. */
export async function castOn(db: Db, today: PlainDate): Promise<CastMember[]> {
  const people = await db
    .selectFrom('accounts.person')
    .select(['id', 'demo_key'])
    .where('demo_key', 'is not', null)
    .where('disabled_at', 'is', null)
    .execute()
  const positions = await positionsOfPeople(
    db,
    people.map((person) => person.id),
    today,
  )
  return cast.flatMap(({ key, name, inStory }) => {
    const id = people.find((person) => person.demo_key === key)?.id
    const begun = positions.filter((position) => position.personId === id && position.from <= today)
    const post = begun.find((position) => isHeld(position, today)) ?? begun.at(-1)
    return post ? [{ key, name, inStory, post, isHeld: isHeld(post, today) }] : []
  })
}
