import { z } from 'zod'
import { type App, command, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { MailSettings, NoticePage, NoticeQuery, ReadAll, SetMail, Unread } from './contract.ts'
import { listNotices, readAllNotices, readNotice } from './list-notices.ts'
import { readMailSettings, removeMail, setMail } from './mail-settings.ts'

const tags = ['notices']
/** Letters and notices are the person's own: no token reaches them. */
const config = { access: 'session', asOneself: true } as const
const refusals = { 404: ProblemDetails, 422: ProblemDetails }

export function addMailRoutes(app: App): void {
  const house = app.house.config
  const mail = { 200: MailSettings, ...refusals, 409: ProblemDetails, 429: ProblemDetails }
  app.get(
    '/api/v1/me/mail',
    {
      config,
      schema: { summary: 'Nơi và cách tôi nhận thông báo bằng thư điện tử', tags, response: mail },
    },
    (req) => query(req, (ctx) => readMailSettings(ctx, house)),
  )
  app.put(
    '/api/v1/me/mail',
    {
      config,
      schema: {
        summary: 'Đặt địa chỉ và nhịp nhận thư; địa chỉ mới nhận một thư để xác nhận',
        tags,
        body: SetMail,
        response: { ...mail, 204: z.null() },
      },
    },
    async (req, reply) => {
      // The answer is kept for a retry: it must not hold the address.
      await command(req, async (ctx) => {
        await setMail(ctx, house, req.body)
        return null
      })
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/api/v1/me/mail',
    {
      config,
      schema: { summary: 'Thôi nhận thư và xóa địa chỉ', tags, response: { ...mail, 204: z.null() } },
    },
    async (req, reply) => {
      await command(req, async (ctx) => {
        await removeMail(ctx)
        return null
      })
      return reply.code(204).send(null)
    },
  )
}

export function addNoticeRoutes(app: App): void {
  app.get(
    '/api/v1/me/notices',
    {
      config,
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
      config,
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
      config,
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
