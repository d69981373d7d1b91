import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import { keepWhileStamped, type Stamps } from '../../../kernel/stamp.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type {
  Catalogue,
  CatalogueLevel,
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

/** Every unit as it was last known to this process, perhaps out of date; see `Kept.last`. */
export function lastCatalogue(): Promise<Catalogue> | undefined {
  return kept.last()
}

type OfUnit<T> = T & { unitId: string }

function loadCatalogue(db: Db | Tx): Promise<Catalogue> {
  return readCatalogue(db, null)
}

/** Every unit of all time, as it was recorded at an instant: what was entered later is not known yet (domain rule 1). */
export function readCatalogueKnownAt(db: Db | Tx, knownAt: Instant): Promise<Catalogue> {
  return readCatalogue(db, knownAt)
}

async function readCatalogue(db: Db | Tx, knownAt: Instant | null): Promise<Catalogue> {
  const known = (table: string) =>
    knownAt === null
      ? sql<boolean>`${sql.ref(`${table}.recorded_to`)} is null`
      : sql<boolean>`${sql.ref(`${table}.recorded_at`)} <= ${knownAt}
          and (${sql.ref(`${table}.recorded_to`)} is null or ${sql.ref(`${table}.recorded_to`)} > ${knownAt})`
  const { rows: versions } = await sql<OfUnit<CatalogueVersion> & { earliest: PlainDate }>`
    select v.unit_id as "unitId", v.valid_from as from, v.valid_to as to, v.level, v.type, v.code, v.name,
      v.short_name as "shortName", v.parent_id as "parentId", c.earliest
    from units.unit_version v join units.change c on c.id = v.change_id
    where ${known('v')} order by v.unit_id, v.valid_from
  `.execute(db)
  const { rows: links } = await sql<CatalogueLink>`
    select s.predecessor_id as "predecessorId", s.successor_id as "successorId", s.share, c.day as date, c.earliest,
      c.title as change, c.basis
    from units.succession s join units.change c on c.id = s.change_id
    where ${known('s')}
  `.execute(db)
  const { rows: memberships } = await sql<OfUnit<CatalogueMembership>>`
    select m.unit_id as "unitId", m.kind, m.value, m.valid_from as from, m.valid_to as to
    from units.unit_membership m where ${known('m')} order by m.unit_id, m.kind, m.value
  `.execute(db)
  const { rows: windows } = await sql<Catalogue['windows'][number]>`
    select earliest as from, day as to from units.change
    where isfinite(earliest) and earliest < day and undone_at is null
  `.execute(db)
  const { rows: levels } = await sql<CatalogueLevel>`
    select name, label, valid_from as from, valid_to as to, again_from as again from units.level order by rank
  `.execute(db)
  return assemble({ versions, links, memberships, windows, levels })
}

type Tables = {
  versions: readonly (OfUnit<CatalogueVersion> & { earliest: PlainDate })[]
  links: readonly CatalogueLink[]
  memberships: readonly OfUnit<CatalogueMembership>[]
  windows: Catalogue['windows']
  levels: Catalogue['levels']
}

/** A unit's life is that of its versions: from the first one's beginning to the last one's end. */
function assemble({ versions, links, memberships, windows, levels }: Tables): Catalogue {
  const successorsOf = Map.groupBy(links, (link) => link.predecessorId)
  const predecessorsOf = Map.groupBy(links, (link) => link.successorId)
  const membershipsOf = Map.groupBy(memberships, (membership) => membership.unitId)
  const units = new Map<string, CatalogueUnit>()
  for (const [id, own] of Map.groupBy(versions, (version) => version.unitId)) {
    const [first] = own
    const last = own.at(-1)
    if (!first || !last) continue
    units.set(id, {
      id,
      validFrom: first.from,
      validTo: last.to,
      earliest: first.earliest,
      versions: own,
      successors: successorsOf.get(id) ?? [],
      predecessors: predecessorsOf.get(id) ?? [],
      memberships: membershipsOf.get(id) ?? [],
    })
  }
  return { units, below: groupBelow(units), names: indexNames(units), windows, levels }
}

function groupBelow(units: ReadonlyMap<string, CatalogueUnit>): Map<string, CatalogueUnit[]> {
  const below = new Map<string, CatalogueUnit[]>()
  for (const unit of units.values())
    for (const parentId of new Set(unit.versions.map((version) => version.parentId)))
      if (parentId !== null) below.set(parentId, [...(below.get(parentId) ?? []), unit])
  return below
}
