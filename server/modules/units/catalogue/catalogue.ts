import { addDays, type PlainDate } from '../../../kernel/time.ts'
import type { Catalogue, CatalogueUnit, CatalogueVersion, UnitOn } from './catalogue-types.ts'
import type { Coverage, UnitRef } from '../contract.ts'
import { FIRST_DAY } from '../dates.ts'

/** The unit as it was on a day; on its last or first day when the day is outside its life. */
export function versionOn(unit: CatalogueUnit, day: PlainDate): CatalogueVersion | undefined {
  return unit.versions.findLast((version) => version.from <= day) ?? unit.versions[0]
}

/** A day of the unit's life: the day itself, or the last or first one when it lies outside. */
export function dayInside(unit: Pick<CatalogueUnit, 'validFrom' | 'validTo'>, day: PlainDate): PlainDate {
  if (unit.validTo !== null && unit.validTo <= day) return addDays(unit.validTo, -1)
  return day < unit.validFrom ? unit.validFrom : day
}

/** The units above on a day, nearest first; of an ended unit those of its last day. */
export function trailOf(
  catalogue: Catalogue,
  unit: CatalogueUnit,
  day: PlainDate,
): [CatalogueUnit, CatalogueVersion][] {
  const on = dayInside(unit, day)
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

/** Dates before the first list are answered with it for units that existed then. */
export function hasBegun(unit: CatalogueUnit, day: PlainDate): boolean {
  return unit.validFrom <= day || unit.earliest <= day
}

export function refer({ id }: CatalogueUnit, { code, name, type, level }: CatalogueVersion): UnitRef {
  return { id, code, name, type, level }
}

export function describeOn(catalogue: Catalogue, unit: CatalogueUnit, day: PlainDate): UnitOn | undefined {
  const version = versionOn(unit, dayInside(unit, day))
  if (!version) return undefined
  const { code, name, shortName, type, level, parentId } = version
  const coverage = coverageOf(catalogue, day < FIRST_DAY ? FIRST_DAY : day)
  const { id, validTo } = unit
  return { id, code, name, shortName, type, level, parentId, validFrom: beganOn(unit), validTo, coverage }
}
