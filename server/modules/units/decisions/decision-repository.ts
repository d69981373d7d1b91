import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { type Actor, isHeld, type Permission } from '../../../kernel/policy.ts'
import { addSeconds } from '../../../kernel/time.ts'
import type { DecisionInput } from '../decision-contract.ts'
import type { DecisionRow } from '../tables.ts'

const LOCK = 7_118_320

/**
 * Changes of units run one after another: each is planned on what the one before wrote. Returns a context that stands still at
 * an instant later than everything recorded before, also when the clock of a server, or of a demo, was set back.
 */
export async function lockUnits(ctx: Ctx): Promise<Ctx> {
  await sql`select pg_advisory_xact_lock(${LOCK})`.execute(ctx.db)
  const { last } = await ctx.db
    .selectFrom('units.change')
    .select((eb) => eb.fn.max(eb.fn.coalesce('undone_at', 'recorded_at')).as('last'))
    .executeTakeFirstOrThrow()
  const now = ctx.now()
  const at = last === null || last < now ? now : addSeconds(last, 0.001)
  return { ...ctx, now: () => at }
}

/** What is kept of a decision; the date of signing may be unknown for shipped ones. */
export type DecisionText = Omit<DecisionInput, 'commandId' | 'signedOn'> & {
  signedOn: DecisionInput['signedOn'] | null
}

export async function insertDecision(ctx: Ctx, input: DecisionText, fileHash: string | null): Promise<string> {
  const id = newId()
  await ctx.db
    .insertInto('units.decision')
    .values({
      id,
      ...columnsOf(input),
      file_hash: fileHash,
      state: 'draft',
      version: 1,
      created_at: ctx.now(),
      created_by: ctx.actor.id,
      created_title: titleOf(ctx.actor),
      applied_at: null,
      applied_by: null,
      applied_title: null,
      undone_at: null,
      undone_by: null,
    })
    .execute()
  return id
}

export async function updateDecision(
  ctx: Ctx,
  { id, version }: DecisionRow,
  change: Partial<DecisionRow>,
): Promise<void> {
  await ctx.db
    .updateTable('units.decision')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .execute()
}

/** The post by which somebody acts, as it is called today. */
export function titleOf(actor: Actor, permission: Permission = 'units:manage'): string | null {
  const post = actor.positions.find((one) => isHeld(one, actor.today) && one.permissions.has(permission))
  return post?.title ?? (actor.kind === 'system' ? actor.name : null)
}

/** Lines typed in go on from the row before, so that a mistake can name its line. */
function numberLines(lines: DecisionText['lines']): DecisionText['lines'] {
  let last = 0
  return lines.map((line) => {
    last = line.row ?? last + 1
    return { ...line, row: last }
  })
}

export function columnsOf({ number, signedOn, issuer, title, day, lines }: DecisionText) {
  return { number, signed_on: signedOn, issuer, title, day, lines: JSON.stringify(numberLines(lines)) }
}

export function decisionById({ db }: Ctx | ReadCtx, id: string, lock = false): Promise<DecisionRow | undefined> {
  return db
    .selectFrom('units.decision')
    .selectAll()
    .where('id', '=', id)
    .$if(lock, (q) => q.forUpdate())
    .executeTakeFirst()
}

/** Newest first; keyset by (created_at, id). */
export function listDecisionRows(
  { db }: ReadCtx,
  limit: number,
  after?: { createdAt: string; id: string },
): Promise<DecisionRow[]> {
  return sql<DecisionRow>`
    select * from units.decision
    where ${after === undefined} or (created_at, id) < (${after?.createdAt ?? null}::timestamptz, ${after?.id ?? null}::uuid)
    order by created_at desc, id desc limit ${limit}
  `
    .execute(db)
    .then(({ rows }) => rows)
}

/** The change a decision made, while it is not undone. */
export async function changeOfDecision({ db }: Ctx | ReadCtx, decisionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('units.change')
    .select('id')
    .where('decision_id', '=', decisionId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  return row?.id
}
