import { lowerFirst } from '../../../design/format.ts'
import type { Ctx } from '../../kernel/context.ts'
import { isHeld, type Permission } from '../../kernel/policy.ts'
import { addDays } from '../../kernel/time.ts'
import { idsOfPeopleAt, peopleWith, positionsOfPeople } from '../accounts/index.ts'
import { type Desk, readDesks, type Seats } from '../assessment/index.ts'
import { everUnder, unitById } from '../units/index.ts'
import { toldOf } from './repository.ts'
import type { Facts, Recipient } from './rules.ts'
import type { Scene } from './scene.ts'

/** Somebody to tell, with the facts that are only theirs. */
export type Told = { personId: string; facts: Facts }

/** Whom a rule means, for one event. Somebody may come several times; the first counts. */
export async function findRecipients(ctx: Ctx, scene: Scene, recipient: Recipient): Promise<Told[]> {
  switch (recipient.who) {
    case 'permission':
      return plain(await holdersOf(ctx, scene, recipient.permission, recipient.below))
    case 'nearest':
      return plain(await nearestOf(ctx, scene, recipient.permission))
    case 'desk':
      return atDesk(ctx, scene)
    case 'subject':
      return plain(scene.event.subject ? [scene.event.subject] : [])
    case 'principal':
      return plain(typeof scene.event.body['principal'] === 'string' ? [scene.event.body['principal']] : [])
    case 'posts':
      return withPosts(ctx, scene)
    case 'told':
      return plain(scene.about ? await toldOf(ctx, scene.about) : [])
  }
}

const plain = (ids: readonly string[]): Told[] => ids.map((personId) => ({ personId, facts: {} }))

async function holdersOf(ctx: Ctx, { units, seatsFor }: Scene, permission: Permission, below: boolean) {
  const ids: string[] = below ? await holdersBelow(ctx, units, permission) : []
  const seats = await seatsFor?.(permission)
  for (const unit of units) {
    const people = await peopleWith(ctx.db, permission, unit, ctx.today())
    ids.push(...people.filter((person) => !seats || isSeat(seats, person)).map(({ personId }) => personId))
  }
  return ids
}

/** Not the person concerned: who administers alone somewhere is reminded of by who administers them. */
async function nearestOf(ctx: Ctx, { event, units }: Scene, permission: Permission): Promise<string[]> {
  const ids: string[] = []
  for (const unit of units) {
    const others = (await peopleWith(ctx.db, permission, unit, ctx.today())).filter((p) => p.personId !== event.subject)
    const nearest = Math.min(...others.map(({ stepsAbove }) => stepsAbove))
    ids.push(...others.filter(({ stepsAbove }) => stepsAbove === nearest).map(({ personId }) => personId))
  }
  return ids
}

async function holdersBelow(ctx: Ctx, units: readonly string[], permission: Permission): Promise<string[]> {
  const inside = new Set(await everUnder(ctx.db, units))
  const posts = await positionsOfPeople(ctx.db, await idsOfPeopleAt(ctx.db, [...inside]), ctx.today())
  return posts
    .filter((post) => inside.has(post.unitId) && isHeld(post, ctx.today()) && post.permissions.has(permission))
    .map(({ personId }) => personId)
}

/** The state the event led to decides, not the one the dossier has reached since. */
async function atDesk(ctx: Ctx, { event, about, units }: Scene): Promise<Told[]> {
  const state = event.body['to']
  if (about === null || typeof state !== 'string') return []
  const told: Told[] = []
  for (const desk of await readDesks(ctx, about, state))
    for (const unit of units)
      for (const person of await peopleWith(ctx.db, desk.permission, unit, ctx.today()))
        if (sitsAt(desk, person)) told.push({ personId: person.personId, facts: { act: desk.act, desk: desk.link } })
  return told
}

function sitsAt(desk: Desk, { personId, agencyId }: { personId: string; agencyId: string | null }): boolean {
  if (desk.barred.has(personId)) return false
  if (desk.people && !desk.people.has(personId)) return false
  return isSeat(desk.seats, { agencyId })
}

function isSeat({ agencies, unitToo }: Seats, { agencyId }: { agencyId: string | null }): boolean {
  return agencyId === null ? unitToo : agencies === null || agencies.has(agencyId)
}

/** Posts at units that ended were held on the day before, at units that began from the day on. */
async function withPosts(ctx: Ctx, { units, day }: Scene): Promise<Told[]> {
  const order = new Map(units.map((id, i) => [id, i]))
  const posts = await positionsOfPeople(ctx.db, await idsOfPeopleAt(ctx.db, units), day)
  const concerned = posts
    .filter((post) => order.has(post.unitId) && (isHeld(post, day) || isHeld(post, addDays(day, -1))))
    .sort((a, b) => (order.get(a.unitId) ?? 0) - (order.get(b.unitId) ?? 0))
  const names = new Map<string, string>()
  for (const { unitId } of concerned)
    if (!names.has(unitId)) names.set(unitId, lowerFirst((await unitById(ctx.db, unitId, day))?.name ?? ''))
  return concerned.map(({ personId, unitId }) => ({ personId, facts: { unit: names.get(unitId) ?? '' } }))
}
