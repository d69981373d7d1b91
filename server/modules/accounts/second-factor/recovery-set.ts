import type { Ctx } from '../../../kernel/context.ts'
import type { RecoverySet } from './recovery-codes.ts'

// Recovery codes come with the first second factor, whichever it is, and go with the last.

/** Second factors of a person are added and taken off one at a time, so that the last one is known to be the last. */
export async function lockFactors(ctx: Ctx, personId: string): Promise<void> {
  await ctx.db.selectFrom('accounts.person').select('id').where('id', '=', personId).forUpdate().execute()
}

/** Gives somebody who has just got a second factor their codes; none to who has a set already: it goes on to count. */
export async function giveRecoveryCodes(ctx: Ctx, personId: string, made: RecoverySet): Promise<string[]> {
  const given = await ctx.db
    .insertInto('accounts.recovery_set')
    .values({ person_id: personId, salt: made.salt })
    .onConflict((conflict) => conflict.column('person_id').doNothing())
    .returning('person_id')
    .executeTakeFirst()
  if (!given) return []
  await insertCodes(ctx, personId, made)
  return made.codes
}

/** A new set in place of the earlier one; false when the person has none. */
export async function replaceRecoveryCodes(ctx: Ctx, personId: string, made: RecoverySet): Promise<boolean> {
  const replaced = await ctx.db
    .updateTable('accounts.recovery_set')
    .set({ salt: made.salt })
    .where('person_id', '=', personId)
    .returning('person_id')
    .executeTakeFirst()
  if (replaced) await insertCodes(ctx, personId, made)
  return replaced !== undefined
}

/** Every recovery code of a person stops working. */
export async function dropRecoveryCodes(ctx: Ctx, personId: string): Promise<void> {
  for (const table of ['accounts.recovery_code', 'accounts.recovery_set'] as const)
    await ctx.db.deleteFrom(table).where('person_id', '=', personId).execute()
}

async function insertCodes(ctx: Ctx, personId: string, { hashes }: RecoverySet): Promise<void> {
  await ctx.db.deleteFrom('accounts.recovery_code').where('person_id', '=', personId).execute()
  const rows = hashes.map((code_hash) => ({ person_id: personId, code_hash }))
  await ctx.db.insertInto('accounts.recovery_code').values(rows).execute()
}
