import { z } from 'zod'
import type { FastifyRequest } from 'fastify'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { command, type App, query, readCtx } from '../../kernel/http.ts'
import { logPersonalView } from '../../kernel/personal-view.ts'
import { ProblemDetails } from '../../kernel/problem.ts'
import { tokensOf } from './tokens/access-tokens.ts'
import { LinkIdentity, PersonSignInView, WaitingIdentity } from './account-contract.ts'
import { authorizeReading } from './managed-person.ts'
import { endSessionOf, endSessionsOf, endTokenOf, resetSecondFactor } from './people/person-sign-in.ts'
import { readSignInFacts } from './sign-in/sign-in-facts.ts'
import { linkIdentity, listWaiting, unlinkIdentity } from './single-sign-on/sso.ts'

const tags = ['accounts']
const config = { access: 'accounts:manage' } as const
const configProven = { ...config, needsProof: true } as const
const ofPerson = z.object({ id: z.uuid('Mã không đúng.') })
const ofSession = ofPerson.extend({ session: z.uuid('Mã phiên không đúng.') })
const ofToken = ofPerson.extend({ token: z.uuid('Mã không đúng.') })
const ofIdentity = ofPerson.extend({ identity: z.uuid('Mã liên kết không đúng.') })
const response = {
  200: PersonSignInView,
  401: ProblemDetails,
  403: ProblemDetails,
  404: ProblemDetails,
  409: ProblemDetails,
  422: ProblemDetails,
}

/** How a person signs in, for who administers them: sessions, second factor, identities of the single sign-on, tokens. */
export function addPersonSignInRoutes(app: App): void {
  app.get(
    '/api/v1/people/:id/sign-in',
    { config, schema: { summary: 'Cách một người đăng nhập', tags, params: ofPerson, response } },
    // A command: the person is told in "Ai đã xem dữ liệu của tôi" who looked at where they sign in.
    (req) =>
      command(req, async (ctx) => {
        const seen = await view(req, ctx, req.params.id)
        await logPersonalView(
          ctx,
          'accounts.sign-in-viewed',
          [req.params.id],
          'Cách đăng nhập, phiên làm việc, mã truy cập',
        )
        return seen
      }),
  )

  app.delete(
    '/api/v1/people/:id/sessions',
    { config, schema: { summary: 'Kết thúc mọi phiên của một người', tags, params: ofPerson, response } },
    (req) => act(req, req.params.id, (ctx) => endSessionsOf(ctx, req.params.id)),
  )

  app.delete(
    '/api/v1/people/:id/sessions/:session',
    { config, schema: { summary: 'Kết thúc một phiên của một người', tags, params: ofSession, response } },
    (req) => act(req, req.params.id, (ctx) => endSessionOf(ctx, req.params.id, req.params.session)),
  )

  app.delete(
    '/api/v1/people/:id/tokens/:token',
    { config, schema: { summary: 'Thu hồi một mã truy cập của một người', tags, params: ofToken, response } },
    (req) => act(req, req.params.id, (ctx) => endTokenOf(ctx, req.params.id, req.params.token)),
  )

  app.delete(
    '/api/v1/people/:id/second-factor',
    {
      config: configProven,
      schema: { summary: 'Tắt đăng nhập hai bước của một người', tags, params: ofPerson, response },
    },
    (req) => act(req, req.params.id, (ctx) => resetSecondFactor(ctx, req.params.id)),
  )
  addIdentityRoutes(app)
}

function addIdentityRoutes(app: App): void {
  app.get(
    '/api/v1/sso-identities',
    {
      config,
      schema: {
        summary: 'Tài khoản đăng nhập một lần đang chờ gắn',
        tags,
        response: { ...response, 200: z.object({ items: z.array(WaitingIdentity) }) },
      },
    },
    (req) => query(req, async (ctx) => ({ items: await listWaiting(ctx) })),
  )

  app.post(
    '/api/v1/people/:id/identities',
    {
      config: configProven,
      schema: {
        summary: 'Gắn tài khoản đăng nhập một lần cho một người',
        tags,
        params: ofPerson,
        body: LinkIdentity,
        response,
      },
    },
    (req) => act(req, req.params.id, (ctx) => linkIdentity(ctx, req.params.id, req.body.identityId)),
  )

  app.delete(
    '/api/v1/people/:id/identities/:identity',
    { config, schema: { summary: 'Bỏ gắn tài khoản đăng nhập một lần', tags, params: ofIdentity, response } },
    (req) => act(req, req.params.id, (ctx) => unlinkIdentity(ctx, req.params.id, req.params.identity)),
  )
}

async function view(req: FastifyRequest, ctx: ReadCtx, personId: string): Promise<PersonSignInView> {
  await authorizeReading(ctx, personId)
  const facts = await readSignInFacts(ctx.db, { house: req.server.house, personId })
  return { ...facts, tokens: await tokensOf(ctx, personId) }
}

/** An act, then how the person signs in now: read after it, so that no addresses are kept among the answers for retries. */
async function act(
  req: FastifyRequest,
  personId: string,
  work: (ctx: Ctx) => Promise<void>,
): Promise<PersonSignInView> {
  await command(req, async (ctx) => {
    await work(ctx)
    return {}
  })
  return view(req, readCtx(req), personId)
}
