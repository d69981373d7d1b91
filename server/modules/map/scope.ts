import { z } from 'zod'
import { formatDate, lowerFirst } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { askedYear } from '../indicators/index.ts'
import {
  askedDay,
  askedProvince,
  holdersOn,
  lastDayOf,
  searchUnits,
  type UnitItem,
  type UnitOn,
} from '../units/index.ts'

/** What the forms of the map send. A parameter given twice counts as not given. */
const Text = z.string().max(80).optional().catch(undefined)
export const Asked = z.object({ tinh: Text, ngay: Text, ky: Text })
export type Asked = z.infer<typeof Asked>

/** The place, day and year the map is about. */
export type MapScope = {
  /** The province asked for; null = the whole country. */
  place: UnitOn | null
  /** Who holds its territory on the day: itself, or those before or after it; none for the country. */
  members: readonly UnitOn[]
  /** Every province of the day, for the form. */
  provinces: readonly UnitItem[]
  asOf: PlainDate
  today: PlainDate
  /** The year the figures are about: the year of the day unless asked otherwise. */
  year: string
}

/**
 * `tinh` is a code on the day looked at, or `82@2025-07-01`: the code of that day. So a slider across the reform stays
 * with one territory though its codes change hands that night. Throws what is wrong with day, year or province.
 */
export async function readScope(ctx: ReadCtx, asked: Asked): Promise<MapScope> {
  const today = ctx.today()
  const asOf = askedDay(asked.ngay, today)
  const year = askedYear(asked.ky, asOf)
  const { items: provinces } = await searchUnits(ctx.db, { asOf, level: 'province', limit: 100 })
  const [code = '', day] = (asked.tinh ?? '').split('@')
  const place = code ? await askedProvince(ctx.db, code, day === undefined ? asOf : askedDay(day, today)) : null
  return { place, members: place ? await holdersOn(ctx.db, place.id, asOf) : [], provinces, asOf, today, year }
}

/** The map of the same place on a day, with the figures of that day's year; what is so anyway is left out. */
export function linkToDay(scope: MapScope, day: PlainDate): string {
  return addressOf(scope.place && namePlace(scope.place, day), day, scope.today)
}

/** The map of another province of the day looked at; of the country when null. */
export function linkToPlace(scope: MapScope, code: string | null): string {
  return addressOf(code, scope.asOf, scope.today)
}

function addressOf(place: string | null, day: PlainDate, today: PlainDate): string {
  const parts = [place !== null && `tinh=${place}`, day !== today && `ngay=${formatDate(day)}`].filter(Boolean)
  return parts.length === 0 ? '/ban-do' : `/ban-do?${parts.join('&')}`
}

/** A province in the address of a map of a day: its code, with a day of its own life when it does not exist then. */
export function namePlace({ code, validFrom, validTo }: UnitOn, day: PlainDate): string {
  if (validFrom !== null && day < validFrom) return `${code}@${validFrom}`
  return validTo !== null && validTo <= day ? `${code}@${lastDayOf(validTo)}` : code
}

/** The page of a unit as it was on the day looked at. */
export function linkToUnit(code: string, scope: Pick<MapScope, 'asOf' | 'today'>): string {
  return scope.asOf === scope.today ? `/don-vi/${code}` : `/don-vi/${code}?ngay=${formatDate(scope.asOf)}`
}

/** `tỉnh Đồng Tháp và tỉnh Tiền Giang`; `cả nước`. */
export function namePlaces({ members }: MapScope): string {
  return members.length === 0 ? 'cả nước' : members.map(({ name }) => lowerFirst(name)).join(' và ')
}

export const dayBefore = (day: PlainDate): PlainDate => addDays(day, -1)
