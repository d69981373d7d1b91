import type { Db, Tx } from '../../../kernel/db.ts'
import { addDays, type Instant, type PlainDate } from '../../../kernel/time.ts'
import { beganOn, describeOn, hasBegun, refer, versionOn } from './catalogue.ts'
import type { Catalogue, CatalogueLink, CatalogueUnit, UnitOn } from './catalogue-types.ts'
import type { UnitLink, UnitRef } from '../contract.ts'
import { openCatalogue, readCatalogueKnownAt } from './open-catalogue.ts'

/** Units that took over the territory of a unit; empty while it exists, and where successors are unknown. */
export async function successorsOf(db: Db | Tx, unitId: string): Promise<UnitLink[]> {
  return linksIn(await openCatalogue(db), unitId, 'successors')
}

/** Units whose territory a unit took over when it began; empty where unknown. */
export async function predecessorsOf(db: Db | Tx, unitId: string): Promise<UnitLink[]> {
  return linksIn(await openCatalogue(db), unitId, 'predecessors')
}

/** A successor is named as it began, a predecessor as it ended. */
export function linksIn({ units }: Catalogue, unitId: string, direction: 'successors' | 'predecessors'): UnitLink[] {
  const links = (units.get(unitId)?.[direction] ?? []).flatMap((link): UnitLink[] => {
    const other = units.get(direction === 'successors' ? link.successorId : link.predecessorId)
    const version = other && versionOn(other, direction === 'successors' ? link.date : addDays(link.date, -1))
    const { share, date, earliest, change, basis } = link
    return other && version ? [{ ...refer(other, version), share, date, earliest, change, basis }] : []
  })
  return links.sort((a, b) => (a.code < b.code ? -1 : 1))
}

/** A unit with all its forebears and heirs, for the drawing of a reform as a river. Dates are half-open. */
export type Family = {
  units: (UnitRef & { from: PlainDate | null; to: PlainDate | null; parentName: string | null })[]
  links: { from: string; to: string; share: string | null; date: PlainDate; basis: string | null }[]
}

export async function familyOf(db: Db | Tx, unitId: string): Promise<Family> {
  const catalogue = await openCatalogue(db)
  const forebears = reach(catalogue, unitId, 'predecessors')
  const heirs = reach(catalogue, unitId, 'successors')
  // Whoever flowed into an heir belongs to the picture: "merged with whom" is what people ask.
  const links = new Set([...forebears, ...heirs].flatMap(({ predecessors }) => predecessors))
  const ids = new Set([unitId, ...[...links].flatMap((link) => [link.predecessorId, link.successorId])])
  const members = [...ids].flatMap((id) => catalogue.units.get(id) ?? [])
  return {
    units: members.sort(inOrderOfBeginning).flatMap((unit) => memberOf(catalogue, unit)),
    links: [...links].sort(inOrderOfDay).map(({ predecessorId, successorId, share, date, basis }) => ({
      from: predecessorId,
      to: successorId,
      share,
      date,
      basis,
    })),
  }
}

function reach(catalogue: Catalogue, unitId: string, direction: 'successors' | 'predecessors'): Set<CatalogueUnit> {
  const found = new Set<CatalogueUnit>()
  const visit = (id: string): void => {
    const unit = catalogue.units.get(id)
    if (!unit || found.has(unit)) return
    found.add(unit)
    for (const link of unit[direction]) visit(direction === 'successors' ? link.successorId : link.predecessorId)
  }
  visit(unitId)
  return found
}

function memberOf(catalogue: Catalogue, unit: CatalogueUnit): Family['units'] {
  const last = unit.versions.at(-1)
  if (!last) return []
  const above = last.parentId === null ? undefined : catalogue.units.get(last.parentId)
  const parent = above && versionOn(above, last.to === null ? last.from : addDays(last.to, -1))
  return [{ ...refer(unit, last), from: beganOn(unit), to: unit.validTo, parentName: parent?.name ?? null }]
}

function inOrderOfBeginning(a: CatalogueUnit, b: CatalogueUnit): number {
  return compare(a.validFrom, b.validFrom) || compare(codeOf(a), codeOf(b)) || compare(a.id, b.id)
}

function inOrderOfDay(a: CatalogueLink, b: CatalogueLink): number {
  return compare(a.date, b.date) || compare(a.successorId, b.successorId) || compare(a.predecessorId, b.predecessorId)
}

function codeOf(unit: CatalogueUnit): string {
  return unit.versions.at(-1)?.code ?? ''
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A unit and everything it came from. `from`: first day it may have existed; `links`: successor → who gave what share. */
export type Ancestry = {
  self: AncestorSpan | undefined
  units: ReadonlyMap<string, AncestorSpan>
  links: ReadonlyMap<string, readonly { from: string; share: string | null }[]>
}
export type AncestorSpan = { id: string; name: string; from: PlainDate; to: PlainDate | null }

/** `knownAt`: as was recorded by then. */
export async function ancestryOf(db: Db | Tx, unitId: string, knownAt?: Instant): Promise<Ancestry> {
  const catalogue = knownAt === undefined ? await openCatalogue(db) : await readCatalogueKnownAt(db, knownAt)
  const units = new Map<string, AncestorSpan>()
  const links = new Map<string, { from: string; share: string | null }[]>()
  for (const unit of reach(catalogue, unitId, 'predecessors')) {
    const { id, validFrom, validTo, earliest, versions, predecessors } = unit
    const from = earliest < validFrom ? earliest : validFrom
    units.set(id, { id, name: versions.at(-1)?.name ?? '', from, to: validTo })
    links.set(
      id,
      predecessors.map(({ predecessorId, share }) => ({ from: predecessorId, share })),
    )
  }
  return { self: units.get(unitId), units, links }
}

/**
 * The units that hold a unit's territory on a day: itself while it exists, those it came from before, those that took
 * it over after. What an heir or forebear holds besides is included. Empty where the chain is not known.
 */
export async function holdersOn(db: Db | Tx, unitId: string, day: PlainDate): Promise<UnitOn[]> {
  return holdersIn(await openCatalogue(db), unitId, day)
}

/** The same, for a caller who holds the catalogue. */
export function holdersIn(catalogue: Catalogue, unitId: string, day: PlainDate): UnitOn[] {
  const found = new Set<CatalogueUnit>()
  const visit = (id: string, seen: ReadonlySet<string>): void => {
    const unit = catalogue.units.get(id)
    if (!unit || seen.has(id)) return
    const trail = new Set([...seen, id])
    if (unit.validTo !== null && unit.validTo <= day)
      for (const { successorId } of unit.successors) visit(successorId, trail)
    else if (hasBegun(unit, day)) found.add(unit)
    else for (const { predecessorId } of unit.predecessors) visit(predecessorId, trail)
  }
  visit(unitId, new Set())
  return [...found].flatMap((unit) => describeOn(catalogue, unit, day) ?? []).sort((a, b) => compare(a.code, b.code))
}
