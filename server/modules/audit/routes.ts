import { Readable } from 'node:stream'
import { type App, command, query, transact } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { attachment } from '../../kernel/uploads.ts'
import { AuditPage, AuditQuery, MyViewsPage, MyViewsQuery } from './contract.ts'
import { exportEvents, recordExport } from './export-events.ts'
import { readMyViews } from './my-views.ts'
import { searchEvents } from './search-events.ts'

const tags = ['audit']
const refusals = { 403: ProblemDetails, 422: ProblemDetails }

export function addAuditRoutes(app: App): void {
  app.get(
    '/api/v1/audit/events',
    {
      config: { access: 'audit:read' },
      schema: {
        summary: 'Nhật ký, mới nhất trước: ai, việc gì, với ai, lúc nào; chỉ trong phạm vi của người xem',
        tags,
        querystring: AuditQuery,
        response: { 200: AuditPage, ...refusals },
      },
    },
    async (req) => {
      const { eventWords } = app.house
      const page = await command(req, (ctx) => searchEvents(ctx, req.query, eventWords))
      return { ...page, types: [...eventWords].map(([type, label]) => ({ type, label })) }
    },
  )
  app.get(
    '/api/v1/audit/events.csv',
    {
      config: { access: 'audit:read' },
      schema: {
        summary: 'Nhật ký dạng CSV, kèm mắt xích niêm phong của từng dòng',
        tags,
        querystring: AuditQuery,
      },
    },
    async (req, reply) => {
      await command(req, (ctx) => recordExport(ctx, req.query))
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachment('nhat-ky.csv'))
        .send(
          Readable.from(
            exportEvents((work) => transact(app.house, req.actor, req.id, work), req.query, app.house.eventWords),
          ),
        )
    },
  )
  app.get(
    '/api/v1/me/views',
    {
      config: { access: 'session', asOneself: true },
      schema: {
        summary: 'Ai đã xem dữ liệu cá nhân của tôi, mới nhất trước',
        tags,
        querystring: MyViewsQuery,
        response: { 200: MyViewsPage, ...refusals },
      },
    },
    (req) => query(req, (ctx) => readMyViews(ctx, req.query)),
  )
}
