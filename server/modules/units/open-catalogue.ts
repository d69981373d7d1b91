import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { Catalogue, CatalogueLink, CatalogueUnit, CatalogueVersion } from './catalogue-types.ts'
import { indexNames } from './name-index.ts'

/**
 * Units change a few times a decade and are searched at every keystroke. In SQL a search was measured at 7–20 times a
 * primary-key read over HTTP, most of it planning; in memory it is under 3. Each use asks which change was last, so
 * that no process shows an old catalogue: whoever writes units or links writes a row of `units.change` with them.
 * Changes have unique ids, so one copy serves every database that has them.
 */
const kept = new Map<string, Promise<Catalogue>>()
const MOST_KEPT = 2

export async function openCatalogue(db: Db | Tx): Promise<Catalogue> {
  const { rows } = await sql<{ stamp: string | null }>`
    select max(id::text) || ' ' || count(*) as stamp from units.change
  `.execute(db)
  const stamp = rows[0]?.stamp ?? ''
  const known = kept.get(stamp)
  if (known) return known
  const loading = loadCatalogue(db)
  kept.set(stamp, loading)
  for (const old of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(old)
  loading.catch(() => kept.delete(stamp))
  return loading
}

type UnitRow = { id: string; validFrom: PlainDate; validTo: PlainDate | null }

async function loadCatalogue(db: Db | Tx): Promise<Catalogue> {
  const { rows: units } = await sql<UnitRow>`
    select id, valid_from as "validFrom", valid_to as "validTo" from units.unit
  `.execute(db)
  const { rows: versions } = await sql<CatalogueVersion & { unitId: string }>`
    select unit_id as "unitId", valid_from as from, valid_to as to, level, type, code, name, short_name as "shortName",
      parent_id as "parentId"
    from units.unit_version where recorded_to is null order by unit_id, valid_from
  `.execute(db)
  const { rows: links } = await sql<CatalogueLink>`
    select s.predecessor_id as "predecessorId", s.successor_id as "successorId", s.share, c.day as date, c.earliest,
      c.title as change, c.basis
    from units.succession s join units.change c on c.id = s.change_id
  `.execute(db)
  const { rows: windows } = await sql<Catalogue['windows'][number]>`
    select earliest as from, day as to from units.change where isfinite(earliest) and earliest < day
  `.execute(db)
  return assemble(units, versions, links, windows)
}

function assemble(
  rows: readonly UnitRow[],
  versions: readonly (CatalogueVersion & { unitId: string })[],
  links: readonly CatalogueLink[],
  windows: Catalogue['windows'],
): Catalogue {
  const versionsOf = Map.groupBy(versions, (version) => version.unitId)
  const successorsOf = Map.groupBy(links, (link) => link.predecessorId)
  const predecessorsOf = Map.groupBy(links, (link) => link.successorId)
  const units = new Map(
    rows.map((row): [string, CatalogueUnit] => [
      row.id,
      {
        ...row,
        versions: versionsOf.get(row.id) ?? [],
        successors: successorsOf.get(row.id) ?? [],
        predecessors: predecessorsOf.get(row.id) ?? [],
      },
    ]),
  )
  return { units, names: indexNames(units), windows }
}
