import { sql } from 'kysely'
import type { ReadCtx } from '../../kernel/context.ts'
import { namesOfPeople } from '../accounts/index.ts'

/** Dossier → name of who handed it to this person at the step it is at now. */
export async function handedTo(
  ctx: ReadCtx,
  dossiers: readonly string[],
  personId: string | null,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ dossier: string; giver: string }>`
    select distinct on (h.dossier_id) h.dossier_id as dossier, h.from_person as giver
    from assessment.handover h join assessment.dossier d on d.id = h.dossier_id and d.state = h.state
    where h.to_person = ${personId}::uuid and h.dossier_id = any(${dossiers}::uuid[])
    order by h.dossier_id, h.handed_at desc
  `.execute(ctx.db)
  const names = await namesOfPeople(
    ctx.db,
    rows.map(({ giver }) => giver),
  )
  return new Map(rows.map(({ dossier, giver }) => [dossier, names.get(giver) ?? '']))
}
