import type { FastifyRequest } from 'fastify'
import { logEvent } from '../../../kernel/events.ts'
import { signInFirst } from '../../../kernel/problem.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { GiveProof, ProofWay } from '../account-contract.ts'
import { readCookie } from '../cookie.ts'
import type { Asking } from '../passkeys/passkey-challenges.ts'
import type { PasskeyRequest } from '../passkey-contract.ts'
import { passkeySite } from '../passkeys/passkey-site.ts'
import { isPassword } from '../passwords/passwords.ts'
import { wrongProof } from '../problems.ts'
import { secondFactorsOf } from '../second-factor/second-factor.ts'
import { useCode } from './second-step.ts'
import { markProven } from '../sessions/sessions.ts'
import { accountOf, attemptOf } from './sign-in.ts'
import { countAttempt, uncountAttempt } from './sign-in-limit.ts'
import { commandUnkept } from '../unkept.ts'
import { askPasskey, usePasskey } from './use-passkey.ts'

/**
 * How a person can prove again who they are, the strongest first. Who has a second factor is never asked for less.
 * Illustrative people click once: there is nothing of theirs to know.
 */
export async function proofWaysOf(req: FastifyRequest, personId: string): Promise<ProofWay[]> {
  const { connection, config } = req.server.house
  const { db } = connection
  const person = await db
    .selectFrom('accounts.person')
    .select(['password_hash', 'demo_key'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!person) return []
  if (person.demo_key !== null) return ['demo']
  const { hasApp, passkeyHosts } = await secondFactorsOf(db, personId)
  const site = passkeySite(req)
  if (site && passkeyHosts.includes(site.rpId)) return ['passkey', 'code']
  if (hasApp || passkeyHosts.length > 0) return ['code']
  const linked = await db
    .selectFrom('accounts.sso_identity')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return [
    ...(person.password_hash === null ? [] : (['password'] as const)),
    ...(config.oidc && linked ? (['sso'] as const) : []),
  ]
}

/** Proves again who holds this session. Wrong answers count as wrong passwords at sign-in do. */
export async function proveAgain(req: FastifyRequest, given: GiveProof): Promise<{ provenUntil: Instant }> {
  const asking = askingForProof(req)
  const { personId } = asking
  const ways = await proofWaysOf(req, personId)
  if (!ways.includes(given.by)) throw wrongProof()
  if (given.by === 'passkey') {
    if (!given.passkey) throw wrongProof()
    await usePasskey(req, asking, given.passkey, wrongProof)
  }
  if (given.by === 'code') await useCode(req, personId, given.secret, wrongProof)
  if (given.by === 'password') await checkPassword(req, personId, given.secret)
  return renewProof(req, given.by)
}

/** Asks for a passkey of who holds this session. */
export function askForProof(req: FastifyRequest): Promise<PasskeyRequest> {
  return askPasskey(req, askingForProof(req))
}

function askingForProof(req: FastifyRequest): Asking {
  const [personId, token] = [req.actor.id, readCookie(req, 'session')]
  if (personId === null || token === undefined) throw signInFirst()
  return { personId, purpose: 'proof', token }
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
