import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { NoticePage, NoticeQuery, ReadAll, Unread } from './contract.ts'
import { listNotices, readAllNotices, readNotice } from './list-notices.ts'

const tags = ['notices']
const refusals = { 404: ProblemDetails, 422: ProblemDetails }

export function addNoticeRoutes(app: App): void {
  app.get(
    '/api/v1/me/notices',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Thông báo của tôi, mới nhất trước, kèm số chưa đọc',
        tags,
        querystring: NoticeQuery,
        response: { 200: NoticePage, ...refusals },
      },
    },
    (req) => query(req, (ctx) => listNotices(ctx, req.query)),
  )
  app.post(
    '/api/v1/me/notices/:id/reading',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Đánh dấu một thông báo đã đọc',
        tags,
        params: z.object({ id: z.uuid('Mã thông báo không đúng.') }),
        response: { 200: Unread, ...refusals },
      },
    },
    (req) => command(req, (ctx) => readNotice(ctx, req.params.id)),
  )
  app.post(
    '/api/v1/me/notices/reading',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Đánh dấu đã đọc mọi thông báo tới một thông báo đã thấy',
        tags,
        body: ReadAll,
        response: { 200: Unread, ...refusals },
      },
    },
    (req) => command(req, (ctx) => readAllNotices(ctx, req.body.upTo)),
  )
}
