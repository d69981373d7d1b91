import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { notFound } from '../../../kernel/problem.ts'
import { revokeTokenOf } from '../tokens/access-tokens.ts'
import { authorizePerson } from '../managed-person.ts'
import { closeTicketsOf } from '../sign-in/pending-sign-in.ts'
import { listPasskeys, removePasskey } from '../passkeys/passkeys.ts'
import { secondFactorMissing } from '../problems.ts'
import { removeSecondFactor, secondFactorsOf } from '../second-factor/second-factor.ts'
import { closeSessionById, closeSessionsOf } from '../sessions/sessions.ts'

/** A phone was lost, a screen left open elsewhere: the person signs in anew. Asks for no proof, so that it is quick. */
export async function endSessionsOf(ctx: Ctx, personId: string): Promise<void> {
  await authorizePerson(ctx, personId)
  await closeTicketsOf(ctx.db, personId)
  const count = await closeSessionsOf(ctx.db, personId)
  await logEvent(ctx, 'accounts.sessions-ended', personId, { count })
}

export async function endSessionOf(ctx: Ctx, personId: string, sessionId: string): Promise<void> {
  await authorizePerson(ctx, personId)
  if (!(await closeSessionById(ctx.db, personId, sessionId))) throw notFound('phiên làm việc này')
  await logEvent(ctx, 'accounts.sessions-ended', personId, { sessions: [sessionId] })
}

/** Another system stops working with their rights at its next call. */
export async function endTokenOf(ctx: Ctx, personId: string, tokenId: string): Promise<void> {
  await authorizePerson(ctx, personId)
  await revokeTokenOf(ctx, personId, tokenId)
}

/** For somebody who lost every second factor and the recovery codes: the first step alone lets in until they set one up anew. */
export async function resetSecondFactor(ctx: Ctx, personId: string): Promise<void> {
  await authorizePerson(ctx, personId)
  const { hasApp } = await secondFactorsOf(ctx.db, personId)
  const passkeys = await listPasskeys(ctx.db, personId)
  if (!hasApp && passkeys.length === 0) throw secondFactorMissing()
  for (const { id } of passkeys) await removePasskey(ctx, personId, id)
  if (hasApp) await removeSecondFactor(ctx, personId)
}
