// The only file that touches Date. "Today" means Asia/Ho_Chi_Minh, which has been UTC+7 without
// daylight saving since 1975, so the offset is a constant and not a time-zone lookup.

declare const brand: unique symbol
type Brand<T, B> = T & { readonly [brand]: B }

/** ISO 8601 instant in UTC with milliseconds, e.g. `2024-10-14T02:30:00.000Z`. */
export type Instant = Brand<string, 'Instant'>
/** Calendar date `YYYY-MM-DD`. */
export type PlainDate = Brand<string, 'PlainDate'>

export type Clock = { now(): Instant }

const HOURS_EAST = 7
const MS_PER_HOUR = 3_600_000
const MS_PER_DAY = 86_400_000

let lastRead = { ms: -1, at: '' as Instant }

/** Asked several times a request and thousands of times a second: within a millisecond the answer is the same. */
function instantOf(ms: number): Instant {
  if (ms !== lastRead.ms) lastRead = { ms, at: new Date(ms).toISOString() as Instant }
  return lastRead.at
}

export const systemClock: Clock = { now: () => instantOf(Date.now()) }

/** A clock that starts at `start` and runs at normal speed from the moment it is made (demo and tests only). */
export function clockFrom(start: string): Clock {
  const offset = new Date(start).getTime() - Date.now()
  return { now: () => instantOf(Date.now() + offset) }
}

/** A clock whose hands can be set: the working date of a demo database. */
export function settableClock(start: string): Clock & { set(instant: string): void } {
  let inner = clockFrom(start)
  return { now: () => inner.now(), set: (instant) => (inner = clockFrom(instant)) }
}

/** Parses any ISO text with an offset. Throws RangeError on anything else. */
export function instant(text: string): Instant {
  const at = new Date(text)
  if (Number.isNaN(at.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/i.test(text)) throw new RangeError(`not an instant: ${text}`)
  return at.toISOString() as Instant
}

/** Parses `YYYY-MM-DD` and refuses days that do not exist. Throws RangeError. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a date: ${text}`)
  return text
}

export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00.000Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

let lastDay = { date: '' as PlainDate, from: '', to: '' }

/** The date on the wall in Vietnam at an instant. Asked several times a request, nearly always about the same day. */
export function dateInVietnam(at: Instant): PlainDate {
  // Instants are written alike, so they compare as text.
  if (at >= lastDay.from && at < lastDay.to) return lastDay.date
  const wall = Date.parse(at) + HOURS_EAST * MS_PER_HOUR
  const date = new Date(wall).toISOString().slice(0, 10) as PlainDate
  lastDay = { date, from: startOfDay(date), to: startOfDay(addDays(date, 1)) }
  return date
}

/** The instant at which a date begins in Vietnam. */
export function startOfDay(date: PlainDate): Instant {
  return new Date(new Date(`${date}T00:00:00.000Z`).getTime() - HOURS_EAST * MS_PER_HOUR).toISOString() as Instant
}

export function addDays(date: PlainDate, days: number): PlainDate {
  return new Date(new Date(`${date}T00:00:00.000Z`).getTime() + days * MS_PER_DAY)
    .toISOString()
    .slice(0, 10) as PlainDate
}

export function addSeconds(at: Instant, seconds: number): Instant {
  return new Date(new Date(at).getTime() + seconds * 1000).toISOString() as Instant
}

export function secondsBetween(from: Instant, to: Instant): number {
  return (new Date(to).getTime() - new Date(from).getTime()) / 1000
}

/** Whole calendar days from one date to a later one. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return (new Date(`${to}T00:00:00.000Z`).getTime() - new Date(`${from}T00:00:00.000Z`).getTime()) / MS_PER_DAY
}

/** 0 = Sunday … 6 = Saturday. */
export function weekday(date: PlainDate): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay()
}

/** PostgreSQL prints `2024-10-14 02:30:00.123+00` for a session in UTC. */
export function instantFromPostgres(text: string): Instant {
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString() as Instant
}

/** Milliseconds since 1970, for identifiers and metrics; never for domain values. */
export function epochMilliseconds(): number {
  return Date.now()
}
