import type { PlainDate } from '../../kernel/time.ts'
import type { AgencyKind } from './agency-kinds.ts'

/** A province or district over its whole life; dates half-open. */
export type UnitSpan = { id: string; name: string; level: string; from: PlainDate; to: PlainDate | null }

export type PlannedAgency = {
  id: string
  kind: string
  unit_id: string
  name: string
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

/**
 * One agency for each kind and unit of its level, for the days both exist. `heirs` names the units that took over an
 * ended unit: an agency cut off by the end of its province is followed by the same kind there.
 */
export function planAgencies(
  kinds: readonly AgencyKind[],
  units: readonly UnitSpan[],
  heirs: ReadonlyMap<string, readonly string[]>,
  newId: () => string,
): AgencyPlan {
  const plan: AgencyPlan = { agencies: [], sectors: [], successors: [] }
  const byUnitAndKind = new Map<string, PlannedAgency>()
  for (const unit of units)
    for (const kind of kinds.filter((one) => one.level === unit.level)) {
      const days = overlap(unit, kind)
      if (!days) continue
      const agency = {
        id: newId(),
        kind: kind.kind,
        unit_id: unit.id,
        name: nameAt(kind.name.vi, unit.name),
        holds_sectors: kind.sectors.length > 0,
        ...days,
        source: kind.source,
      }
      plan.agencies.push(agency)
      byUnitAndKind.set(`${unit.id} ${kind.kind}`, agency)
      for (const held of kind.sectors) {
        const heldDays = overlap({ from: days.valid_from, to: days.valid_to }, held)
        if (heldDays)
          plan.sectors.push({ agency_id: agency.id, sector: held.sector, province_id: unit.id, ...heldDays })
      }
    }
  const successorsByKind = new Map(kinds.map((kind) => [kind.kind, kind]))
  for (const agency of plan.agencies) {
    if (agency.valid_to === null) continue
    const kind = successorsByKind.get(agency.kind)
    const endedAsKind = kind?.to === agency.valid_to
    const next = endedAsKind
      ? kind.successors.map((successor) => `${agency.unit_id} ${successor}`)
      : (heirs.get(agency.unit_id) ?? []).map((heir) => `${heir} ${agency.kind}`)
    for (const key of next) {
      const successor = byUnitAndKind.get(key)
      if (successor) plan.successors.push({ agency_id: agency.id, successor_id: successor.id })
    }
  }
  return plan
}

/** The days on which both hold; undefined when there is none. A span without a beginning begins with the first one. */
function overlap(
  first: { from: PlainDate; to: PlainDate | null },
  second: { from: PlainDate | null; to: PlainDate | null },
): { valid_from: PlainDate; valid_to: PlainDate | null } | undefined {
  const valid_from = second.from !== null && second.from > first.from ? second.from : first.from
  const ends = [first.to, second.to].filter((end) => end !== null).sort()
  const valid_to = ends[0] ?? null
  return valid_to === null || valid_from < valid_to ? { valid_from, valid_to } : undefined
}

/** `Công an tỉnh` at `Thành phố Cần Thơ` → `Công an thành phố Cần Thơ`. */
function nameAt(name: string, unitName: string): string {
  const unit = unitName.charAt(0).toLowerCase() + unitName.slice(1)
  return `${name.replace(/ (tỉnh|huyện)$/, '')} ${unit}`
}
