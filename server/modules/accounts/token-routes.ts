import { z } from 'zod'
import { type App, command, commandOnce, query, readCtx } from '../../kernel/http.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { makeToken, revokeToken, viewTokens } from './tokens/access-tokens.ts'
import { AccessTokens, MadeAccessToken, NewAccessToken } from './token-contract.ts'

const tags = ['accounts']
const session = { access: 'session', asOneself: true } as const
const refusals = { 401: ProblemDetails, 403: ProblemDetails, 404: ProblemDetails, 422: ProblemDetails }

/** Tokens by which other systems work with part of one's rights; no token makes, lists or revokes tokens. */
export function addTokenRoutes(app: App): void {
  app.get(
    '/api/v1/account/tokens',
    {
      config: session,
      schema: {
        summary: 'Mã truy cập của tôi, và quyền cho mã được',
        tags,
        response: { 200: AccessTokens, ...refusals },
      },
    },
    async (req, reply) => reply.header('cache-control', 'no-store').send(await query(req, viewTokens)),
  )

  app.post(
    '/api/v1/account/tokens',
    {
      config: { ...session, needsProof: true },
      schema: {
        summary: 'Tạo mã truy cập cho một hệ thống khác; mã chỉ hiện lần này',
        tags,
        body: NewAccessToken,
        response: { 201: MadeAccessToken, ...refusals },
      },
    },
    async (req, reply) => {
      const token = await commandOnce(req, (ctx) => makeToken(ctx, req.body))
      const tokens = await viewTokens(readCtx(req))
      return reply.code(201).header('cache-control', 'no-store').send({ token, tokens })
    },
  )

  app.delete(
    '/api/v1/account/tokens/:id',
    {
      config: session,
      schema: {
        summary: 'Thu hồi một mã truy cập của tôi',
        tags,
        params: z.object({ id: z.uuid('Mã không đúng.') }),
        response: { 200: AccessTokens, ...refusals },
      },
    },
    async (req) => {
      await command(req, async (ctx) => {
        await revokeToken(ctx, req.params.id)
        return {}
      })
      return viewTokens(readCtx(req))
    },
  )
}
