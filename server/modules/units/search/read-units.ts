import { z } from 'zod'
import type { ReadCtx } from '../../../kernel/context.ts'
import { isPlainDate, type PlainDate } from '../../../kernel/time.ts'
import { beganOn } from '../catalogue/catalogue.ts'
import type { UnitItem, UnitPage, UnitQuery } from '../contract.ts'
import { FIRST_DAY, printDate } from '../dates.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'
import { badDate, dateNotCovered, unitNotFound } from '../problems.ts'
import { findUnit, unitById } from '../catalogue/look-up.ts'
import { searchUnits } from './search.ts'
import { describeUnit } from './unit-item.ts'

/** A page of units for the API; `asOf` defaults to today. */
export async function listUnits(ctx: ReadCtx, asked: UnitQuery): Promise<UnitPage> {
  const asOf = readDate(asked.asOf, ctx)
  if (asOf < FIRST_DAY) throw dateNotCovered(printDate(asOf))
  const under = asked.under && (await resolveUnit(ctx, asked.under, asOf))
  return searchUnits(ctx.db, { ...asked, asOf, under, count: asked.count === '1' })
}

/** A unit above may be named by its id, or by its code on the date. */
async function resolveUnit(ctx: ReadCtx, text: string, asOf: PlainDate): Promise<string> {
  const unit = z.uuid().safeParse(text).success
    ? await unitById(ctx.db, text, asOf)
    : await findUnit(ctx.db, { code: text, asOf })
  if (!unit) throw unitNotFound(`“${text}”`)
  return unit.id
}

/** One unit by its id on a date of its life, or after it. */
export async function readUnit(ctx: ReadCtx, id: string, date: string | undefined): Promise<UnitItem> {
  const asOf = readDate(date, ctx)
  const catalogue = await openCatalogue(ctx.db)
  const unit = catalogue.units.get(id)
  if (!unit) throw unitNotFound('này')
  const began = beganOn(unit)
  const item = describeUnit(catalogue, unit, asOf)
  if (!item || (began !== null && asOf < began)) throw unitNotFound(`này vào ngày ${printDate(asOf)}`)
  return item
}

export function readDate(text: string | undefined, ctx: ReadCtx): PlainDate {
  if (text === undefined) return ctx.today()
  if (!isPlainDate(text)) throw badDate(text)
  return text
}
