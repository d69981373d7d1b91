import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import type { Coverage, Level, UnitType } from './contract.ts'
import { FIRST_DAY } from './dates.ts'
import { indexNames, type NameIndex } from './name-index.ts'

export type CatalogueVersion = {
  from: PlainDate
  to: PlainDate | null
  level: Level
  type: UnitType
  code: string
  name: string
  shortName: string
  parentId: string | null
}

/** `share` is of the predecessor's territory, null = unknown; `earliest` < `date` when the day is not known. */
export type CatalogueLink = {
  predecessorId: string
  successorId: string
  share: string | null
  date: PlainDate
  earliest: PlainDate
  change: string
  basis: string | null
}

export type CatalogueUnit = {
  id: string
  validFrom: PlainDate
  validTo: PlainDate | null
  versions: readonly CatalogueVersion[]
  successors: readonly CatalogueLink[]
  predecessors: readonly CatalogueLink[]
}

/** All units of all time with their names ready for search: about 15,000 units in 20 MB. */
export type Catalogue = {
  units: ReadonlyMap<string, CatalogueUnit>
  names: NameIndex
  /** Stretches in which only the bounds of changes are known, half-open. */
  windows: readonly { from: PlainDate; to: PlainDate }[]
}

/**
 * Units change a few times a decade and are searched at every keystroke. In SQL a search was measured at 7–20 times a
 * primary-key read over HTTP, most of it planning; in memory it is under 3. Each use asks which change was last, so
 * that no process shows an old catalogue; changes have unique ids, so one copy serves every database that has it.
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

/** The unit as it was on a day; on its last or first day when the day is outside its life. */
export function versionOn(unit: CatalogueUnit, day: PlainDate): CatalogueVersion | undefined {
  return unit.versions.findLast((version) => version.from <= day) ?? unit.versions[0]
}

/** The units above on a day, nearest first; of an ended unit those of its last day. */
export function trailOf(
  catalogue: Catalogue,
  unit: CatalogueUnit,
  day: PlainDate,
): [CatalogueUnit, CatalogueVersion][] {
  const on = unit.validTo !== null && unit.validTo <= day ? addDays(unit.validTo, -1) : day
  const trail: [CatalogueUnit, CatalogueVersion][] = []
  let version = versionOn(unit, on)
  while (version?.parentId) {
    const above = catalogue.units.get(version.parentId)
    version = above && versionOn(above, on)
    if (above && version) trail.push([above, version])
  }
  return trail
}

export function isValidOn(unit: { validFrom: PlainDate; validTo: PlainDate | null }, day: PlainDate): boolean {
  return unit.validFrom <= day && (unit.validTo === null || day < unit.validTo)
}

/** Whether the lists know the units of a day exactly (domain rule 3). */
export function coverageOf({ windows }: Catalogue, day: PlainDate): Coverage {
  return windows.some((window) => window.from <= day && day < window.to) ? 'approximate' : 'exact'
}

/** First day of a unit; null when it existed before the first list. */
export function beganOn(unit: CatalogueUnit): PlainDate | null {
  return unit.validFrom > FIRST_DAY ? unit.validFrom : null
}
