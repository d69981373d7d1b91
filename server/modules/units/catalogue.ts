import { addDays, type PlainDate } from '../../kernel/time.ts'
import type { Catalogue, CatalogueUnit, CatalogueVersion } from './catalogue-types.ts'
import type { Coverage } from './contract.ts'
import { FIRST_DAY } from './dates.ts'

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
