import type { Ctx } from '../../../kernel/context.ts'
import { EVERYWHERE, isHeld } from '../../../kernel/policy.ts'
import { foldLogin } from '../contract.ts'
import { inviteToSignIn, type Invitation } from '../sign-in/invitations.ts'
import { asEntitled, positionsOf } from '../posts/positions.ts'
import { endSessionsOf, resetSecondFactor } from './person-sign-in.ts'
import { hasSecondFactor } from '../second-factor/second-factor.ts'

/**
 * A way back in for an administrator of the whole country who lost phone and codes, with nobody left above them to ask: the second
 * factor is taken off, sessions end, and a one-time link is made. For whoever runs the machine, who holds the database anyway; the
 * log says so. Undefined: no such administrator.
 */
export async function readmitAdministrator(ctx: Ctx, login: string): Promise<Invitation | undefined> {
  const person = await ctx.db
    .selectFrom('accounts.person')
    .select('id')
    .where('login', '=', foldLogin(login))
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  const posts = (await positionsOf(ctx.db, person.id, ctx.today())).map(asEntitled)
  const administers = posts.some(
    (post) => post.unitId === EVERYWHERE && isHeld(post, ctx.today()) && post.permissions.has('accounts:manage'),
  )
  if (!administers) return undefined
  if (await hasSecondFactor(ctx.db, person.id)) await resetSecondFactor(ctx, person.id)
  await endSessionsOf(ctx, person.id)
  return inviteToSignIn(ctx, person.id)
}
