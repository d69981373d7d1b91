import { z } from 'zod'
import { formatDate } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { findUnit, holdersOfCode, searchUnits, successorsOf, type UnitItem, type UnitOn } from '../units/index.ts'
import { noSuchProvince, unreadableYear } from './problems.ts'
import { readDate } from './read-date.ts'

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
  const asOf = readDate(asked.ngay, today)
  const year = asked.ky?.trim() || asOf.slice(0, 4)
  if (!/^20\d\d$/.test(year)) throw unreadableYear(year)
  const { items: provinces } = await searchUnits(ctx.db, { asOf, level: 'province', limit: 100 })
  const province = asked.tinh ? await findProvince(ctx, asked.tinh, asOf) : null
  return { province, provinces, asOf, today, year }
}

/** A code that nobody holds on the day leads to whoever took over its last holder: 29 provinces ended in 2025. */
async function findProvince(ctx: ReadCtx, code: string, asOf: PlainDate): Promise<UnitOn> {
  const holder = await findUnit(ctx.db, { code, asOf })
  if (holder?.level === 'province') return holder
  const ended = (await holdersOfCode(ctx.db, code)).filter((span) => span.level === 'province').at(-1)
  const heirs = ended ? await successorsOf(ctx.db, ended.id) : []
  const heir = heirs.length === 1 && heirs[0] ? await findUnit(ctx.db, { code: heirs[0].code, asOf }) : undefined
  if (heir?.level === 'province') return heir
  throw noSuchProvince(code, formatDate(asOf))
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
