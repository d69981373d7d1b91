import { z } from 'zod'
import type { ReadCtx } from '../../../kernel/context.ts'
import { isHeld } from '../../../kernel/policy.ts'
import { invalidInput, notFound } from '../../../kernel/problem.ts'
import type { PeoplePage, PeopleQuery, PersonView, PositionView } from '../contract.ts'
import { describePositions } from '../posts/describe-positions.ts'
import { countPeople, findPerson, listPeople, type PersonRow } from '../people-repository.ts'
import { positionsOfPeople } from '../posts/positions.ts'
import { ownAccount, postStillHeld } from '../problems.ts'

/** People of the units the actor administers, in the order of names. */
export async function viewPeople(ctx: ReadCtx, query: PeopleQuery): Promise<PeoplePage> {
  const { unitId, under, q: text, state, limit } = query
  const role = query.role === undefined ? undefined : { code: query.role, on: ctx.today() }
  const filter = { scope: scopeOf(ctx), unitId, under, text, role, state }
  const after = query.cursor === undefined ? undefined : readCursor(query.cursor)
  const rows = await listPeople(ctx.db, filter, { after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const next = rows.length > limit && last ? writeCursor(last) : null
  return { items: await describePeople(ctx, shown), next, ...(await countPeople(ctx.db, filter)) }
}

/** Units where the actor administers people, with everything below them. */
function scopeOf({ actor, today }: ReadCtx): string[] {
  return actor.positions
    .filter((post) => isHeld(post, today()) && post.permissions.has('accounts:manage'))
    .map((post) => post.unitId)
}

/** One of the people the actor's list holds, whichever page they are on; nobody else exists for them. */
export async function viewListedPerson(ctx: ReadCtx, id: string): Promise<PersonView> {
  const [view] = await describePeople(ctx, await listPeople(ctx.db, { scope: scopeOf(ctx), id }, { limit: 1 }))
  if (!view) throw notFound('người này')
  return view
}

/** One person after a change. */
export async function viewPerson(ctx: ReadCtx, id: string): Promise<PersonView> {
  const person = await findPerson(ctx.db, id)
  const [view] = person ? await describePeople(ctx, [person]) : []
  if (!view) throw notFound('người này')
  return view
}

async function describePeople(ctx: ReadCtx, people: readonly PersonRow[]): Promise<PersonView[]> {
  const posts = await positionsOfPeople(
    ctx.db,
    people.map(({ id }) => id),
    ctx.today(),
  )
  const described = new Map<string, PositionView>(
    (await describePositions(ctx.db, posts, ctx.today())).map((view) => [view.id, view]),
  )
  return people.map(({ id, name, login, isIllustrative, isDisabled, isErased, canSignIn }) => {
    const own = posts.filter((post) => post.personId === id)
    const isOwn = id === ctx.actor.id
    const open = own.find((post) => post.to === null || post.to > ctx.today())
    return {
      id,
      name,
      login,
      illustrative: isIllustrative,
      disabled: isDisabled,
      erased: isErased,
      canSignIn,
      positions: own.flatMap((post) => described.get(post.id) ?? []),
      can: {
        appoint: !isDisabled,
        disable: !isDisabled && !isOwn,
        erase: isOwn ? ownAccount().detail : open ? postStillHeld(open.title).detail : true,
      },
    }
  })
}

const Cursor = z.tuple([z.string(), z.uuid()])

function writeCursor({ name, id }: PersonRow): string {
  return Buffer.from(JSON.stringify([name, id])).toString('base64url')
}

function readCursor(text: string): { name: string; id: string } {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) throw invalidInput([{ pointer: '?/cursor', detail: 'Dùng đúng giá trị next của trang trước.' }])
  const [name, id] = parsed.data
  return { name, id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
