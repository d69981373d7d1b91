import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { membershipsOf } from '../units/index.ts'
import type { Memberships } from './result.ts'

const DIMENSIONS = new Set(['region', 'group', 'scope'])

/** What is known of a unit on a date, in the shape the evaluation asks for. What is not recorded stays unknown. */
export async function membershipsFor(ctx: Ctx | ReadCtx, unitId: string, date: PlainDate): Promise<Memberships> {
  const rows = await membershipsOf(ctx.db, unitId, date)
  const one = (kind: string): string | null => rows.find((row) => row.kind === kind)?.value ?? null
  const scopes = rows.filter((row) => row.kind === 'scope').map((row) => row.value)
  return {
    region: one('region'),
    group: one('group'),
    scopes: scopes.length > 0 ? scopes : null,
    held: new Map(rows.filter((row) => !DIMENSIONS.has(row.kind)).map((row) => [row.kind, row.value === 'yes'])),
  }
}
