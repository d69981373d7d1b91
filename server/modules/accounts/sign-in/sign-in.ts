import type { FastifyReply, FastifyRequest } from 'fastify'
import { logEvent } from '../../../kernel/events.ts'
import { anonymousOn } from '../../../kernel/http.ts'
import type { Actor } from '../../../kernel/policy.ts'
import { notFound } from '../../../kernel/problem.ts'
import { systemClock } from '../../../kernel/time.ts'
import { clearCookie, readCookie, setCookie } from '../cookie.ts'
import { foldLogin } from '../contract.ts'
import { describeDevice } from '../sessions/devices.ts'
import { isPassword } from '../passwords/passwords.ts'
import { openTicket } from './pending-sign-in.ts'
import { tooManyAttempts, wrongPassword } from '../problems.ts'
import { hasSecondFactor } from '../second-factor/second-factor.ts'
import { closeSession, forgetOldSessions, newToken, type NewSession, openSession } from '../sessions/sessions.ts'
import { type Attempt, countAttempt, countSuccess, uncountAttempt, waitForUnknownNames } from './sign-in-limit.ts'
import { commandUnkept } from '../unkept.ts'

export type Credentials = { login: string; password: string }

/** What somebody has shown so far, and since when it is known to be them. */
export type FirstStep = Pick<NewSession, 'personId' | 'openedBy' | 'provenAt' | 'sso'>

/** Tokens for the cookies and whose they are. */
export type SignedIn = { token: string; device: string; personId: string }

/** In; or, for who has a second factor, a ticket that buys nothing but the right to show it. */
export type Entered = { kind: 'in'; signedIn: SignedIn } | { kind: 'second-step'; ticket: string }

/**
 * Checks login and password. An unknown login and a wrong password take the same work and get the same sentence.
 * Throws `wrong-password` or `too-many-attempts`.
 */
export async function signIn(req: FastifyRequest, given: Credentials): Promise<Entered> {
  const { db } = req.server.house.connection
  const attempt = attemptOf(req, foldLogin(given.login))
  await countAttempt(db, attempt)
  const person = await db
    .selectFrom('accounts.person')
    .select(['id', 'password_hash'])
    .where('login', '=', attempt.account)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!(await isPassword(person?.password_hash, given.password)) || !person) {
    const wait = await waitForUnknownNames(db, attempt, person !== undefined)
    req.log.warn({ requestId: req.id, personId: person?.id }, 'sign-in refused')
    throw wait > 0 ? tooManyAttempts(wait) : wrongPassword()
  }
  await uncountAttempt(db, attempt)
  return passFirstStep(req, proven(person.id, 'password'))
}

/** Somebody who has just shown it here. */
export function proven(personId: string, openedBy: NewSession['openedBy']): FirstStep {
  return { personId, openedBy, provenAt: systemClock.now(), sso: null }
}

/** Whatever the way in, a person's second factor is asked for: no way is a way around it (ASVS 6.3.4). */
export async function passFirstStep(req: FastifyRequest, first: FirstStep): Promise<Entered> {
  const { db } = req.server.house.connection
  if (await hasSecondFactor(db, first.personId)) return { kind: 'second-step', ticket: await openTicket(req, first) }
  return { kind: 'in', signedIn: await startSession(req, first) }
}

/** One click as a member of the cast; only in a demo database, where these people exist. */
export async function signInAsCast(req: FastifyRequest, key: string): Promise<Entered> {
  const { connection, installation } = req.server.house
  if (installation.kind !== 'demo') throw notFound('trang này')
  const person = await connection.db
    .selectFrom('accounts.person')
    .select('id')
    .where('demo_key', '=', key)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw notFound('người minh họa này')
  return { kind: 'in', signedIn: await startSession(req, proven(person.id, 'demo')) }
}

/**
 * A new token at every sign-in, and the one the browser came with ends: no fixation (ASVS 7.2.4). `second`: what was shown in the
 * second step, for the log.
 */
export async function startSession(
  req: FastifyRequest,
  first: FirstStep,
  second?: 'app' | 'recovery' | 'passkey',
): Promise<SignedIn> {
  const { house } = req.server
  const { personId } = first
  const actor: Actor = { ...anonymousOn(house), kind: 'person', id: personId }
  const device = deviceOf(req) ?? newToken()
  const token = await commandUnkept(req, actor, async (ctx) => {
    const earlier = readCookie(req, 'session')
    if (earlier) await closeSession(ctx.db, earlier)
    await forgetOldSessions(ctx.db)
    const where = { device: describeDevice(req.headers['user-agent']), address: req.ip }
    const opened = await openSession(ctx.db, { ...first, ...where })
    const there = { ...ctx, actor: { ...actor, session: opened.id } }
    await logEvent(there, 'accounts.signed-in', personId, { by: first.openedBy, ...(second && { second }) })
    return opened.token
  })
  await countSuccess(house.connection.db, { ...attemptOf(req, await accountOf(req, personId)), device })
  return { token, device, personId }
}

/** The cookies of somebody who is in. */
export function admit(reply: FastifyReply, { token, device }: SignedIn): void {
  setCookie(reply, 'session', token)
  setCookie(reply, 'device', device)
  clearCookie(reply, 'step')
}

/** What the limits count by: the login as it is typed, or the person for whom there is none. */
export async function accountOf(req: FastifyRequest, personId: string): Promise<string> {
  const person = await req.server.house.connection.db
    .selectFrom('accounts.person')
    .select('login')
    .where('id', '=', personId)
    .executeTakeFirst()
  return person?.login ?? personId
}

export function attemptOf(req: FastifyRequest, account: string): Attempt {
  return { account, address: req.ip, device: deviceOf(req) }
}

/** The browser's own token, when it looks like one of ours. */
function deviceOf(req: FastifyRequest): string | undefined {
  const token = readCookie(req, 'device')
  return token !== undefined && /^[\w-]{43}$/.test(token) ? token : undefined
}
