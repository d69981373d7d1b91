import { z } from 'zod'
import { formatDate, lowerFirst } from '../../../design/format.ts'
import type { Ctx, LoggedEvent } from '../../kernel/context.ts'
import { EVERYWHERE, type Permission } from '../../kernel/policy.ts'
import { addDays, dateInVietnam, plainDate, type PlainDate } from '../../kernel/time.ts'
import { positionsOfPeople, tokenById } from '../accounts/index.ts'
import { readBrief, readSeats, type Seats } from '../assessment/index.ts'
import { successorsOf, unitById } from '../units/index.ts'
import type { Facts, Rule } from './rules.ts'

const WHOLE_COUNTRY = { vi: 'cả nước', en: 'the whole country' }

/** What an event is about, as texts tell it and recipients are looked for. */
export type Scene = {
  event: LoggedEvent
  about: string | null
  facts: Facts
  /** Units whose people are asked for: the one concerned, or whoever took it over. */
  units: readonly string[]
  /** The day from which it counts. */
  day: PlainDate
  /** Which posts use a permission on what the event is about; absent = any. */
  seatsFor?: (permission: Permission) => Promise<Seats>
}

type Reader = (ctx: Ctx, event: LoggedEvent) => Promise<Scene | undefined>

/** Reads what an event is about; undefined when it is gone. */
export const readScene: Record<Rule['about'], Reader> = {
  dossier: readDossier,
  post: readPost,
  token: readToken,
  account: readAccount,
  change: readChange,
  publication: readPublication,
}

async function readDossier(ctx: Ctx, event: LoggedEvent): Promise<Scene | undefined> {
  const { dossier: id } = z.object({ dossier: z.uuid() }).parse(event.body)
  const dossier = await readBrief(ctx, id)
  if (!dossier) return undefined
  const unit = await nameOf(ctx, dossier.unitId)
  const facts = { dossier: id, unit, year: String(dossier.year), due: formatDate(dossier.dueOn) }
  const seatsFor = (permission: Permission) => readSeats(ctx, id, permission)
  return { event, about: id, facts, units: await holdersOf(ctx, dossier.unitId), day: ctx.today(), seatsFor }
}

/** The unit, or the units that have its territory now: they carry on what it began. */
async function holdersOf(ctx: Ctx, unitId: string): Promise<string[]> {
  const open = [unitId]
  const seen = new Set<string>()
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue
    seen.add(id)
    const begun = (await successorsOf(ctx.db, id)).filter(({ date }) => date <= ctx.today())
    open.push(...begun.map((successor) => successor.id))
  }
  return [...seen]
}

async function readPost(ctx: Ctx, event: LoggedEvent): Promise<Scene | undefined> {
  const { position } = z.object({ position: z.uuid() }).parse(event.body)
  const posts = event.subject ? await positionsOfPeople(ctx.db, [event.subject], ctx.today()) : []
  const post = posts.find(({ id }) => id === position)
  if (!post) return undefined
  const facts = {
    title: post.title,
    unit: post.unitId === EVERYWHERE ? WHOLE_COUNTRY : await nameOf(ctx, post.unitId),
    person: post.personId,
    from: formatDate(post.from),
    last: formatDate(post.to && addDays(post.to, -1)),
  }
  return { event, about: position, facts, units: [post.unitId], day: post.from }
}

async function readToken(ctx: Ctx, event: LoggedEvent): Promise<Scene | undefined> {
  const { token: id } = z.object({ token: z.uuid() }).parse(event.body)
  const token = await tokenById(ctx, id)
  if (!token) return undefined
  const facts = { token: token.name, expires: formatDate(dateInVietnam(token.expiresAt)) }
  return { event, about: id, facts, units: [], day: ctx.today() }
}

async function readAccount(ctx: Ctx, event: LoggedEvent): Promise<Scene> {
  return { event, about: event.subject, facts: {}, units: [], day: ctx.today() }
}

const Change = z.object({
  change: z.uuid(),
  day: z.iso.date(),
  ended: z.array(z.string()).default([]),
  begun: z.array(z.string()).default([]),
  continued: z.array(z.string()).default([]),
})

async function readChange(_: Ctx, event: LoggedEvent): Promise<Scene> {
  const { change, day, ended, begun, continued } = Change.parse(event.body)
  const units = [...ended, ...continued, ...begun]
  return { event, about: change, facts: { day: formatDate(day) }, units, day: plainDate(day) }
}

async function readPublication(ctx: Ctx, event: LoggedEvent): Promise<Scene | undefined> {
  const { publication, year } = z.object({ publication: z.uuid(), year: z.int() }).parse(event.body)
  if (!event.subject) return undefined
  const facts = { unit: await nameOf(ctx, event.subject), year: String(year) }
  return { event, about: publication, facts, units: [event.subject], day: ctx.today() }
}

/** As a sentence says it: "xã Tân Nhuận Đông"; by its last name when the unit has ended. */
async function nameOf(ctx: Ctx, unitId: string): Promise<string> {
  const unit = await unitById(ctx.db, unitId, ctx.today())
  return unit ? lowerFirst(unit.name) : ''
}
