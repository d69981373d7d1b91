import type { FastifyRequest } from 'fastify'
import { anonymousOn } from '../../../kernel/http.ts'
import type { Actor } from '../../../kernel/policy.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { systemClock } from '../../../kernel/time.ts'
import type { PasskeyAnswer, PasskeyRequest } from '../passkey-contract.ts'
import { passkeySite } from '../passkeys/passkey-site.ts'
import { closeTicket, readTicket } from './pending-sign-in.ts'
import { passkeyRefused, secondStepOver, wrongCode } from '../problems.ts'
import { findCode, type FoundCode, secondFactorsOf, takeCode } from '../second-factor/second-factor.ts'
import { accountOf, attemptOf, type SignedIn, startSession } from './sign-in.ts'
import { countAttempt, uncountAttempt } from './sign-in-limit.ts'
import { askPasskey, usePasskey } from './use-passkey.ts'
import { commandUnkept } from '../unkept.ts'

/** What somebody shows in the second step. */
export type Shown = { code: string } | { passkey: PasskeyAnswer }

/**
 * The second of two steps: a code of the app, a recovery code or a passkey opens the session that the ticket stands for. Wrong ones
 * count as wrong passwords do, and the count is cleared only by somebody who is in. Throws `second-step-over`, `wrong-code`,
 * `code-used`, `passkey-refused`, `passkey-copied` or `too-many-attempts`.
 */
export async function passSecondStep(req: FastifyRequest, ticket: string, shown: Shown): Promise<SignedIn> {
  const first = await readTicket(req.server.house.connection.db, ticket)
  if (!first) throw secondStepOver()
  const { personId } = first
  const by =
    'code' in shown
      ? await useCode(req, personId, shown.code, wrongCode)
      : await useTicketPasskey(req, { personId, ticket }, shown.passkey)
  await commandUnkept(req, asPerson(req, personId), (ctx) => closeTicket(ctx.db, ticket))
  return startSession(req, { ...first, provenAt: systemClock.now() }, by)
}

type Ticket = { personId: string; ticket: string }

async function useTicketPasskey(
  req: FastifyRequest,
  { personId, ticket }: Ticket,
  answer: PasskeyAnswer,
): Promise<'passkey'> {
  await usePasskey(req, { personId, purpose: 'sign-in', token: ticket }, answer, passkeyRefused)
  return 'passkey'
}

/** Asks for a passkey of whoever the ticket stands for. Throws `second-step-over` or `passkey-nowhere`. */
export async function askTicketPasskey(req: FastifyRequest, ticket: string): Promise<PasskeyRequest> {
  const first = await readTicket(req.server.house.connection.db, ticket)
  if (!first) throw secondStepOver()
  return askPasskey(req, { personId: first.personId, purpose: 'sign-in', token: ticket })
}

/** What the page of the second step offers. `passkeyOrigin`: where a passkey of theirs works; undefined: nowhere of ours. */
export type SecondStepWays = { hasApp: boolean; passkeyOrigin: string | undefined }

/** Undefined when the ticket is over. */
export async function readSecondStep(req: FastifyRequest, ticket: string): Promise<SecondStepWays | undefined> {
  const { db } = req.server.house.connection
  const first = await readTicket(db, ticket)
  if (!first) return undefined
  const { hasApp, passkeyHosts } = await secondFactorsOf(db, first.personId)
  const site = passkeySite(req)
  return { hasApp, passkeyOrigin: site && passkeyHosts.includes(site.rpId) ? site.origin : undefined }
}

/** Takes a code of a person for good, within the limits of guessing; a wrong one is refused with `refusal`. Returns its kind. */
export async function useCode(
  req: FastifyRequest,
  personId: string,
  typed: string,
  refusal: () => Problem,
): Promise<FoundCode['kind']> {
  const { db } = req.server.house.connection
  const attempt = attemptOf(req, await accountOf(req, personId))
  await countAttempt(db, attempt)
  const found = await findCode(db, personId, typed)
  if (!found) {
    req.log.warn({ requestId: req.id, personId }, 'code refused')
    throw refusal()
  }
  await commandUnkept(req, asPerson(req, personId), (ctx) => takeCode(ctx, personId, found))
  await uncountAttempt(db, attempt)
  return found.kind
}

function asPerson(req: FastifyRequest, id: string): Actor {
  return { ...anonymousOn(req.server.house), kind: 'person', id }
}
