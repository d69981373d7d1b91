import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { isHeld, type Permission, type Position } from '../../../kernel/policy.ts'
import { type FieldError, invalidInput, notFound } from '../../../kernel/problem.ts'
import { addSeconds, type Instant, systemClock } from '../../../kernel/time.ts'
import { ownId } from '../sign-in/account.ts'
import { describePositions } from '../posts/describe-positions.ts'
import { findPerson } from '../people-repository.ts'
import { positionsOf, postsInEffect } from '../posts/positions.ts'
import { nameOfPermission } from '../roles/roles.ts'
import { hashToken, newToken } from '../sessions/sessions.ts'
import type { AccessTokens, AccessTokenView, NewAccessToken } from '../token-contract.ts'

const DAY_SECONDS = 24 * 3600
const START = 'nts_'

// A person's own act each time: people and rights, signatures, votes, decisions. Routes that need a proof refuse tokens anyway.
const NEVER: ReadonlySet<Permission> = new Set([
  'accounts:manage',
  'assessment:sign',
  'assessment:vote',
  'assessment:decide',
  'criteria:confirm',
  'reports:publish',
])

/** What a post may lend to a token. */
export function lendable(post: Position): Permission[] {
  return [...post.permissions].filter((permission) => !NEVER.has(permission)).sort()
}

async function postsHeldBy(ctx: ReadCtx, personId: string): Promise<Position[]> {
  const today = ctx.today()
  const { positions } = postsInEffect(await positionsOf(ctx.db, personId, today), null, today)
  return positions.filter((post) => isHeld(post, today))
}

/** Makes a token with some rights of one's own posts and returns it; only its hash is kept. */
export async function makeToken(ctx: Ctx, input: NewAccessToken): Promise<string> {
  const posts = new Map((await postsHeldBy(ctx, ownId(ctx))).map((post) => [post.id, post]))
  const errors = input.scopes.flatMap(({ positionId, permissions }, i): FieldError[] => {
    const post = posts.get(positionId)
    const may: ReadonlySet<string> = new Set(post ? lendable(post) : [])
    const beyond = permissions.filter((permission) => !may.has(permission))
    if (!post) return [{ pointer: `/scopes/${i}/positionId`, detail: 'Bạn không giữ vị trí này hôm nay.' }]
    if (beyond.length === 0) return []
    return [{ pointer: `/scopes/${i}/permissions`, detail: `Không cho mã quyền này được: ${beyond.join(', ')}.` }]
  })
  if (errors.length > 0) throw invalidInput(errors)
  const token = `${START}${newToken()}`
  const now = systemClock.now()
  const row = {
    id: newId(),
    person_id: ownId(ctx),
    name: input.name,
    prefix: token.slice(0, START.length + 6),
    token_hash: hashToken(token),
    created_at: now,
    expires_at: addSeconds(now, input.days * DAY_SECONDS),
  }
  await ctx.db.insertInto('accounts.access_token').values(row).execute()
  const scopes = input.scopes.map((scope) => ({
    token_id: row.id,
    position_id: scope.positionId,
    permissions: [...new Set(scope.permissions)],
  }))
  await ctx.db.insertInto('accounts.access_token_scope').values(scopes).execute()
  const { id, prefix, expires_at } = row
  await logEvent(ctx, 'accounts.token-made', ownId(ctx), {
    token: id,
    prefix,
    expiresAt: expires_at,
    scopes: input.scopes,
  })
  return token
}

/** Ends a token of one's own. Throws as `revokeTokenOf` does. */
export function revokeToken(ctx: Ctx, id: string): Promise<void> {
  return revokeTokenOf(ctx, ownId(ctx), id)
}

/** Ends a token of a person; the event is about them, whoever did it. Throws `not-found` when they have no such token in use. */
export async function revokeTokenOf(ctx: Ctx, personId: string, id: string): Promise<void> {
  const revoked = await ctx.db
    .updateTable('accounts.access_token')
    .set({ revoked_at: systemClock.now() })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .returning('prefix')
    .executeTakeFirst()
  if (!revoked) throw notFound('mã truy cập này')
  await logEvent(ctx, 'accounts.token-revoked', personId, { token: id, prefix: revoked.prefix })
}

/** One's own tokens, newest first, and what of one's posts may be lent to a new one. */
export async function viewTokens(ctx: ReadCtx): Promise<AccessTokens> {
  const posts = await postsHeldBy(ctx, ownId(ctx))
  const described = await describePositions(ctx.db, posts, ctx.today())
  const grantable = posts.flatMap((post, i) => {
    const position = described[i]
    const rights = lendable(post).map((code) => ({ code, name: nameOfPermission(code) }))
    return position && rights.length > 0 ? [{ position, rights }] : []
  })
  return { items: await listTokens(ctx, ownId(ctx), posts), grantable }
}

/** Tokens of a person, newest first; of somebody who is disabled none works. */
export async function tokensOf(ctx: ReadCtx, personId: string): Promise<AccessTokenView[]> {
  const person = await findPerson(ctx.db, personId)
  return listTokens(ctx, personId, person?.isDisabled ? [] : await postsHeldBy(ctx, personId))
}

async function listTokens(ctx: ReadCtx, personId: string, posts: readonly Position[]): Promise<AccessTokenView[]> {
  const held = new Set(posts.map(({ id }) => id))
  const rows = await ctx.db
    .selectFrom('accounts.access_token')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  const scopes = await ctx.db
    .selectFrom('accounts.access_token_scope as s')
    .innerJoin('accounts.position as p', 'p.id', 's.position_id')
    .innerJoin('accounts.access_token as t', 't.id', 's.token_id')
    .select(['s.token_id', 's.position_id', 's.permissions', 'p.title'])
    .where('t.person_id', '=', personId)
    .execute()
  return rows.map((row) => {
    const own = scopes.filter((scope) => scope.token_id === row.id)
    return {
      id: row.id,
      name: row.name,
      prefix: row.prefix,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      lastUsedAt: row.last_used_at,
      state: stateOf(
        row,
        own.some((scope) => held.has(scope.position_id)),
      ),
      scopes: own.map(({ title, permissions }) => ({
        title,
        rights: permissions.map((code) => nameOfPermission(code as Permission)),
      })),
    }
  })
}

function stateOf(
  { revoked_at, expires_at }: { revoked_at: Instant | null; expires_at: Instant },
  stands: boolean,
): AccessTokenView['state'] {
  if (revoked_at !== null) return 'revoked'
  if (expires_at <= systemClock.now()) return 'expired'
  return stands ? 'valid' : 'ended'
}
