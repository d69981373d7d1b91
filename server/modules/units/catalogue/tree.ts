import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { describeOn, isValidOn, trailOf, versionOn } from './catalogue.ts'
import type { Catalogue, CatalogueUnit, UnitOn } from './catalogue-types.ts'
import type { Level } from '../contract.ts'
import { beginningWith } from './name-index.ts'
import { openCatalogue } from './open-catalogue.ts'

/** Units directly below a unit on a date, in the order of their codes. */
export async function childrenOf(db: Db | Tx, unitId: string, date: PlainDate): Promise<UnitOn[]> {
  const catalogue = await openCatalogue(db)
  return inOrder(childrenIn(catalogue, unitId, date).flatMap((unit) => describeOn(catalogue, unit, date) ?? []))
}

function childrenIn({ below }: Catalogue, unitId: string, date: PlainDate): CatalogueUnit[] {
  return (below.get(unitId) ?? []).filter((unit) => isValidOn(unit, date) && versionOn(unit, date)?.parentId === unitId)
}

/** Every commune at or below a unit on a date, however many levels lie between; of the country when null. */
export async function communesUnder(
  db: Db | Tx,
  unitId: string | null,
  date: PlainDate,
): Promise<readonly CommuneOn[]> {
  return communesIn(await openCatalogue(db), unitId, date)
}

/** A commune with the name of the unit above it. */
export type CommuneOn = UnitOn & { parentName: string | null }

const listed = new WeakMap<Catalogue, Map<string, readonly CommuneOn[]>>()
const MOST_LISTED = 8

/** In the order of the codes of the units above, then of their own. Kept: boards and maps ask for the same few days. */
export function communesIn(catalogue: Catalogue, unitId: string | null, date: PlainDate): readonly CommuneOn[] {
  const lists = listed.get(catalogue) ?? new Map<string, readonly CommuneOn[]>()
  listed.set(catalogue, lists)
  const key = `${unitId ?? ''} ${date}`
  const known = lists.get(key)
  if (known) return known
  const units = unitId === null ? [...catalogue.units.values()] : unitsUnder(catalogue, unitId, date)
  const valid = units.filter((unit) => isValidOn(unit, date) && versionOn(unit, date)?.level === 'commune')
  const named = valid.flatMap((unit) => {
    const on = describeOn(catalogue, unit, date)
    const [above] = trailOf(catalogue, unit, date)
    return on
      ? [{ commune: { ...on, parentName: above?.[1].name ?? null }, order: `${above?.[1].code} ${on.code}` }]
      : []
  })
  const communes = named.sort((a, b) => (a.order < b.order ? -1 : 1)).map(({ commune }) => commune)
  for (const old of [...lists.keys()].slice(0, 1 - MOST_LISTED)) lists.delete(old)
  lists.set(key, communes)
  return communes
}

function unitsUnder(catalogue: Catalogue, unitId: string, date: PlainDate): CatalogueUnit[] {
  const self = catalogue.units.get(unitId)
  const children = childrenIn(catalogue, unitId, date)
  return [...(self ? [self] : []), ...children.flatMap((child) => unitsUnder(catalogue, child.id, date))]
}

export async function countUnits(db: Db | Tx, { level, asOf }: { level: Level; asOf: PlainDate }): Promise<number> {
  const { units } = await openCatalogue(db)
  let count = 0
  for (const unit of units.values()) if (isValidOn(unit, asOf) && versionOn(unit, asOf)?.level === level) count += 1
  return count
}

/** Unit → the province it lies in on a date; itself when it is one. Units that are unknown are left out. */
export async function provincesOf(
  db: Db | Tx,
  unitIds: readonly string[],
  date: PlainDate,
): Promise<ReadonlyMap<string, string>> {
  const catalogue = await openCatalogue(db)
  return new Map(
    unitIds.flatMap((id) => {
      const unit = catalogue.units.get(id)
      return unit ? [[id, trailOf(catalogue, unit, date).at(-1)?.[0].id ?? id] as const] : []
    }),
  )
}

/** Some units and everything that was ever below one of them, on whatever day. */
export async function everUnder(db: Db | Tx, unitIds: readonly string[]): Promise<string[]> {
  const { below } = await openCatalogue(db)
  const found = new Set<string>()
  const open = [...unitIds]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue
    found.add(next)
    open.push(...(below.get(next) ?? []).map(({ id }) => id))
  }
  return [...found]
}

/** A unit and the days it held a code; `to` is half-open, null while it does. */
export type UnitSpan = { id: string; code: string; name: string; level: Level; from: PlainDate; to: PlainDate | null }

/** Everyone who ever held a code, oldest first: codes change hands (domain rule 2). */
export async function holdersOfCode(db: Db | Tx, code: string): Promise<UnitSpan[]> {
  const { names } = await openCatalogue(db)
  const holders = new Set(
    beginningWith(names, 'code', code).flatMap((entry) => (entry.code === code ? entry.unit : [])),
  )
  return [...holders].flatMap((unit) => spanOf(unit, code) ?? []).sort((a, b) => (a.from < b.from ? -1 : 1))
}

function spanOf(unit: CatalogueUnit, code: string): UnitSpan | undefined {
  const held = unit.versions.filter((version) => version.code === code)
  const [first] = held
  const last = held.at(-1)
  return first && last && { id: unit.id, code, name: last.name, level: last.level, from: first.from, to: last.to }
}

function inOrder(units: UnitOn[]): UnitOn[] {
  return units.sort((a, b) => (a.code < b.code ? -1 : 1))
}
