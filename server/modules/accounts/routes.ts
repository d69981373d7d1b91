import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { command, type App, query } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { ChooseActing, SessionView, SignIn, WorkingDate } from './contract.ts'
import { readCookie } from './cookie.ts'
import { setWorkingDate } from './demo/demo-clock.ts'
import { chooseActing } from './sessions/choose-acting.ts'
import { viewSession } from './sessions/session-view.ts'
import { secondStepNeeded } from './problems.ts'
import { passSecondStep } from './sign-in/second-step.ts'
import { admit, signIn, type SignedIn } from './sign-in/sign-in.ts'
import { signOut } from './single-sign-on/sign-out.ts'

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
          409: ProblemDetails,
          422: ProblemDetails,
          429: ProblemDetails,
        },
      },
    },
    async (req, reply) => {
      const signedIn = await signInWithCode(req, req.body)
      admit(reply, signedIn)
      const view = await query(req, (ctx) => viewSession(ctx, signedIn.personId, app.house.installation))
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

  app.put(
    '/api/v1/session/acting',
    {
      config: { access: 'session', asOneself: true },
      schema: {
        summary: 'Chuyển sang làm thay, hoặc về vị trí của mình',
        tags: ['accounts'],
        body: ChooseActing,
        response: { 200: SessionView, 401: ProblemDetails, 404: ProblemDetails, 422: ProblemDetails },
      },
    },
    async (req) => {
      const { positionId } = req.body
      await command(req, async (ctx) => {
        await chooseActing(ctx, readCookie(req, 'session'), positionId)
        return {}
      })
      return query(req, (ctx) => viewSession(ctx, ctx.actor.id, app.house.installation, positionId))
    },
  )

  app.delete(
    '/api/v1/session',
    {
      config: { access: 'public', asOneself: true },
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
      return command(req, (ctx) => setWorkingDate(ctx, app.house, plainDate(req.body.date)))
    },
  )
}

/** Both steps in one request, for programs: they have the code at hand or hear that one is needed. */
async function signInWithCode(req: FastifyRequest, given: z.infer<typeof SignIn>): Promise<SignedIn> {
  const { code, ...credentials } = given
  const entered = await signIn(req, credentials)
  if (entered.kind === 'in') return entered.signedIn
  if (code === undefined) throw secondStepNeeded()
  return passSecondStep(req, entered.ticket, { code })
}
