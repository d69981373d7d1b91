import { z } from 'zod'
import { type App, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { UnitFacts, UnitItem, UnitListView, UnitOnDate, UnitPage, UnitQuery } from './contract.ts'
import { readFacts } from './catalogue/facts.ts'
import { viewLists } from './list-kinds.ts'
import { listUnits, readDate, readUnit } from './search/read-units.ts'

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

  app.get(
    '/api/v1/units/:id/facts',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Danh sách và số đo (dân số, số hộ, diện tích) của một đơn vị vào một ngày, theo quyết định nào',
        tags: ['units'],
        params: z.strictObject({ id: z.uuid('Mã định danh đơn vị không đúng') }),
        querystring: UnitOnDate,
        response: { 200: UnitFacts, 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    (req) => query(req, (ctx) => readFacts(ctx, req.params.id, readDate(req.query.asOf, ctx))),
  )

  app.get(
    '/api/v1/unit-lists',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Các danh sách mà đơn vị được xếp vào theo quyết định, với giá trị của từng danh sách',
        tags: ['units'],
        response: { 200: z.object({ items: z.array(UnitListView) }) },
      },
    },
    () => ({ items: viewLists() }),
  )
}
