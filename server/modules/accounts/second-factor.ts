import { generate } from 'lean-qr'
import { toSvgSource } from 'lean-qr/extras/svg'
import type { Ctx } from '../../kernel/context.ts'
import type { Db, Tx } from '../../kernel/db.ts'
import { logEvent } from '../../kernel/events.ts'
import { invalidInput } from '../../kernel/problem.ts'
import { systemClock } from '../../kernel/time.ts'
import { codeUsed, secondFactorMissing, secondFactorOn } from './problems.ts'
import { hashRecoveryCode, type RecoverySet } from './recovery-codes.ts'
import { base32, isTotpCode, matchingStep, newSecret, otpauthUri } from './totp.ts'

/** Asked for a code at sign-in? Only once a code of the app has been seen. */
export async function hasSecondFactor(db: Db | Tx, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('accounts.second_factor')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

export type Enrolment = { secret: string; uri: string; qr: string }

/** Begins the set-up: a new secret each time it is begun, until one is confirmed. */
export async function beginSecondFactor(
  ctx: Ctx,
  { personId, account, issuer }: { personId: string; account: string; issuer: string },
): Promise<Enrolment> {
  if (await hasSecondFactor(ctx.db, personId)) throw secondFactorOn()
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

/** Ends the set-up with a code of the app, so that nobody is shut out by a picture that was never read. */
export async function confirmSecondFactor(ctx: Ctx, personId: string, code: string, made: RecoverySet): Promise<void> {
  const now = systemClock.now()
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
    .set({ confirmed_at: now, last_step: step, recovery_salt: made.salt })
    .where('person_id', '=', personId)
    .execute()
  await insertCodes(ctx, personId, made)
  await logEvent(ctx, 'accounts.second-factor-set', personId, {})
}

/** New recovery codes; the earlier ones stop working. */
export async function renewRecoveryCodes(ctx: Ctx, personId: string, made: RecoverySet): Promise<void> {
  const renewed = await ctx.db
    .updateTable('accounts.second_factor')
    .set({ recovery_salt: made.salt })
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .returning('person_id')
    .executeTakeFirst()
  if (!renewed) throw secondFactorMissing()
  await insertCodes(ctx, personId, made)
  await logEvent(ctx, 'accounts.recovery-codes-made', personId, {})
}

async function insertCodes(ctx: Ctx, personId: string, { hashes }: RecoverySet): Promise<void> {
  await ctx.db.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  const rows = hashes.map((code_hash) => ({ person_id: personId, code_hash }))
  await ctx.db.insertInto('accounts.recovery_code').values(rows).execute()
}

/** Takes the second factor off: by its holder, or by an administrator for somebody who lost phone and codes. */
export async function removeSecondFactor(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  const removed = await ctx.db
    .deleteFrom('accounts.second_factor')
    .where('person_id', '=', personId)
    .returning('confirmed_at')
    .executeTakeFirst()
  if (!removed?.confirmed_at) throw secondFactorMissing()
  await logEvent(ctx, 'accounts.second-factor-removed', personId, {})
}

/** A code that looks right and has not been taken yet. */
export type FoundCode = { kind: 'app'; step: number } | { kind: 'recovery'; hash: Buffer }

/** Reads a code of the app or a recovery code. Outside any transaction: a recovery code costs an Argon2id hash. */
export async function findCode(db: Db, personId: string, typed: string): Promise<FoundCode | undefined> {
  const factor = await db
    .selectFrom('accounts.second_factor')
    .select(['secret', 'recovery_salt'])
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  if (!factor?.recovery_salt) return undefined
  const digits = typed.replace(/\s/g, '')
  if (isTotpCode(digits)) {
    const step = matchingStep(factor.secret, digits, systemClock.now())
    return step === undefined ? undefined : { kind: 'app', step }
  }
  const hash = await hashRecoveryCode(typed, factor.recovery_salt)
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
