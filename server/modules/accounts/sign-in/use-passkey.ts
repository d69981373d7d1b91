import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { anonymousOn } from '../../../kernel/http.ts'
import type { Problem } from '../../../kernel/problem.ts'
import { systemClock } from '../../../kernel/time.ts'
import { type Asking, openChallenge, takeChallenge } from '../passkeys/passkey-challenges.ts'
import type { PasskeyAnswer, PasskeyRequest } from '../passkey-contract.ts'
import { passkeySite } from '../passkeys/passkey-site.ts'
import { passkeyCopied, passkeyNowhere } from '../problems.ts'
import { passkeysAt } from '../passkeys/passkeys.ts'
import { accountOf, attemptOf } from './sign-in.ts'
import { countAttempt, uncountAttempt } from './sign-in-limit.ts'
import { commandUnkept } from '../unkept.ts'
import { checkAnswer, requestOptions } from '../passkeys/web-authn.ts'

/** Asks for a signature of one of a person's passkeys. Throws `passkey-nowhere` when none of them works at this address. */
export async function askPasskey(req: FastifyRequest, asking: Asking): Promise<PasskeyRequest> {
  const site = passkeySite(req)
  const known = site ? await passkeysAt(req.server.house.connection.db, asking.personId, site) : []
  if (!site || known.length === 0) throw passkeyNowhere()
  return requestOptions({ site, known, challenge: await openChallenge(req, asking) })
}

/**
 * Takes a signed challenge for good, within the limits of guessing. A wrong one is refused with `refusal`, one whose counter did
 * not rise with `passkey-copied`.
 */
export async function usePasskey(
  req: FastifyRequest,
  asking: Asking,
  answer: PasskeyAnswer,
  refusal: () => Problem,
): Promise<void> {
  const { personId } = asking
  const { db } = req.server.house.connection
  const attempt = attemptOf(req, await accountOf(req, personId))
  await countAttempt(db, attempt)
  const { id, signCount } = await readAnswer(req, asking, answer).catch((error: unknown) => {
    req.log.warn({ requestId: req.id, personId, err: error }, 'passkey refused')
    throw refusal()
  })
  const actor = { ...anonymousOn(req.server.house), kind: 'person' as const, id: personId }
  const end = await commandUnkept(req, actor, (ctx) => raiseCounter(ctx, { id, personId, signCount }))
  if (end === 'raised') return uncountAttempt(db, attempt)
  req.log.warn({ requestId: req.id, personId, passkey: id }, `passkey refused: ${end}`)
  throw end === 'back' ? passkeyCopied() : refusal()
}

/** Whose answer it is and how often that device has signed. Throws when anything is not as it was asked. */
async function readAnswer(
  req: FastifyRequest,
  asking: Asking,
  answer: PasskeyAnswer,
): Promise<{ id: string; signCount: number }> {
  const { personId } = asking
  const site = passkeySite(req)
  if (!site) throw new Error('no passkey works here')
  const passkey = await req.server.house.connection.db
    .selectFrom('accounts.passkey')
    .select(['id', 'credential_id', 'public_key'])
    .where('credential_id', '=', Buffer.from(answer.id, 'base64url'))
    .where('person_id', '=', personId)
    .where('rp_id', '=', site.rpId)
    .executeTakeFirst()
  if (!passkey) throw new Error('not a passkey of this person')
  const by = { personId, credentialId: passkey.credential_id, publicKey: passkey.public_key }
  const isAsked = (challenge: string) => takeChallenge(req, asking, challenge)
  return { id: passkey.id, signCount: await checkAnswer(answer, by, { site, isAsked }) }
}

type Counted = { id: string; personId: string; signCount: number }

/**
 * A counter that does not rise was raised elsewhere: two devices hold one key (WebAuthn §6.1.1). Refused and written down. Devices
 * that count nothing stay at 0; so do passkeys that are synced.
 */
async function raiseCounter(ctx: Ctx, { id, personId, signCount }: Counted): Promise<'raised' | 'back' | 'gone'> {
  const kept = await ctx.db
    .selectFrom('accounts.passkey')
    .select('sign_count')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!kept) return 'gone'
  const isBack = signCount <= kept.sign_count && !(signCount === 0 && kept.sign_count === 0)
  if (isBack) {
    const counters = { passkey: id, counter: signCount, before: kept.sign_count }
    await logEvent(ctx, 'accounts.passkey-copied', personId, counters)
    return 'back'
  }
  await ctx.db
    .updateTable('accounts.passkey')
    .set({ sign_count: signCount, last_used_at: systemClock.now() })
    .where('id', '=', id)
    .execute()
  return 'raised'
}
