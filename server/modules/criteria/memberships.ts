import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type Catalogue, type Membership, membershipsIn, membershipsOf } from '../units/index.ts'
import type { Memberships } from './result.ts'

const DIMENSIONS = new Set(['region', 'group', 'scope'])

/** What is known of a unit on a date, in the shape the evaluation asks for. What is not recorded stays unknown. */
export async function membershipsFor(ctx: Ctx | ReadCtx, unitId: string, date: PlainDate): Promise<Memberships> {
  return asMemberships(await membershipsOf(ctx.db, unitId, date))
}

/** The same, for a caller who holds the catalogue of units. */
export function membershipsFrom(catalogue: Catalogue, unitId: string, date: PlainDate): Memberships {
  return asMemberships(membershipsIn(catalogue, unitId, date))
}

function asMemberships(rows: readonly Membership[]): Memberships {
  const one = (kind: string): string | null => rows.find((row) => row.kind === kind)?.value ?? null
  const scopes = rows.filter((row) => row.kind === 'scope').map((row) => row.value)
  return {
    region: one('region'),
    group: one('group'),
    scopes: scopes.length > 0 ? scopes : null,
    held: new Map(rows.filter((row) => !DIMENSIONS.has(row.kind)).map((row) => [row.kind, row.value === 'yes'])),
  }
}
