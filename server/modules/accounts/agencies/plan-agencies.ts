import type { PlainDate } from '../../../kernel/time.ts'
import type { AgencyFamily } from '../agency-contract.ts'
import type { AgencyKind } from './agency-kinds.ts'
import { nameAt } from './name-agency.ts'

/** A province or district over its whole life; dates half-open. */
export type UnitSpan = {
  id: string
  name: string
  level: string
  from: PlainDate
  to: PlainDate | null
  /** The province a district was in on its last day. */
  above?: string | null
}

export type PlannedAgency = {
  id: string
  kind: string
  unit_id: string
  name: string
  family: AgencyFamily
  holds_sectors: boolean
  valid_from: PlainDate
  valid_to: PlainDate | null
  source: string | null
}

export type PlannedSector = {
  agency_id: string
  sector: string
  province_id: string
  valid_from: PlainDate
  valid_to: PlainDate | null
}

export type PlannedSuccessor = { agency_id: string; successor_id: string }

export type AgencyPlan = { agencies: PlannedAgency[]; sectors: PlannedSector[]; successors: PlannedSuccessor[] }

/** Unit → the units that took it over. */
type Heirs = ReadonlyMap<string, readonly string[]>

/**
 * One agency for each kind and unit of its level, for the days both exist. `heirs` names the units that took over an
 * ended unit: an agency cut off by the end of its province is followed by the same kind there, one of a district by the
 * kind named for it in the province. `idFor`: a new id, or the one it is already recorded under.
 */
export function planAgencies(
  kinds: readonly AgencyKind[],
  units: readonly UnitSpan[],
  heirs: Heirs,
  idFor: (unitId: string, kind: string) => string,
): AgencyPlan {
  const plan: AgencyPlan = { agencies: [], sectors: [], successors: [] }
  for (const unit of units)
    for (const kind of kinds.filter((one) => one.level === unit.level)) {
      const days = overlap(unit, kind)
      if (!days) continue
      const agency = {
        id: idFor(unit.id, kind.kind),
        kind: kind.kind,
        unit_id: unit.id,
        name: nameAt(kind.name.vi, unit.name),
        family: kind.family,
        holds_sectors: kind.sectors.length > 0,
        ...days,
        source: kind.source,
      }
      plan.agencies.push(agency)
      for (const held of kind.sectors) {
        const heldDays = overlap({ from: days.valid_from, to: days.valid_to }, held)
        if (heldDays)
          plan.sectors.push({ agency_id: agency.id, sector: held.sector, province_id: unit.id, ...heldDays })
      }
    }
  plan.successors = planSuccessors(plan.agencies, kinds, units, heirs)
  return plan
}

function planSuccessors(
  agencies: readonly PlannedAgency[],
  kinds: readonly AgencyKind[],
  units: readonly UnitSpan[],
  heirs: Heirs,
): PlannedSuccessor[] {
  const byUnitAndKind = new Map(agencies.map((agency) => [`${agency.unit_id} ${agency.kind}`, agency]))
  const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]))
  const above = new Map(units.map((unit) => [unit.id, unit.above ?? null]))
  return agencies.flatMap((agency) => {
    if (agency.valid_to === null) return []
    const kind = kindOf.get(agency.kind)
    const endedAsKind = kind?.to === agency.valid_to
    const next = endedAsKind ? kind.successors : [agency.kind]
    const places = endedAsKind
      ? [agency.unit_id, above.get(agency.unit_id), ...(heirs.get(above.get(agency.unit_id) ?? '') ?? [])]
      : (heirs.get(agency.unit_id) ?? [])
    return places.flatMap((place) =>
      next.flatMap((successorKind) => {
        const successor = place ? byUnitAndKind.get(`${place} ${successorKind}`) : undefined
        return successor && goesOn(successor, agency.valid_to)
          ? [{ agency_id: agency.id, successor_id: successor.id }]
          : []
      }),
    )
  })
}

/** Is there on the first day the other one no longer is. */
function goesOn({ valid_from, valid_to }: PlannedAgency, day: PlainDate | null): boolean {
  return day !== null && valid_from <= day && (valid_to === null || day < valid_to)
}

type Span = { from: PlainDate | null; to: PlainDate | null }

/** The days on which both hold; undefined when there is none. A span without a beginning begins with the first one. */
export function overlap(
  first: { from: PlainDate; to: PlainDate | null },
  second: Span,
): { valid_from: PlainDate; valid_to: PlainDate | null } | undefined {
  const valid_from = second.from !== null && second.from > first.from ? second.from : first.from
  const ends = [first.to, second.to].filter((end) => end !== null).sort()
  const valid_to = ends[0] ?? null
  return valid_to === null || valid_from < valid_to ? { valid_from, valid_to } : undefined
}
