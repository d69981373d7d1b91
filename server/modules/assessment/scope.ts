import { z } from 'zod'
import { formatDate, lowerFirst } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { newestReportedYear, readAskedYear, yearOfDay } from '../indicators/index.ts'
import {
  askedDay,
  askedProvince,
  holdersOn,
  lastDayOf,
  REFORM_DAY,
  searchUnits,
  type UnitItem,
  type UnitOn,
} from '../units/index.ts'

// What a public page about many communes is asked for: a place, a day and a year. One reading for every such page, so that
// an address means the same on all of them.

/** What the forms of these pages send. A parameter given twice counts as not given. */
const Text = z.string().max(80).optional().catch(undefined)
export const Asked = z.object({ tinh: Text, ngay: Text, ky: Text })
export type Asked = z.infer<typeof Asked>

/** The place, day and year a page is about. */
export type Scope = {
  /** The province asked for; null = the whole country. */
  place: UnitOn | null
  /** Who holds its territory on the day: itself, or those before or after it; none for the country. */
  members: readonly UnitOn[]
  /** Every province of the day, for the form. */
  provinces: readonly UnitItem[]
  asOf: PlainDate
  today: PlainDate
  /** The year the figures are of: the one asked for, else the newest with results up to that of the day. */
  year: string
  /** The year was chosen by the reader, so links keep it. */
  isYearAsked: boolean
  /** The year of the day, when it has no results and an earlier one is shown instead. */
  emptyYear: string | null
  /** Nobody of the place has reported, but those before the reform had: their last day and newest year with results. */
  former: { day: PlainDate; year: string } | null
}

/**
 * `tinh` is a code on the day looked at, or `82@2025-07-01`: the code of that day. So a page across the reform stays with
 * one territory though its codes change hands that night. Throws what is wrong with day, year or province.
 */
export async function readScope(ctx: ReadCtx, asked: Asked): Promise<Scope> {
  const today = ctx.today()
  const asOf = askedDay(asked.ngay, today)
  const askedYear = readAskedYear(asked.ky, today)
  const { items: provinces } = await searchUnits(ctx.db, { asOf, level: 'province', limit: 100 })
  const [code = '', day] = (asked.tinh ?? '').split('@')
  const place = code ? await askedProvince(ctx.db, code, day === undefined ? asOf : askedDay(day, today)) : null
  const members = place ? await holdersOn(ctx.db, place.id, asOf) : []
  const under = place && members.map(({ id }) => id)
  const upTo = askedYear ?? yearOfDay(asOf, today)
  const newest = await newestReportedYear(ctx, { under, asOf }, upTo)
  const year = askedYear ?? newest ?? upTo
  return {
    place,
    members,
    provinces,
    asOf,
    today,
    year,
    isYearAsked: askedYear !== undefined,
    emptyYear: year === upTo ? null : upTo,
    former: newest === null ? await readFormer(ctx, place, asOf, upTo) : null,
  }
}

async function readFormer(ctx: ReadCtx, place: UnitOn | null, asOf: PlainDate, upTo: string): Promise<Scope['former']> {
  if (asOf < REFORM_DAY) return null
  const day = addDays(REFORM_DAY, -1)
  const under = place && (await holdersOn(ctx.db, place.id, day)).map(({ id }) => id)
  const year = await newestReportedYear(ctx, { under, asOf: day }, upTo)
  return year === null ? null : { day, year }
}

/** The same page and place on another day, with the year that day has; what is so anyway is left out. */
export function linkToDay(path: string, scope: Scope, day: PlainDate): string {
  return addressOf(path, { place: scope.place && namePlace(scope.place, day), day }, scope.today)
}

/** A page of the same day and chosen year about another province; about the country when null. */
export function linkToPlace(path: string, scope: Scope, code: string | null): string {
  const year = scope.isYearAsked ? scope.year : undefined
  return addressOf(path, { place: code, day: scope.asOf, year }, scope.today)
}

/** Another page of the same place, day and chosen year. */
export function linkToPage(path: string, scope: Scope): string {
  return linkToPlace(path, scope, scope.place && namePlace(scope.place, scope.asOf))
}

type Address = { place: string | null; day: PlainDate; year?: string | undefined }

function addressOf(path: string, { place, day, year }: Address, today: PlainDate): string {
  const search = new URLSearchParams()
  if (place !== null) search.set('tinh', place)
  if (day !== today) search.set('ngay', formatDate(day))
  if (year !== undefined) search.set('ky', year)
  const text = search.toString().replaceAll('%2F', '/').replaceAll('%40', '@')
  return text === '' ? path : `${path}?${text}`
}

/** A province in the address of a page of a day: its code, with a day of its own life when it does not exist then. */
export function namePlace({ code, validFrom, validTo }: UnitOn, day: PlainDate): string {
  if (validFrom !== null && day < validFrom) return `${code}@${validFrom}`
  return validTo !== null && validTo <= day ? `${code}@${lastDayOf(validTo)}` : code
}

/** The page of a unit as it was on the day looked at, with the figures of the year looked at. */
export function linkToUnit(code: string, scope: Pick<Scope, 'asOf' | 'today'> & { year?: string }): string {
  const parts = [
    scope.asOf !== scope.today && `ngay=${formatDate(scope.asOf)}`,
    scope.year !== undefined && scope.year !== yearOfDay(scope.asOf, scope.today) && `ky=${scope.year}`,
  ].filter((part) => part !== false)
  return parts.length === 0 ? `/don-vi/${code}` : `/don-vi/${code}?${parts.join('&')}`
}

/** `tỉnh Đồng Tháp và tỉnh Tiền Giang`; `cả nước`. */
export function namePlaces({ members }: Pick<Scope, 'members'>): string {
  return members.length === 0 ? 'cả nước' : members.map(({ name }) => lowerFirst(name)).join(' và ')
}
