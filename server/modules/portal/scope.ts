import { z } from 'zod'
import { formatDate } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { askedYear } from '../indicators/index.ts'
import { askedDay, askedProvince, searchUnits, type UnitItem, type UnitOn, unitById } from '../units/index.ts'

/** What the forms of the portal send. A parameter given twice counts as not given. */
const Text = z.string().max(80).optional().catch(undefined)
export const Asked = z.object({ tinh: Text, ngay: Text, ky: Text })
export type Asked = z.infer<typeof Asked>

/** The place, day and year a page is about. */
export type Scope = {
  /** null = the whole country. */
  province: UnitOn | null
  /** Every province of the day, for the form. */
  provinces: readonly UnitItem[]
  asOf: PlainDate
  today: PlainDate
  /** The year the figures are about: the year of the day unless asked otherwise. */
  year: string
}

export async function readScope(ctx: ReadCtx, asked: Asked): Promise<Scope> {
  const today = ctx.today()
  const asOf = askedDay(asked.ngay, today)
  const year = askedYear(asked.ky, asOf)
  const { items: provinces } = await searchUnits(ctx.db, { asOf, level: 'province', limit: 100 })
  // The map names a province of another day `82@2025-07-01`.
  const [code = '', day] = (asked.tinh ?? '').split('@')
  const named = code ? await askedProvince(ctx.db, code, day === undefined ? asOf : askedDay(day, today)) : null
  const held = named && (await unitById(ctx.db, named.id, asOf))
  const province = held && (held.validTo === null || asOf < held.validTo) ? held : null
  return { province, provinces, asOf, today, year }
}

/** An address that keeps the place, day and year; what is as it would be anyway is left out. */
export function linkTo(path: string, scope: Scope, place: string | null = scope.province?.code ?? null): string {
  const search = new URLSearchParams()
  if (place !== null) search.set('tinh', place)
  if (scope.asOf !== scope.today) search.set('ngay', formatDate(scope.asOf))
  if (scope.year !== scope.asOf.slice(0, 4)) search.set('ky', scope.year)
  const text = search.toString().replaceAll('%2F', '/')
  return text === '' ? path : `${path}?${text}`
}

/** The page of a unit as it was on the day looked at. */
export function linkToUnit(code: string, scope: Pick<Scope, 'asOf' | 'today'>): string {
  return scope.asOf === scope.today ? `/don-vi/${code}` : `/don-vi/${code}?ngay=${formatDate(scope.asOf)}`
}
