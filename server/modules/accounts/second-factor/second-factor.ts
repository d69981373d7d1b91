import { generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'
import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { logEvent } from '../../../kernel/events.ts'
import { invalidInput } from '../../../kernel/problem.ts'
import { systemClock } from '../../../kernel/time.ts'
import { codeUsed, secondFactorMissing, secondFactorOn } from '../problems.ts'
import { hashRecoveryCode, type RecoverySet } from './recovery-codes.ts'
import { dropRecoveryCodes, giveRecoveryCodes, lockFactors, replaceRecoveryCodes } from './recovery-set.ts'
import { base32, isTotpCode, matchingStep, newSecret, otpauthUri } from './totp.ts'

/** What a person can show in the second step: codes of a confirmed app, passkeys by the host they work at. */
export type SecondFactors = { hasApp: boolean; passkeyHosts: readonly string[] }

export async function secondFactorsOf(db: Db | Tx, personId: string): Promise<SecondFactors> {
  const { rows } = await sql<SecondFactors>`
    select
      exists (select from accounts.second_factor where person_id = ${personId} and confirmed_at is not null) as "hasApp",
      array(select distinct rp_id from accounts.passkey where person_id = ${personId}) as "passkeyHosts"
  `.execute(db)
  return rows[0] ?? { hasApp: false, passkeyHosts: [] }
}

/** Asked for a second step at sign-in? Once a code of the app has been seen, or a passkey was added. */
export async function hasSecondFactor(db: Db | Tx, personId: string): Promise<boolean> {
  const { hasApp, passkeyHosts } = await secondFactorsOf(db, personId)
  return hasApp || passkeyHosts.length > 0
}

export type Enrolment = { secret: string; uri: string; qr: string }

/** Begins the set-up: a new secret each time it is begun, until one is confirmed. */
export async function beginSecondFactor(
  ctx: Ctx,
  { personId, account, issuer }: { personId: string; account: string; issuer: string },
): Promise<Enrolment> {
  if ((await secondFactorsOf(ctx.db, personId)).hasApp) throw secondFactorOn()
  const secret = newSecret()
  const row = { secret, started_at: systemClock.now() }
  await ctx.db
    .insertInto('accounts.second_factor')
    .values({ person_id: personId, ...row })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(row))
    .execute()
  const uri = otpauthUri({ secret, issuer, account })
  return {
    secret: base32(secret),
    uri,
    qr: toSvgSource(generate(uri), { on: '#15211b', off: '#fff', pad: 4, scale: 4 }),
  }
}

/**
 * Ends the set-up with a code of the app, so that nobody is shut out by a picture that was never read. Returns recovery codes when it
 * is the first second factor, else none.
 */
export async function confirmSecondFactor(
  ctx: Ctx,
  personId: string,
  code: string,
  made: RecoverySet,
): Promise<string[]> {
  const now = systemClock.now()
  await lockFactors(ctx, personId)
  const factor = await ctx.db
    .selectFrom('accounts.second_factor')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  if (!factor) throw secondFactorMissing()
  if (factor.confirmed_at !== null) throw secondFactorOn()
  const step = matchingStep(factor.secret, code.replace(/\s/g, ''), now)
  if (step === undefined)
    throw invalidInput([{ pointer: '/code', detail: 'Mã chưa đúng. Chờ mã kế tiếp trong ứng dụng rồi nhập lại.' }])
  await ctx.db
    .updateTable('accounts.second_factor')
    .set({ confirmed_at: now, last_step: step })
    .where('person_id', '=', personId)
    .execute()
  await logEvent(ctx, 'accounts.second-factor-set', personId, {})
  return giveRecoveryCodes(ctx, personId, made)
}

/** New recovery codes; the earlier ones stop working. */
export async function renewRecoveryCodes(ctx: Ctx, personId: string, made: RecoverySet): Promise<void> {
  if (!(await replaceRecoveryCodes(ctx, personId, made))) throw secondFactorMissing()
  await logEvent(ctx, 'accounts.recovery-codes-made', personId, {})
}

/** Takes the authenticator app off. */
export async function removeSecondFactor(ctx: Ctx, personId: string): Promise<void> {
  await lockFactors(ctx, personId)
  const removed = await ctx.db
    .deleteFrom('accounts.second_factor')
    .where('person_id', '=', personId)
    .returning('confirmed_at')
    .executeTakeFirst()
  if (!removed?.confirmed_at) throw secondFactorMissing()
  await logEvent(ctx, 'accounts.second-factor-removed', personId, {})
  await dropCodesWithLastFactor(ctx, personId)
}

/** Recovery codes stand in for a second factor: without one they are worth nothing. The caller holds the person's lock. */
export async function dropCodesWithLastFactor(ctx: Ctx, personId: string): Promise<void> {
  if (!(await hasSecondFactor(ctx.db, personId))) await dropRecoveryCodes(ctx, personId)
}

/** A code that looks right and has not been taken yet. */
export type FoundCode = { kind: 'app'; step: number } | { kind: 'recovery'; hash: Buffer }

/** Reads a code of the app or a recovery code. Outside any transaction: a recovery code costs an Argon2id hash. */
export async function findCode(db: Db, personId: string, typed: string): Promise<FoundCode | undefined> {
  const digits = typed.replace(/\s/g, '')
  return isTotpCode(digits) ? findAppCode(db, personId, digits) : findRecoveryCode(db, personId, typed)
}

async function findAppCode(db: Db, personId: string, digits: string): Promise<FoundCode | undefined> {
  const factor = await db
    .selectFrom('accounts.second_factor')
    .select('secret')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const step = factor && matchingStep(factor.secret, digits, systemClock.now())
  return step === undefined ? undefined : { kind: 'app', step }
}

async function findRecoveryCode(db: Db, personId: string, typed: string): Promise<FoundCode | undefined> {
  const set = await db
    .selectFrom('accounts.recovery_set')
    .select('salt')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (!set) return undefined
  const hash = await hashRecoveryCode(typed, set.salt)
  const known = await db
    .selectFrom('accounts.recovery_code')
    .select('code_hash')
    .where('person_id', '=', personId)
    .where('code_hash', '=', hash)
    .executeTakeFirst()
  return known && { kind: 'recovery', hash }
}

/** Takes a code for good. The update decides between two uses at once; the second hears that the code was used. */
export async function takeCode(ctx: Ctx, personId: string, found: FoundCode): Promise<void> {
  if (found.kind === 'app') {
    const taken = await ctx.db
      .updateTable('accounts.second_factor')
      .set({ last_step: found.step })
      .where('person_id', '=', personId)
      .where('last_step', '<', found.step)
      .returning('person_id')
      .executeTakeFirst()
    if (!taken) throw codeUsed()
    return
  }
  const taken = await ctx.db
    .updateTable('accounts.recovery_code')
    .set({ used_at: systemClock.now() })
    .where('person_id', '=', personId)
    .where('code_hash', '=', found.hash)
    .where('used_at', 'is', null)
    .returning('person_id')
    .executeTakeFirst()
  if (!taken) throw codeUsed()
  await logEvent(ctx, 'accounts.recovery-code-used', personId, {})
}
