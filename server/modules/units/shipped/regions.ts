import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'

const FILE = join(import.meta.dirname, '..', '..', '..', '..', 'data', 'regions.json')

const Region = z.object({
  code: z.string(),
  from: z.iso.date(),
  to: z.iso.date().nullable(),
  /** The day on which the province codes below are to be read. */
  codesOn: z.iso.date(),
  provinces: z.array(z.string()),
  source: z.string().nullable(),
})
type Region = z.infer<typeof Region>

/** Writes the region of every commune that ever was, from the region of its province before the reform. */
export async function loadRegions(ctx: Ctx): Promise<void> {
  const regions = z.array(Region).parse(JSON.parse(await readFile(FILE, 'utf8')))
  for (const region of regions) await insertRegion(ctx, region)
}

/**
 * A commune is of the region of the province it lay in, a successor of that of its predecessors (domain rule 4): today's
 * provinces lie in two regions, communes in one. A commune that would get two is refused by the constraint region_once.
 */
async function insertRegion(ctx: Ctx, region: Region): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    with recursive below as (
      select v.unit_id as id from units.unit_version v
      where v.level = 'province' and v.code = any(${region.provinces}) and v.recorded_to is null
        and daterange(v.valid_from, v.valid_to) @> ${region.codesOn}::date
      union
      select v.unit_id from below join units.unit_version v on v.parent_id = below.id
      where v.recorded_to is null and v.valid_from <= ${region.codesOn}
    ), heirs as (
      select id from below
      union
      select s.successor_id from heirs
      join units.succession s on s.predecessor_id = heirs.id and s.recorded_to is null
    )
    select distinct h.id from heirs h join units.unit_version v on v.unit_id = h.id
    where v.level = 'commune' and v.recorded_to is null
  `.execute(ctx.db)
  const memberships = rows.map((row) => ({ id: newId(), unitId: row.id }))
  await sql`
    insert into units.unit_membership (id, unit_id, kind, value, valid_from, valid_to, source, recorded_at)
    select m.id, u.unit_id, 'region', ${region.code}, greatest(${region.from}::date, u.unit_from),
      least(${region.to}::date, u.unit_to), ${region.source}, ${ctx.now()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(memberships)}::jsonb) as m(id uuid, "unitId" uuid)
    join (
      select v.unit_id, min(v.valid_from) as unit_from, nullif(max(coalesce(v.valid_to, 'infinity')), 'infinity') as unit_to
      from units.unit_version v where v.recorded_to is null group by v.unit_id
    ) u on u.unit_id = m."unitId"
  `.execute(ctx.db)
}
