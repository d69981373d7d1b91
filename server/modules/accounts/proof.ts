import type { FastifyRequest } from 'fastify'
import type { Db, Tx } from '../../kernel/db.ts'
import { logEvent } from '../../kernel/events.ts'
import { signInFirst } from '../../kernel/problem.ts'
import type { Instant } from '../../kernel/time.ts'
import type { GiveProof, ProofWay } from './account-contract.ts'
import { readCookie } from './cookie.ts'
import { isPassword } from './passwords.ts'
import { wrongProof } from './problems.ts'
import { hasSecondFactor } from './second-factor.ts'
import { useCode } from './second-step.ts'
import { markProven } from './sessions.ts'
import { accountOf, attemptOf } from './sign-in.ts'
import { countAttempt, uncountAttempt } from './sign-in-limit.ts'
import { commandUnkept } from './unkept.ts'

/**
 * How a person can prove again who they are, the strongest first. Who has a second factor is never asked for less.
 * Illustrative people click once: there is nothing of theirs to know.
 */
export async function proofWaysOf(db: Db | Tx, personId: string, hasSso: boolean): Promise<ProofWay[]> {
  const person = await db
    .selectFrom('accounts.person')
    .select(['password_hash', 'demo_key'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) return []
  if (person.demo_key !== null) return ['demo']
  if (await hasSecondFactor(db, personId)) return ['code']
  const linked = await db
    .selectFrom('accounts.sso_identity')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return [
    ...(person.password_hash === null ? [] : (['password'] as const)),
    ...(hasSso && linked ? (['sso'] as const) : []),
  ]
}

/** Proves again who holds this session. Wrong answers count as wrong passwords at sign-in do. */
export async function proveAgain(req: FastifyRequest, given: GiveProof): Promise<{ provenUntil: Instant }> {
  const { connection } = req.server.house
  const personId = req.actor.id
  if (personId === null) throw signInFirst()
  const ways = await proofWaysOf(connection.db, personId, false)
  if (!ways.includes(given.by)) throw wrongProof()
  if (given.by === 'code') await useCode(req, personId, given.secret, wrongProof)
  if (given.by === 'password') await checkPassword(req, personId, given.secret)
  return renewProof(req, given.by)
}

/** Writes that the session was proven; the route or page that asks has seen the proof. */
export function renewProof(req: FastifyRequest, by: ProofWay): Promise<{ provenUntil: Instant }> {
  const token = readCookie(req, 'session')
  if (token === undefined) throw signInFirst()
  return commandUnkept(req, req.actor, async (ctx) => {
    const provenUntil = await markProven(ctx.db, token)
    await logEvent(ctx, 'accounts.proof-given', ctx.actor.id, { by })
    return { provenUntil }
  })
}

/** Throws `wrong-proof` unless this is the person's password; counts like a sign-in. */
export async function checkPassword(req: FastifyRequest, personId: string, password: string): Promise<void> {
  const { db } = req.server.house.connection
  const attempt = attemptOf(req, await accountOf(req, personId))
  await countAttempt(db, attempt)
  const person = await db
    .selectFrom('accounts.person')
    .select('password_hash')
    .where('id', '=', personId)
    .executeTakeFirst()
  if (await isPassword(person?.password_hash, password)) return uncountAttempt(db, attempt)
  req.log.warn({ requestId: req.id, personId }, 'proof refused')
  throw wrongProof()
}
