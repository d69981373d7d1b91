import { z } from 'zod'
import { command, type App, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { SessionView, SignIn, WorkingDate } from './contract.ts'
import { setSessionCookie } from './cookie.ts'
import { setWorkingDate } from './demo-clock.ts'
import { viewSession } from './session-view.ts'
import { refuseForeignForm, signIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'

/** Signing in and out, who is signed in, and the working date of a demo. */
export function addSessionRoutes(app: App): void {
  app.post(
    '/api/v1/session',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Đăng nhập',
        tags: ['accounts'],
        body: SignIn,
        response: {
          201: SessionView,
          401: ProblemDetails,
          403: ProblemDetails,
          422: ProblemDetails,
          429: ProblemDetails,
        },
      },
    },
    async (req, reply) => {
      const { token, personId } = await signIn(req, req.body)
      setSessionCookie(reply, token)
      const view = await query(req, (ctx) => viewSession(ctx, personId, app.house.installation))
      return reply.code(201).header('cache-control', 'no-store').send(view)
    },
  )

  app.get(
    '/api/v1/session',
    {
      config: { access: 'session' },
      schema: {
        summary: 'Người đang đăng nhập',
        tags: ['accounts'],
        response: { 200: SessionView, 401: ProblemDetails },
      },
    },
    async (req, reply) => {
      const view = await query(req, (ctx) => viewSession(ctx, ctx.actor.id, app.house.installation))
      return reply.header('cache-control', 'no-store').send(view)
    },
  )

  app.delete(
    '/api/v1/session',
    {
      config: { access: 'public' },
      schema: { summary: 'Đăng xuất', tags: ['accounts'], response: { 204: z.null(), 403: ProblemDetails } },
    },
    async (req, reply) => {
      await signOut(req, reply)
      return reply.code(204).send(null)
    },
  )

  app.put(
    '/api/v1/demo/clock',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Đặt ngày làm việc (chỉ ở cơ sở dữ liệu minh họa)',
        tags: ['accounts'],
        body: WorkingDate,
        response: {
          200: z.object({ today: z.string() }),
          403: ProblemDetails,
          404: ProblemDetails,
          422: ProblemDetails,
        },
      },
    },
    (req) => {
      refuseForeignForm(req)
      return command(req, (ctx) => setWorkingDate(ctx, app.house, plainDate(req.body.date)))
    },
  )
}
