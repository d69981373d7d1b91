import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { logPersonalEvent } from '../../../kernel/personal-view.ts'
import { invalidInput } from '../../../kernel/problem.ts'
import { systemClock } from '../../../kernel/time.ts'
import { foldForSearch } from '../../units/index.ts'
import type { RenamePerson } from '../contract.ts'
import { authorizePerson } from '../managed-person.ts'
import { personEnabled, personErased } from '../people-problems.ts'
import { ownAccount, personDisabled } from '../problems.ts'
import { closeSessionsOf } from '../sessions/sessions.ts'
import { endLinksMadeBy, inviteToSignIn, type Invitation } from '../sign-in/invitations.ts'
import { closeTicketsOf } from '../sign-in/pending-sign-in.ts'
import { revokeTokenOf } from '../tokens/access-tokens.ts'

/** Shuts a person out within one request: open sessions end, links and passwords stop working, also the links they sent others. */
export async function disablePerson(ctx: Ctx, personId: string): Promise<void> {
  await authorizePerson(ctx, personId)
  if (personId === ctx.actor.id) throw ownAccount()
  await ctx.db.updateTable('accounts.person').set({ disabled_at: ctx.now() }).where('id', '=', personId).execute()
  await ctx.db.deleteFrom('accounts.invitation').where('person_id', '=', personId).execute()
  const links = await endLinksMadeBy(ctx, personId)
  await closeTicketsOf(ctx.db, personId)
  await closeSessionsOf(ctx.db, personId)
  await logEvent(ctx, 'accounts.person-disabled', personId, links.length > 0 ? { links } : {})
}

/**
 * Lets a person in again with the password they had. What ended stays ended: posts, sessions, links; tokens too, since nobody would
 * expect software to come alive again with them. Throws `person-enabled` when nothing is locked, `person-erased` when nobody is
 * left to come back.
 */
export async function enablePerson(ctx: Ctx, personId: string): Promise<void> {
  const person = await authorizePerson(ctx, personId)
  if (personId === ctx.actor.id) throw ownAccount()
  if (person.isErased) throw personErased()
  if (!person.isDisabled) throw personEnabled()
  await ctx.db.updateTable('accounts.person').set({ disabled_at: null }).where('id', '=', personId).execute()
  const left = await ctx.db
    .selectFrom('accounts.access_token')
    .select('id')
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', systemClock.now())
    .orderBy('id')
    .execute()
  for (const { id } of left) await revokeTokenOf(ctx, personId, id)
  await logEvent(ctx, 'accounts.person-enabled', personId, {})
}

/**
 * Gives a person another name, everywhere at once: names are kept with people only. Both names stay in the log, where erasing
 * the person reaches them. Nobody renames themself.
 */
export async function renamePerson(ctx: Ctx, personId: string, { name, basis }: RenamePerson): Promise<void> {
  const person = await authorizePerson(ctx, personId)
  if (personId === ctx.actor.id) throw ownAccount()
  if (person.isErased) throw personErased()
  if (name === person.name) throw invalidInput([{ pointer: '/name', detail: 'Họ tên này đang dùng. Ghi họ tên mới.' }])
  await ctx.db
    .updateTable('accounts.person')
    .set({ name, name_key: foldForSearch(name) })
    .where('id', '=', personId)
    .execute()
  const personal = { before: person.name, after: name }
  await logPersonalEvent(ctx, 'accounts.person-renamed', personId, { body: { basis }, personal })
}

/** A one-time link for a first or a forgotten password. */
export async function invitePerson(ctx: Ctx, personId: string): Promise<Invitation> {
  const person = await authorizePerson(ctx, personId)
  if (person.isDisabled) throw personDisabled()
  return inviteToSignIn(ctx, personId)
}
