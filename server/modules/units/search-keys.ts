import { sql } from 'kysely'
import type { Tx } from '../../kernel/db.ts'

/**
 * Rebuilds the folded names of every wording that was ever valid, each with the names above it, so that
 * "tan thuan tay cao lanh" is one prefix read. Run after units changed.
 */
export async function rebuildSearch(db: Tx): Promise<void> {
  await sql`delete from units.search_key`.execute(db)
  await sql`
    with recursive folded as materialized (
      select unit_id, parent_id, level, type, units.fold(short_name) as key, valid_from, valid_to
      from units.unit_version where recorded_to is null
    ), trail as (
      select unit_id, parent_id, level, type, key as name_key, key as full_key, ''::text as top_key, valid_from, valid_to
      from folded
      union all
      select t.unit_id, p.parent_id, t.level, t.type, t.name_key, t.full_key || ' ' || p.key, p.key,
        greatest(t.valid_from, p.valid_from), least(t.valid_to, p.valid_to)
      from trail t join folded p on p.unit_id = t.parent_id
        and daterange(p.valid_from, p.valid_to) && daterange(t.valid_from, t.valid_to)
    )
    insert into units.search_key (unit_id, level, type_key, name_key, full_key, skip_key, valid_from, valid_to)
    select unit_id, level, units.fold(type), name_key, full_key, trim(name_key || ' ' || top_key), valid_from, valid_to
    from trail where parent_id is null
  `.execute(db)
}
