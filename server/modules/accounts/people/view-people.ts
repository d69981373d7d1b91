import { z } from 'zod'
import type { ReadCtx } from '../../../kernel/context.ts'
import { EVERYWHERE, isHeld, type Position } from '../../../kernel/policy.ts'
import { invalidInput, notFound } from '../../../kernel/problem.ts'
import { everUnder } from '../../units/index.ts'
import type { PeoplePage, PeopleQuery, PersonView, PositionView } from '../contract.ts'
import { describePositions } from '../posts/describe-positions.ts'
import { countPeople, findPerson, listPeople, type PersonRow } from '../people-repository.ts'
import { positionsOfPeople } from '../posts/positions.ts'
import { postsThatCount, standingsOf } from '../post-place.ts'
import { canTouch } from './can-touch.ts'

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

/** Of each person what belongs to the actor's places: posts elsewhere are not theirs to see, only that there are some. */
async function describePeople(ctx: ReadCtx, people: readonly PersonRow[]): Promise<PersonView[]> {
  const today = ctx.today()
  const ids = people.map(({ id }) => id)
  const [all, isInside] = await Promise.all([positionsOfPeople(ctx.db, ids, today), insideOf(ctx)])
  const shown = all.filter(isInside)
  const [standings, descriptions] = await Promise.all([
    standingsOf(ctx.db, all, today),
    describePositions(ctx.db, shown, today),
  ])
  const described = new Map<string, PositionView>(descriptions.map((view) => [view.id, view]))
  const standing = (posts: readonly Position[]) => posts.flatMap((post) => standings.get(post.id) ?? [])
  return people.map((person) => {
    const own = all.filter((post) => post.personId === person.id)
    const open = own.filter((post) => post.to === null || post.to > today)
    const here = own.filter(isInside)
    const can = canTouch(ctx.actor, {
      person,
      posts: standing(postsThatCount(own, today)),
      shown: standing(here),
      stillHeld: open[0]?.title,
    })
    const worksHere = open.length === 0 ? can.manage === true : open.some(isInside)
    return {
      id: person.id,
      name: person.name,
      login: worksHere ? person.login : null,
      illustrative: person.isIllustrative,
      disabled: person.isDisabled,
      erased: person.isErased,
      canSignIn: person.canSignIn,
      positions: here.flatMap((post) => described.get(post.id) ?? []),
      can,
    }
  })
}

/** Whether a post is, or was, in the actor's places. */
async function insideOf(ctx: ReadCtx): Promise<(post: Position) => boolean> {
  const scope = scopeOf(ctx)
  if (ctx.actor.kind === 'system' || scope.includes(EVERYWHERE)) return () => true
  const units = new Set(await everUnder(ctx.db, scope))
  return (post) => units.has(post.unitId)
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
