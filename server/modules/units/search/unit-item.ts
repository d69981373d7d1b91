import type { PlainDate } from '../../../kernel/time.ts'
import { beganOn, coverageOf, refer, trailOf, versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueUnit } from '../catalogue/catalogue-types.ts'
import type { UnitItem } from '../contract.ts'
import { linksIn } from '../catalogue/succession.ts'

/** A unit as the API shows it: with the units above, who follows it once it ended, and from whom it came. */
export function describeUnit(catalogue: Catalogue, unit: CatalogueUnit, asOf: PlainDate): UnitItem | undefined {
  const version = versionOn(unit, asOf)
  if (!version) return undefined
  const hasEnded = unit.validTo !== null && unit.validTo <= asOf
  return {
    ...refer(unit, version),
    shortName: version.shortName,
    parents: trailOf(catalogue, unit, asOf).map(([above, on]) => refer(above, on)),
    validFrom: beganOn(unit),
    validTo: unit.validTo,
    coverage: coverageOf(catalogue, asOf),
    successors: hasEnded ? linksIn(catalogue, unit.id, 'successors') : [],
    predecessors: linksIn(catalogue, unit.id, 'predecessors'),
  }
}
