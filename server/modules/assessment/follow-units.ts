import { sql } from 'kysely'
import type { Ctx, LoggedEvent, ReadCtx } from '../../kernel/context.ts'
import type { UnitChange, UnitImpact } from '../../kernel/unit-change.ts'
import { agenciesFollowing } from '../accounts/index.ts'
import { UnitsChanged, UnitsChangeUndone } from '../units/index.ts'

/** An open dossier goes on under the unit it began with; a department that followed its province takes over the appraisal. */
export async function followUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  await passAppraisal(ctx, await agenciesFollowing(ctx, UnitsChanged.parse(event.body).change))
}

export async function unfollowUnits(ctx: Ctx, event: LoggedEvent): Promise<void> {
  const { change } = UnitsChangeUndone.parse(event.body)
  const pairs = await agenciesFollowing(ctx, change)
  await passAppraisal(
    ctx,
    pairs.map(({ from, to }) => ({ from: to, to: from })),
  )
}

/** The appraisal of open dossiers goes from agency to agency. */
async function passAppraisal({ db }: Ctx, pairs: readonly { from: string; to: string }[]): Promise<void> {
  await sql`
    update assessment.dossier_agency a set agency_id = p."to"
    from json_to_recordset(${JSON.stringify(pairs)}::json) as p("from" uuid, "to" uuid), assessment.dossier d
    where a.agency_id = p."from" and d.id = a.dossier_id and d.closed_at is null
  `.execute(db)
}

/** Open dossiers and recognitions of units that end; a dossier of a unit that never was stands in the way of an undo. */
export async function dossiersImpact({ db }: ReadCtx | Ctx, { ended, mode }: UnitChange): Promise<UnitImpact[]> {
  const { rows } = await sql<{ dossiers: number; recognitions: number }>`
    select
      (select count(*)::int from assessment.dossier where unit_id = any(${ended}::uuid[])
        and (closed_at is null or ${mode === 'undo'})) as dossiers,
      (select count(*)::int from assessment.recognition where unit_id = any(${ended}::uuid[])
        and state = 'in-force') as recognitions
  `.execute(db)
  const { dossiers = 0, recognitions = 0 } = rows[0] ?? {}
  const built = mode === 'undo' && dossiers > 0 ? { problem: `${dossiers} hồ sơ đã lập cho đơn vị mới` } : {}
  return [
    ...(dossiers > 0 ? [{ what: 'hồ sơ đang mở, đơn vị mới làm tiếp', count: dossiers, ...built }] : []),
    ...(recognitions > 0 ? [{ what: 'kết quả công nhận thành kế thừa, chờ đánh giá lại', count: recognitions }] : []),
  ]
}
