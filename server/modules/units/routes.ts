import { z } from 'zod'
import type { ReadCtx } from '../../kernel/context.ts'
import { type App, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'
import { beganOn, openCatalogue } from './catalogue.ts'
import { UnitItem, UnitOnDate, UnitPage, type UnitQuery as Query, UnitQuery } from './contract.ts'
import { FIRST_DAY, printDate } from './dates.ts'
import { badDate, dateNotCovered, unitNotFound } from './problems.ts'
import { findUnit, unitById } from './repository.ts'
import { searchUnits } from './search.ts'
import { describeUnit } from './unit-item.ts'

export function addUnitRoutes(app: App): void {
  app.get(
    '/api/v1/units',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Tìm đơn vị hành chính theo tên, mã, cấp, vào một ngày',
        tags: ['units'],
        querystring: UnitQuery,
        response: { 200: UnitPage, 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req) => query(req, (ctx) => listUnits(ctx, req.query)),
  )

  app.get(
    '/api/v1/units/:id',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Một đơn vị hành chính vào một ngày; nếu đã kết thúc thì vào ngày cuối cùng, kèm đơn vị kế tục',
        tags: ['units'],
        params: z.strictObject({ id: z.uuid('Mã định danh đơn vị không đúng') }),
        querystring: UnitOnDate,
        response: { 200: UnitItem, 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req) => query(req, (ctx) => readUnit(ctx, req.params.id, req.query.asOf)),
  )
}

async function listUnits(ctx: ReadCtx, asked: Query): Promise<UnitPage> {
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

async function readUnit(ctx: ReadCtx, id: string, date: string | undefined): Promise<UnitItem> {
  const asOf = readDate(date, ctx)
  const catalogue = await openCatalogue(ctx.db)
  const unit = catalogue.units.get(id)
  if (!unit) throw unitNotFound('này')
  const began = beganOn(unit)
  const item = describeUnit(catalogue, unit, asOf)
  if (!item || (began !== null && asOf < began)) throw unitNotFound(`này vào ngày ${printDate(asOf)}`)
  return item
}

function readDate(text: string | undefined, ctx: ReadCtx): PlainDate {
  if (text === undefined) return ctx.today()
  if (!isPlainDate(text)) throw badDate(text)
  return text
}
