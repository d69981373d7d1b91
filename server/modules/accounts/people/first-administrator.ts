import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { foldForSearch } from '../../units/index.ts'
import { inviteToSignIn, type Invitation } from '../sign-in/invitations.ts'

/**
 * The one-time link of the first administrator of an empty real database: a post for the whole country. Undefined as
 * soon as anybody has a password, so that the command line is no way in afterwards. Asked again before that (the link
 * was lost), it makes a new link for the same person.
 */
export async function inviteFirstAdministrator(ctx: Ctx): Promise<Invitation | undefined> {
  const people = await ctx.db.selectFrom('accounts.person').select(['id', 'password_hash']).execute()
  if (people.some((person) => person.password_hash !== null)) return undefined
  return inviteToSignIn(ctx, people[0]?.id ?? (await addFirstAdministrator(ctx)))
}

async function addFirstAdministrator(ctx: Ctx): Promise<string> {
  const id = newId()
  const [title, roles] = ['Quản trị hệ thống', ['administrator']]
  await ctx.db
    .insertInto('accounts.person')
    .values({ id, name: title, name_key: foldForSearch(title), created_at: ctx.now() })
    .execute()
  await ctx.db
    .insertInto('accounts.position')
    .values({
      id: newId(),
      person_id: id,
      unit_id: null,
      agency_id: null,
      title,
      roles,
      valid_from: ctx.today(),
      valid_to: null,
    })
    .execute()
  await logEvent(ctx, 'accounts.person-added', id, {})
  return id
}
