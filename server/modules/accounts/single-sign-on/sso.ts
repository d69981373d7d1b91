import type { FastifyRequest } from 'fastify'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { anonymousOn } from '../../../kernel/http.ts'
import { newId } from '../../../kernel/id.ts'
import { notFound } from '../../../kernel/problem.ts'
import { addSeconds, systemClock } from '../../../kernel/time.ts'
import type { WaitingIdentity } from '../account-contract.ts'
import { authorizePerson } from '../managed-person.ts'
import { accountDisabled, identityTaken, identityWaiting, personDisabled } from '../problems.ts'
import { type Entered, passFirstStep } from '../sign-in/sign-in.ts'
import type { SsoPerson } from './sso-client.ts'
import { commandUnkept } from '../unkept.ts'

/** An identity nobody linked is forgotten after this long: it is personal data of somebody who may not belong here. */
const WAITING_SECONDS = 30 * 24 * 3600

type SeenIdentity = { id: string; personId: string | null; isDisabled: boolean }

/** Lets in the person an identity is linked to. Throws `identity-waiting` with the code to read out, or `account-disabled`. */
export async function signInBySso(req: FastifyRequest, came: SsoPerson): Promise<Entered> {
  const { id, personId, isDisabled } = await seeIdentity(req, came)
  if (personId === null) throw identityWaiting(codeOf(id), came.label)
  if (isDisabled) throw accountDisabled()
  const sso = { identity: id, sid: came.sid, token: came.idToken }
  return passFirstStep(req, { personId, openedBy: 'sso', provenAt: came.provenAt, sso })
}

/** Writes that somebody came, under the name they have there now. */
export function seeIdentity(req: FastifyRequest, { issuer, subject, label }: SsoPerson): Promise<SeenIdentity> {
  const now = systemClock.now()
  return commandUnkept(req, anonymousOn(req.server.house), async (ctx) => {
    await ctx.db
      .deleteFrom('accounts.sso_identity')
      .where('person_id', 'is', null)
      .where('last_seen_at', '<', addSeconds(now, -WAITING_SECONDS))
      .execute()
    const seen = { label, last_seen_at: now }
    const { id, person_id: personId } = await ctx.db
      .insertInto('accounts.sso_identity')
      .values({ id: newId(), issuer, subject, first_seen_at: now, ...seen })
      .onConflict((conflict) => conflict.constraint('sso_identity_once').doUpdateSet(seen))
      .returning(['id', 'person_id'])
      .executeTakeFirstOrThrow()
    const person = await ctx.db
      .selectFrom('accounts.person')
      .select('disabled_at')
      .where('id', '=', personId)
      .executeTakeFirst()
    return { id, personId, isDisabled: person !== undefined && person.disabled_at !== null }
  })
}

/** Eight characters of the id's random half, to read out on the telephone: A1B2-C3D4. */
export function codeOf(identityId: string): string {
  const last = identityId.slice(-8).toUpperCase()
  return `${last.slice(0, 4)}-${last.slice(4)}`
}

/** Who waits to be linked, the latest first. They have no unit yet, so every administrator of people sees them. */
export async function listWaiting(ctx: ReadCtx): Promise<WaitingIdentity[]> {
  const rows = await ctx.db
    .selectFrom('accounts.sso_identity')
    .select(['id', 'label', 'issuer', 'last_seen_at'])
    .where('person_id', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(({ id, label, issuer, last_seen_at }) => ({
    id,
    code: codeOf(id),
    label,
    issuer,
    lastSeenAt: last_seen_at,
  }))
}

/** From now on this identity opens the account of this person: a way in, so only who administers all of the person may. */
export async function linkIdentity(ctx: Ctx, personId: string, identityId: string): Promise<void> {
  const person = await authorizePerson(ctx, personId)
  if (person.isDisabled) throw personDisabled()
  const linked = await ctx.db
    .updateTable('accounts.sso_identity')
    .set({ person_id: personId, linked_at: systemClock.now(), linked_by: ctx.actor.id })
    .where('id', '=', identityId)
    .where('person_id', 'is', null)
    .returning('id')
    .executeTakeFirst()
  if (!linked) throw identityTaken()
  await logEvent(ctx, 'accounts.identity-linked', personId, { identity: identityId })
}

/** The identity no longer opens the account; sessions it opened end. It waits again, in case the link was a mistake. */
export async function unlinkIdentity(ctx: Ctx, personId: string, identityId: string): Promise<void> {
  await authorizePerson(ctx, personId)
  const unlinked = await ctx.db
    .updateTable('accounts.sso_identity')
    .set({ person_id: null, linked_at: null, linked_by: null })
    .where('id', '=', identityId)
    .where('person_id', '=', personId)
    .returning('id')
    .executeTakeFirst()
  if (!unlinked) throw notFound('liên kết này')
  await ctx.db.deleteFrom('accounts.session').where('person_id', '=', personId).where('opened_by', '=', 'sso').execute()
  await ctx.db
    .deleteFrom('accounts.pending_sign_in')
    .where('person_id', '=', personId)
    .where('first_step', '=', 'sso')
    .execute()
  await logEvent(ctx, 'accounts.identity-unlinked', personId, { identity: identityId })
}
