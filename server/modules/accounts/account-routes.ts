import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Ctx } from '../../kernel/context.ts'
import { command, type App, query, readCtx } from '../../kernel/http.ts'
import { endOtherSessions, endOwnSession, changePassword, enrol, ownId, viewAccount } from './sign-in/account.ts'
import {
  AccountView,
  ChangePassword,
  CodeInput,
  EnrolmentView,
  GiveProof,
  ProofView,
  RecoveryCodesView,
} from './account-contract.ts'
import { refusals, secret, session, sessionProven, tags } from './own-account-edges.ts'
import { readCookie } from './cookie.ts'
import { proveAgain } from './sign-in/proof.ts'
import { makeRecoverySet } from './second-factor/recovery-codes.ts'
import { confirmSecondFactor, removeSecondFactor, renewRecoveryCodes } from './second-factor/second-factor.ts'
import { commandUnkept } from './unkept.ts'

/** One's own account: password, second factor, sessions, and the proof before acts of weight. */
export function addAccountRoutes(app: App): void {
  app.post(
    '/api/v1/session/proof',
    {
      config: session,
      schema: {
        summary: 'Xác minh lại trước khi bỏ phiếu, ký, quyết định, giao quyền',
        tags,
        body: GiveProof,
        response: { 200: ProofView, ...refusals },
      },
    },
    (req) => proveAgain(req, req.body),
  )

  app.get(
    '/api/v1/account',
    { config: session, schema: { summary: 'Tài khoản của tôi', tags, response: { 200: AccountView, ...refusals } } },
    async (req, reply) => reply.headers(secret).send(await query(req, (ctx) => viewAccount(req, ctx))),
  )

  app.put(
    '/api/v1/account/password',
    {
      config: session,
      schema: { summary: 'Đổi mật khẩu', tags, body: ChangePassword, response: { 200: AccountView, ...refusals } },
    },
    async (req) => {
      await changePassword(req, req.body)
      return viewAccount(req, readCtx(req))
    },
  )

  app.delete(
    '/api/v1/account/sessions/:id',
    {
      config: session,
      schema: {
        summary: 'Kết thúc một phiên làm việc của tôi',
        tags,
        params: z.object({ id: z.uuid('Mã phiên không đúng.') }),
        response: { 200: AccountView, ...refusals },
      },
    },
    (req) => act(req, (ctx) => endOwnSession(ctx, req.params.id)),
  )

  app.delete(
    '/api/v1/account/sessions',
    {
      config: session,
      schema: { summary: 'Kết thúc mọi phiên khác của tôi', tags, response: { 200: AccountView, ...refusals } },
    },
    (req) => act(req, (ctx) => endOtherSessions(ctx, readCookie(req, 'session'))),
  )
  addSecondFactorRoutes(app)
}

function addSecondFactorRoutes(app: App): void {
  app.post(
    '/api/v1/account/second-factor',
    {
      config: sessionProven,
      schema: { summary: 'Bắt đầu cài ứng dụng xác thực', tags, response: { 201: EnrolmentView, ...refusals } },
    },
    async (req, reply) => {
      const issuer = app.house.installation.kind === 'demo' ? 'Nông thôn số (minh họa)' : 'Nông thôn số'
      const enrolment = await commandUnkept(req, req.actor, (ctx) => enrol(ctx, issuer))
      return reply.code(201).headers(secret).send(enrolment)
    },
  )

  app.post(
    '/api/v1/account/second-factor/confirmation',
    {
      config: session,
      schema: {
        summary: 'Bật mã của ứng dụng xác thực bằng mã đầu tiên',
        tags,
        body: CodeInput,
        response: { 201: RecoveryCodesView, ...refusals },
      },
    },
    async (req, reply) => {
      const made = await makeRecoverySet()
      const recoveryCodes = await commandUnkept(req, req.actor, (ctx) =>
        confirmSecondFactor(ctx, ownId(ctx), req.body.code, made),
      )
      return reply.code(201).headers(secret).send({ recoveryCodes })
    },
  )

  app.post(
    '/api/v1/account/recovery-codes',
    {
      config: sessionProven,
      schema: { summary: 'Tạo bộ mã dự phòng mới', tags, response: { 201: RecoveryCodesView, ...refusals } },
    },
    async (req, reply) => {
      const made = await makeRecoverySet()
      await commandUnkept(req, req.actor, (ctx) => renewRecoveryCodes(ctx, ownId(ctx), made))
      return reply.code(201).headers(secret).send({ recoveryCodes: made.codes })
    },
  )

  app.delete(
    '/api/v1/account/second-factor',
    {
      config: sessionProven,
      schema: { summary: 'Tắt mã của ứng dụng xác thực', tags, response: { 200: AccountView, ...refusals } },
    },
    (req) => act(req, (ctx) => removeSecondFactor(ctx, ownId(ctx))),
  )
}

/** An act, then the account as it is now: read after it, so that no addresses are kept among the answers for retries. */
export async function act(req: FastifyRequest, work: (ctx: Ctx) => Promise<void>): Promise<AccountView> {
  await command(req, async (ctx) => {
    await work(ctx)
    return {}
  })
  return viewAccount(req, readCtx(req))
}
