import type { Db, Tx } from '../../../kernel/db.ts'
import type { Place } from '../../../kernel/policy.ts'
import { type PlainDate, plainDate } from '../../../kernel/time.ts'
import { coverageOf, describeOn, hasBegun, isValidOn, refer, trailOf, versionOn } from './catalogue.ts'
import type { Catalogue, UnitOn } from './catalogue-types.ts'
import type { Coverage, UnitRef } from '../contract.ts'
import { printDate } from '../dates.ts'
import { beginningWith } from './name-index.ts'
import { openCatalogue } from './open-catalogue.ts'
import { unitNotFound, unitNotYet } from '../problems.ts'

/** The holder of a code on a date. Codes of two, three and five digits never meet, so the level need not be said. */
export async function findUnit(
  db: Db | Tx,
  { code, asOf }: { code: string; asOf: PlainDate },
): Promise<UnitOn | undefined> {
  const catalogue = await openCatalogue(db)
  const held = beginningWith(catalogue.names, 'code', code).find(
    (entry) => entry.code === code && isValidOn({ validFrom: entry.from, validTo: entry.to }, asOf),
  )
  return held && describeOn(catalogue, held.unit, asOf)
}

/**
 * A unit by its id as it was on a date; on its last day when it had ended by then (`validTo` says so).
 * Undefined when it had not begun.
 */
export async function unitById(db: Db | Tx, id: string, asOf: PlainDate): Promise<UnitOn | undefined> {
  return unitIn(await openCatalogue(db), id, asOf)
}

/** The same, for a caller who holds the catalogue. */
export function unitIn(catalogue: Catalogue, id: string, asOf: PlainDate): UnitOn | undefined {
  const unit = catalogue.units.get(id)
  return unit && hasBegun(unit, asOf) ? describeOn(catalogue, unit, asOf) : undefined
}

/**
 * The unit with everything above it on a date: what policies ask about. A unit that ended earlier stands where it
 * stood on its last day (domain rule 1). Refuses a unit that is unknown or had not begun.
 */
export async function placeOn(db: Db | Tx, unitId: string, date: PlainDate): Promise<Place> {
  return placeIn(await openCatalogue(db), unitId, date)
}

/** The same, for a caller who holds the catalogue. */
export function placeIn(catalogue: Catalogue, unitId: string, date: PlainDate): Place {
  const [self, ...above] = ancestorsIn(catalogue, unitId, date)
  if (!self) throw whyNoPlace(catalogue, unitId)
  const ancestors = new Set([unitId, ...above.map(({ id }) => id)])
  // Only readers of what an ended unit left ask for its heirs.
  return {
    unitId,
    name: self.name,
    ancestors,
    get heirs() {
      return heirsIn(catalogue, unitId)
    },
  }
}

/** Later than every change that is recorded. */
const LAST_DAY = plainDate('9999-12-31')

/** The unit, or the units that have its territory at last, each with everything above it. */
function heirsIn(catalogue: Catalogue, unitId: string): Set<string> {
  const heirs = new Set<string>()
  const seen = new Set<string>()
  const visit = (id: string): void => {
    const unit = catalogue.units.get(id)
    if (!unit || seen.has(id)) return
    seen.add(id)
    for (const { successorId } of unit.successors) visit(successorId)
    const last = unit.versions.at(-1)
    if (unit.successors.length > 0 || !last) return
    heirs.add(id)
    for (const [above] of trailOf(catalogue, unit, LAST_DAY)) heirs.add(above.id)
  }
  visit(unitId)
  return heirs
}

function whyNoPlace({ units }: Catalogue, unitId: string): Error {
  const unit = units.get(unitId)
  const first = unit?.versions[0]
  return unit && first ? unitNotYet(first.name, printDate(unit.validFrom)) : unitNotFound('này')
}

/** The unit itself first, then each unit above it up to the province, as they were on the date. */
export async function ancestorsOn(db: Db | Tx, unitId: string, date: PlainDate): Promise<UnitRef[]> {
  return ancestorsIn(await openCatalogue(db), unitId, date)
}

/** The same, for a caller who holds the catalogue. */
export function ancestorsIn(catalogue: Catalogue, unitId: string, date: PlainDate): UnitRef[] {
  const unit = catalogue.units.get(unitId)
  const version = unit && versionOn(unit, date)
  if (!unit || !version || !hasBegun(unit, date)) return []
  return [refer(unit, version), ...trailOf(catalogue, unit, date).map(([above, on]) => refer(above, on))]
}

/** Whether the lists know the units of a day exactly, or only that some changed around it (domain rule 3). */
export async function coverageOn(db: Db | Tx, day: PlainDate): Promise<Coverage> {
  return coverageOf(await openCatalogue(db), day)
}
