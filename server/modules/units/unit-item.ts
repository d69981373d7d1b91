import { addDays, type PlainDate } from '../../kernel/time.ts'
import { beganOn, coverageOf, trailOf, versionOn } from './catalogue.ts'
import type { Catalogue, CatalogueLink, CatalogueUnit, CatalogueVersion } from './catalogue-types.ts'
import type { UnitItem, UnitLink, UnitRef } from './contract.ts'

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
    successors: hasEnded ? describeLinks(catalogue, unit.successors, 'successorId') : [],
    predecessors: describeLinks(catalogue, unit.predecessors, 'predecessorId'),
  }
}

function refer({ id }: CatalogueUnit, { code, name, type, level }: CatalogueVersion): UnitRef {
  return { id, code, name, type, level }
}

/** A successor is named as it began, a predecessor as it ended. */
function describeLinks(
  { units }: Catalogue,
  links: readonly CatalogueLink[],
  end: 'successorId' | 'predecessorId',
): UnitLink[] {
  const described = links.flatMap((link) => {
    const unit = units.get(link[end])
    const version = unit && versionOn(unit, end === 'successorId' ? link.date : addDays(link.date, -1))
    const { share, date, earliest, change, basis } = link
    return unit && version ? [{ ...refer(unit, version), share, date, earliest, change, basis }] : []
  })
  return described.sort((a, b) => (a.code < b.code ? -1 : 1))
}
