import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { keepWhileStamped, type Stamps } from '../../kernel/stamp.ts'
import type {
  Catalogue,
  CatalogueLink,
  CatalogueMembership,
  CatalogueUnit,
  CatalogueVersion,
} from './catalogue-types.ts'
import { indexNames } from './name-index.ts'

// Units change a few times a decade, are searched at every keystroke and are asked about by every save. In SQL a search
// was measured at 7–20 times a primary-key read over HTTP, most of it planning; in memory it is under 3.
const kept = keepWhileStamped('units', loadCatalogue)

/** Every unit of all time, as recorded now. */
export function openCatalogue(db: Db | Tx): Promise<Catalogue> {
  return kept.open(db)
}

/** The same, for a caller who has just read the stamps. */
export function catalogueAt(db: Db | Tx, stamps: Stamps): Promise<Catalogue> {
  return kept.at(db, stamps)
}

type UnitRow = Pick<CatalogueUnit, 'id' | 'validFrom' | 'validTo' | 'earliest'>
type OfUnit<T> = T & { unitId: string }

async function loadCatalogue(db: Db | Tx): Promise<Catalogue> {
  const { rows: units } = await sql<UnitRow>`
    select u.id, u.valid_from as "validFrom", u.valid_to as "validTo", c.earliest
    from units.unit u join units.change c on c.id = u.began_by
  `.execute(db)
  const { rows: versions } = await sql<OfUnit<CatalogueVersion>>`
    select unit_id as "unitId", valid_from as from, valid_to as to, level, type, code, name, short_name as "shortName",
      parent_id as "parentId"
    from units.unit_version where recorded_to is null order by unit_id, valid_from
  `.execute(db)
  const { rows: links } = await sql<CatalogueLink>`
    select s.predecessor_id as "predecessorId", s.successor_id as "successorId", s.share, c.day as date, c.earliest,
      c.title as change, c.basis
    from units.succession s join units.change c on c.id = s.change_id
  `.execute(db)
  const { rows: memberships } = await sql<OfUnit<CatalogueMembership>>`
    select unit_id as "unitId", kind, value, valid_from as from, valid_to as to
    from units.unit_membership where recorded_to is null order by unit_id, kind, value
  `.execute(db)
  const { rows: windows } = await sql<Catalogue['windows'][number]>`
    select earliest as from, day as to from units.change where isfinite(earliest) and earliest < day
  `.execute(db)
  return assemble({ units, versions, links, memberships, windows })
}

type Tables = {
  units: readonly UnitRow[]
  versions: readonly OfUnit<CatalogueVersion>[]
  links: readonly CatalogueLink[]
  memberships: readonly OfUnit<CatalogueMembership>[]
  windows: Catalogue['windows']
}

function assemble({ units: rows, versions, links, memberships, windows }: Tables): Catalogue {
  const versionsOf = Map.groupBy(versions, (version) => version.unitId)
  const successorsOf = Map.groupBy(links, (link) => link.predecessorId)
  const predecessorsOf = Map.groupBy(links, (link) => link.successorId)
  const membershipsOf = Map.groupBy(memberships, (membership) => membership.unitId)
  const units = new Map(
    rows.map((row): [string, CatalogueUnit] => [
      row.id,
      {
        ...row,
        versions: versionsOf.get(row.id) ?? [],
        successors: successorsOf.get(row.id) ?? [],
        predecessors: predecessorsOf.get(row.id) ?? [],
        memberships: membershipsOf.get(row.id) ?? [],
      },
    ]),
  )
  return { units, below: groupBelow(units), names: indexNames(units), windows }
}

function groupBelow(units: ReadonlyMap<string, CatalogueUnit>): Map<string, CatalogueUnit[]> {
  const below = new Map<string, CatalogueUnit[]>()
  for (const unit of units.values())
    for (const parentId of new Set(unit.versions.map((version) => version.parentId)))
      if (parentId !== null) below.set(parentId, [...(below.get(parentId) ?? []), unit])
  return below
}
