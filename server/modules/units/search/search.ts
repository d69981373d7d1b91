import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { coverageOf, isValidOn, trailOf, versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueUnit, NameEntry } from '../catalogue/catalogue-types.ts'
import type { Level, UnitPage } from '../contract.ts'
import { decodeCursor, encodeCursor, type Position } from './cursor.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'
import { hasAccents, spellingOf } from './accents.ts'
import { parseSearch } from './parse-search.ts'
import { nudge, WAYS } from './search-ways.ts'
import { describeUnit } from './unit-item.ts'

export type UnitSearch = {
  /** What a person typed: a name with or without diacritics, type words and the names above; or a code. */
  q?: string
  asOf: PlainDate
  level?: Level
  /** Id of a unit: only it and what is below it, or was before it merged into something below it. */
  under?: string
  limit: number
  cursor?: string
  /** Also count everything that matches. */
  count?: boolean
}

type Hit = { unit: CatalogueUnit; code: string; rank: number }

/**
 * Units by name, code or place in the tree. With `q` also those of earlier dates, ended units with the successors they
 * have; exact names first, then beginnings, then words inside, and only when nothing else fits, similar names.
 */
export async function searchUnits(db: Db | Tx, search: UnitSearch): Promise<UnitPage> {
  const catalogue = await openCatalogue(db)
  const { hits, way } = search.q?.trim()
    ? match(catalogue, search, search.q)
    : { hits: browse(catalogue, search), way: 0 }
  const rest = search.cursor === undefined ? hits : after(hits, decodeCursor(search.cursor))
  const page = rest.slice(0, search.limit)
  const last = page.at(-1)
  return {
    items: page.flatMap(({ unit }) => describeUnit(catalogue, unit, search.asOf) ?? []),
    next:
      rest.length > search.limit && last
        ? encodeCursor({ way, rank: last.rank, code: last.code, id: last.unit.id })
        : null,
    ...(search.count && { total: hits.length }),
    coverage: coverageOf(catalogue, search.asOf),
  }
}

/** Every unit valid on the date, in the order of codes. */
function browse(catalogue: Catalogue, search: UnitSearch): Hit[] {
  const { asOf } = search
  const valid = catalogue.names.byCode.filter(
    (entry) => entry.from <= asOf && (entry.to === null || asOf < entry.to) && fits(catalogue, search, entry),
  )
  return valid.map(({ unit, code }) => ({ unit, code, rank: 0 }))
}

function match(catalogue: Catalogue, search: UnitSearch, q: string): { hits: Hit[]; way: number } {
  const parsed = parseSearch(q)
  const typed = hasAccents(q) ? spellingOf(q) : null
  for (const [way, find] of WAYS.entries()) {
    const hits = new Map<string, Hit>()
    for (const { entry, rank } of find(catalogue.names, parsed)) {
      if (entry.from > search.asOf || !fits(catalogue, search, entry)) continue
      keepBest(hits, {
        unit: entry.unit,
        code: entry.code,
        rank:
          rank + nudge(entry) + (isNow(entry, search.asOf) ? 0 : 3) + (isSpelled(entry, typed) ? 0 : OTHER_SPELLING),
      })
    }
    if (hits.size > 0) return { hits: [...hits.values()].sort(inOrder), way }
  }
  return { hits: [], way: 0 }
}

/** Worse than any nudge or less literal reading, better than a name of another day. */
const OTHER_SPELLING = 0.8

/** `typed`: the spelling of what was typed; null = without marks, so every name fits. */
function isSpelled(entry: NameEntry, typed: string | null): boolean {
  if (typed === null) return true
  const name = versionOn(entry.unit, entry.from)?.shortName ?? ''
  return typed.includes(spellingOf(name))
}

function isNow(entry: NameEntry, day: PlainDate): boolean {
  return isValidOn({ validFrom: entry.from, validTo: entry.to }, day)
}

function keepBest(hits: Map<string, Hit>, hit: Hit): void {
  const known = hits.get(hit.unit.id)
  if (!known || inOrder(hit, known) < 0) hits.set(hit.unit.id, hit)
}

function inOrder(a: Hit, b: Hit): number {
  return a.rank - b.rank || compare(a.code, b.code) || compare(a.unit.id, b.unit.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function after(hits: readonly Hit[], { rank, code, id }: Position): Hit[] {
  return hits.filter((hit) => (hit.rank - rank || compare(hit.code, code) || compare(hit.unit.id, id)) > 0)
}

function fits(catalogue: Catalogue, { level, under, asOf }: UnitSearch, entry: NameEntry): boolean {
  return (!level || entry.level === level) && (!under || liesUnder(catalogue, entry.unit, under, asOf))
}

/** An ended unit is looked for where its territory is today. */
function liesUnder(catalogue: Catalogue, unit: CatalogueUnit, under: string, day: PlainDate): boolean {
  if (unit.id === under || trailOf(catalogue, unit, day).some(([above]) => above.id === under)) return true
  return unit.successors.some(({ successorId, date }) => {
    const heir = date <= day ? catalogue.units.get(successorId) : undefined
    return heir !== undefined && liesUnder(catalogue, heir, under, day)
  })
}
