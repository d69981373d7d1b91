import type { FastifyRequest } from 'fastify'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { readCtx } from '../../../kernel/http.ts'
import { invalidInput, notFound, Problem, signInFirst } from '../../../kernel/problem.ts'
import type { AccountView } from '../account-contract.ts'
import { readCookie } from '../cookie.ts'
import { hashPassword, weaknessOf } from '../passwords/passwords.ts'
import { passkeySite } from '../passkeys/passkey-site.ts'
import { castAccount, noPassword, wrongProof } from '../problems.ts'
import { checkPassword, proofWaysOf } from './proof.ts'
import { beginSecondFactor, type Enrolment } from '../second-factor/second-factor.ts'
import { closeSessionById, closeSessionsOf } from '../sessions/sessions.ts'
import { readSignInFacts } from './sign-in-facts.ts'
import { commandUnkept } from '../unkept.ts'

// What people do with their own account. Each needs no policy but being oneself.

/** The person who asks; behind `access: 'session'` there always is one. */
export function ownId(ctx: Pick<ReadCtx, 'actor'>): string {
  if (ctx.actor.id === null) throw signInFirst()
  return ctx.actor.id
}

export async function viewAccount(req: FastifyRequest, ctx: ReadCtx): Promise<AccountView> {
  const personId = ownId(ctx)
  const { house } = req.server
  const { demo_key } = await readOwn(ctx)
  const facts = await readSignInFacts(ctx.db, { house, personId, token: readCookie(req, 'session') })
  const proofWays = await proofWaysOf(req, personId)
  return { ...facts, illustrative: demo_key !== null, proofWays, passkeyOrigin: passkeySite(req)?.origin ?? null }
}

async function readOwn(ctx: ReadCtx) {
  const person = await ctx.db
    .selectFrom('accounts.person')
    .select(['name', 'login', 'password_hash', 'demo_key'])
    .where('id', '=', ownId(ctx))
    .executeTakeFirst()
  if (!person) throw notFound('tài khoản này')
  return person
}

/**
 * A new password for who knows the present one; every other session ends. Not kept for retries: the digest of a body with
 * a password would be a fast hash of it.
 */
export async function changePassword(req: FastifyRequest, given: { current: string; password: string }): Promise<void> {
  const personId = ownId(req)
  const person = await readOwn(readCtx(req))
  if (person.password_hash === null) throw person.demo_key === null ? noPassword() : castAccount()
  await checkPassword(req, personId, given.current).catch(atCurrent)
  const weakness = weaknessOf(given.password, { login: person.login ?? '', name: person.name })
  if (weakness) throw invalidInput([{ pointer: '/password', detail: weakness }])
  const passwordHash = await hashPassword(given.password)
  await commandUnkept(req, req.actor, async (ctx) => {
    await ctx.db
      .updateTable('accounts.person')
      .set({ password_hash: passwordHash })
      .where('id', '=', personId)
      .execute()
    await closeSessionsOf(ctx.db, personId, readCookie(req, 'session'))
    await logEvent(ctx, 'accounts.password-set', personId, {})
  })
}

/** On the form the mistake belongs to its field. */
function atCurrent(error: unknown): never {
  const isWrong = error instanceof Problem && error.kind.slug === wrongProof().kind.slug
  throw isWrong ? invalidInput([{ pointer: '/current', detail: 'Mật khẩu hiện tại chưa đúng.' }]) : error
}

/** Illustrative people click to sign in: a second step of theirs would never be asked for. */
export async function enrol(ctx: Ctx, issuer: string): Promise<Enrolment> {
  const person = await readOwn(ctx)
  if (person.demo_key !== null) throw castAccount()
  return beginSecondFactor(ctx, { personId: ownId(ctx), account: person.login ?? person.name, issuer })
}

export async function endOwnSession(ctx: Ctx, id: string): Promise<void> {
  if (!(await closeSessionById(ctx.db, ownId(ctx), id))) throw notFound('phiên làm việc này')
  await logEvent(ctx, 'accounts.sessions-ended', ownId(ctx), { sessions: [id] })
}

/** Ends all of one's sessions but this one. */
export async function endOtherSessions(ctx: Ctx, token: string | undefined): Promise<void> {
  const count = await closeSessionsOf(ctx.db, ownId(ctx), token)
  await logEvent(ctx, 'accounts.sessions-ended', ownId(ctx), { count })
}
