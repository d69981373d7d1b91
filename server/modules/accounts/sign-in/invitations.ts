import type { FastifyRequest } from 'fastify'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { logEvent } from '../../../kernel/events.ts'
import { anonymousOn } from '../../../kernel/http.ts'
import { invalidInput } from '../../../kernel/problem.ts'
import { addSeconds, systemClock, type Instant } from '../../../kernel/time.ts'
import { foldForSearch } from '../../units/index.ts'
import type { AcceptInvitation } from '../contract.ts'
import { findPerson } from '../people-repository.ts'
import { hashPassword, weaknessOf } from '../passwords/passwords.ts'
import { closeTicketsOf } from './pending-sign-in.ts'
import { invitationSpent, loginTaken } from '../problems.ts'
import { closeSessionsOf, hashToken, newToken } from '../sessions/sessions.ts'
import { type Entered, passFirstStep, proven } from './sign-in.ts'
import { commandUnkept } from '../unkept.ts'

const VALID_SECONDS = 24 * 3600

export type Invitation = { path: string; expiresAt: Instant }

/** Makes a one-time link for a person; earlier links of that person end. Only the hash of the token is kept. */
export async function inviteToSignIn(ctx: Ctx, personId: string): Promise<Invitation> {
  const token = newToken()
  const now = systemClock.now()
  const expiresAt = addSeconds(now, VALID_SECONDS)
  await ctx.db
    .deleteFrom('accounts.invitation')
    .where('person_id', '=', personId)
    .where('used_at', 'is', null)
    .execute()
  await ctx.db
    .insertInto('accounts.invitation')
    .values({
      token_hash: hashToken(token),
      person_id: personId,
      created_at: now,
      expires_at: expiresAt,
      made_by: ctx.actor.id,
    })
    .execute()
  await logEvent(ctx, 'accounts.person-invited', personId, { expiresAt, isFirst: !(await hasWayIn(ctx, personId)) })
  return { path: `/moi/${token}`, expiresAt }
}

/** Whoever sent a link knows it, and could set somebody else's password with it. Returns the people who need a new one. */
export async function endLinksMadeBy({ db }: Ctx, personId: string): Promise<string[]> {
  const ended = await db
    .deleteFrom('accounts.invitation')
    .where('made_by', '=', personId)
    .where('used_at', 'is', null)
    .returning('person_id')
    .execute()
  return [...new Set(ended.map((row) => row.person_id))].sort()
}

/** Whether somebody has signed in here already, so that a link is not their first. */
async function hasWayIn({ db }: Ctx, personId: string): Promise<boolean> {
  const person = await findPerson(db, personId)
  return person?.canSignIn === true
}

/** `namesThemself`: the first administrator, whom nobody has named yet. */
export type OpenInvitation = { personId: string; name: string; login: string | null; namesThemself: boolean }

/** Whose link this is. Throws `invitation-spent` when it was used, has expired, or the person is disabled. */
export async function readInvitation(db: Db | Tx, token: string): Promise<OpenInvitation> {
  const row = await db
    .selectFrom('accounts.invitation as i')
    .innerJoin('accounts.person as p', 'p.id', 'i.person_id')
    .select(['p.id', 'p.name', 'p.login', 'i.made_by'])
    .where('i.token_hash', '=', hashToken(token))
    .where('i.used_at', 'is', null)
    .where('i.expires_at', '>', systemClock.now())
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw invitationSpent()
  const namesThemself = row.made_by === null && row.login === null
  return { personId: row.id, name: row.name, login: row.login, namesThemself }
}

/**
 * Sets a password with a one-time link, and the login when there is none yet; ends the person's other sessions and opens a new one.
 * The name stays as an administrator wrote it: who holds the link could otherwise pass for somebody else wherever names are shown.
 * A second factor is still asked for: a forgotten password is not a way around it (ASVS 6.4.3).
 */
export async function acceptInvitation(req: FastifyRequest, token: string, given: AcceptInvitation): Promise<Entered> {
  const { house } = req.server
  const open = await readInvitation(house.connection.db, token)
  const { personId } = open
  const name = (open.namesThemself ? given.name : undefined) ?? open.name
  const login = open.login ?? given.login
  if (login === undefined) throw invalidInput([{ pointer: '/login', detail: 'Chọn tên đăng nhập.' }])
  const weakness = weaknessOf(given.password, { name, login })
  if (weakness) throw invalidInput([{ pointer: '/password', detail: weakness }])
  const passwordHash = await hashPassword(given.password)
  await commandUnkept(req, { ...anonymousOn(house), kind: 'person', id: personId }, async (ctx) => {
    await useInvitation(ctx, token)
    await refuseTakenLogin(ctx, login, personId)
    await ctx.db
      .updateTable('accounts.person')
      .set({ name, name_key: foldForSearch(name), login, password_hash: passwordHash })
      .where('id', '=', personId)
      .execute()
    await closeTicketsOf(ctx.db, personId)
    await closeSessionsOf(ctx.db, personId)
    await logEvent(ctx, 'accounts.password-set', personId, {})
  })
  return passFirstStep(req, proven(personId, 'invitation'))
}

/** The update decides between two clicks at once: only one of them finds the link unused. */
async function useInvitation(ctx: Ctx, token: string): Promise<void> {
  const now = systemClock.now()
  const used = await ctx.db
    .updateTable('accounts.invitation')
    .set({ used_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('person_id')
    .executeTakeFirst()
  if (!used) throw invitationSpent()
}

async function refuseTakenLogin(ctx: Ctx, login: string, personId: string): Promise<void> {
  const other = await ctx.db
    .selectFrom('accounts.person')
    .select('id')
    .where('login', '=', login)
    .where('id', '<>', personId)
    .executeTakeFirst()
  if (other) throw loginTaken(login)
}
