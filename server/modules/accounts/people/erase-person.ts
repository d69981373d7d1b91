import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { forgetReplies } from '../../../kernel/idempotency.ts'
import { erasePersonalValues } from '../../../kernel/personal-view.ts'
import { invalidInput } from '../../../kernel/problem.ts'
import { foldForSearch } from '../../units/index.ts'
import { endLinksMadeBy } from '../sign-in/invitations.ts'
import { authorizePerson } from '../managed-person.ts'
import { positionsOf } from '../posts/positions.ts'
import { ownAccount, postStillHeld } from '../problems.ts'

/** What an erased person is called from then on, in lists, timelines and the log. */
export const ERASED_NAME = 'Đã xóa theo yêu cầu'

// Everything of a person that is theirs and not a record of what an officer did. Source: Luật 91/2025/QH15, the right to erasure.
const OWN_TABLES = [
  'accounts.session',
  'accounts.session_place',
  'accounts.access_token',
  'accounts.second_factor',
  'accounts.recovery_set',
  'accounts.recovery_code',
  'accounts.passkey',
  'accounts.passkey_challenge',
  'accounts.pending_sign_in',
  'accounts.invitation',
  'accounts.sso_identity',
] as const

/**
 * Erases what is known of somebody who holds no post. Their id, posts and acts stay: the log says that one person did them and no
 * longer who, and its chain stays whole. `confirm`: the name, typed again, because nothing brings it back.
 */
export async function erasePerson(ctx: Ctx, personId: string, confirm: string): Promise<void> {
  const person = await authorizePerson(ctx, personId)
  if (personId === ctx.actor.id) throw ownAccount()
  if (person.isErased) return
  const today = ctx.today()
  const open = (await positionsOf(ctx.db, personId, today)).find((post) => post.to === null || post.to > today)
  if (open) throw postStillHeld(open.title)
  if (oneLine(confirm) !== oneLine(person.name))
    throw invalidInput([{ pointer: '/confirm', detail: `Gõ đúng họ tên “${person.name}” để xác nhận.` }])
  for (const table of OWN_TABLES) await ctx.db.deleteFrom(table).where('person_id', '=', personId).execute()
  await endLinksMadeBy(ctx, personId)
  const now = ctx.now()
  await ctx.db
    .updateTable('accounts.person')
    .set({ name: ERASED_NAME, name_key: foldForSearch(ERASED_NAME), login: null, password_hash: null, demo_key: null })
    .set((eb) => ({ erased_at: now, disabled_at: eb.fn.coalesce('disabled_at', eb.val(now)) }))
    .where('id', '=', personId)
    .execute()
  await erasePersonalValues(ctx.db, personId)
  await forgetReplies(ctx.db, personId)
  await logEvent(ctx, 'accounts.person-erased', personId, { basis: 'Luật 91/2025/QH15' })
}

const oneLine = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim()
