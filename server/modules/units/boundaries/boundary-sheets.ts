import { createHash } from 'node:crypto'
import { type Bounds, joinBounds } from '../../../../design/outline.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { keepWhileStamped, readStamps } from '../../../kernel/stamp.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { type Layer, readBoundaries, type StoredBoundary } from './boundary-store.ts'
import { isValidOn, refer, versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue } from '../catalogue/catalogue-types.ts'
import type { Level, UnitRef } from '../contract.ts'
import { catalogueAt } from '../catalogue/open-catalogue.ts'

/** A unit of a sheet with its border. */
export type SheetUnit = UnitRef & Omit<StoredBoundary, 'unitId' | 'validFrom' | 'validTo'> & { parentId: string | null }

/**
 * The map of one level on any day of a stretch in which no unit, name or border of the level changed. `version` names
 * the content: days with the same map share it, whatever was imported in between.
 */
export type Sheet = {
  level: Level
  version: string
  /** First day, and the first day after; null = open. */
  from: PlainDate | null
  to: PlainDate | null
  /** In the order of their codes. */
  units: readonly SheetUnit[]
  /** Units of the level on these days that no border is known of. */
  without: readonly UnitRef[]
  bounds: Bounds | null
  layers: readonly Layer[]
}

type Atlas = {
  boundaries: readonly StoredBoundary[]
  layers: ReadonlyMap<string, Layer>
  /** What was made of them with a catalogue. */
  made: WeakMap<Catalogue, Made>
}

/** Days on which the map may have changed, in order, and the sheets drawn up so far by the first day of their stretch. */
type Made = { turns: readonly PlainDate[]; sheets: Map<string, Sheet> }

// Borders change once in years and are asked about with every tile. All that Vietnam has, at three levels and on both
// sides of the reform, is 7 MB as stored.
const kept: Record<Level, ReturnType<typeof keepWhileStamped<Atlas>>> = {
  province: keepWhileStamped('boundaries', (db) => openAtlas(db, 'province')),
  district: keepWhileStamped('boundaries', (db) => openAtlas(db, 'district')),
  commune: keepWhileStamped('boundaries', (db) => openAtlas(db, 'commune')),
}

async function openAtlas(db: Db | Tx, level: Level): Promise<Atlas> {
  return { ...(await readBoundaries(db, level)), made: new WeakMap() }
}

/** The map of a level on a day; its `units` are empty when no border is known of that day. */
export async function sheetOn(db: Db | Tx, level: Level, day: PlainDate): Promise<Sheet> {
  const { catalogue, atlas } = await open(db, level)
  return sheetFor(catalogue, atlas, level, day)
}

/** The map a version names; undefined when no stretch of days has it now. */
export async function sheetOfVersion(db: Db | Tx, level: Level, version: string): Promise<Sheet | undefined> {
  const { catalogue, atlas } = await open(db, level)
  for (const day of madeWith(catalogue, atlas, level).turns) {
    const sheet = sheetFor(catalogue, atlas, level, day)
    if (sheet.version === version) return sheet
  }
  return undefined
}

async function open(db: Db | Tx, level: Level): Promise<{ catalogue: Catalogue; atlas: Atlas }> {
  const stamps = await readStamps(db)
  return { catalogue: await catalogueAt(db, stamps), atlas: await kept[level].at(db, stamps) }
}

function madeWith(catalogue: Catalogue, atlas: Atlas, level: Level): Made {
  const known = atlas.made.get(catalogue)
  if (known) return known
  const made = { turns: findTurns(catalogue, atlas, level), sheets: new Map<string, Sheet>() }
  atlas.made.set(catalogue, made)
  return made
}

function findTurns({ units }: Catalogue, { boundaries }: Atlas, level: Level): PlainDate[] {
  const days = new Set<PlainDate>()
  const turn = (from: PlainDate, to: PlainDate | null): void => {
    days.add(from)
    if (to !== null) days.add(to)
  }
  for (const { versions } of units.values())
    for (const version of versions) if (version.level === level) turn(version.from, version.to)
  for (const { validFrom, validTo } of boundaries) turn(validFrom, validTo)
  return [...days].sort()
}

function sheetFor(catalogue: Catalogue, atlas: Atlas, level: Level, day: PlainDate): Sheet {
  const { turns, sheets } = madeWith(catalogue, atlas, level)
  const from = turns.findLast((turn) => turn <= day) ?? null
  const known = sheets.get(from ?? '')
  if (known) return known
  const to = turns.find((turn) => turn > day) ?? null
  const sheet = drawUp(catalogue, atlas, { level, from, to, day: from ?? (to ? addDays(to, -1) : day) })
  sheets.set(from ?? '', sheet)
  return sheet
}

type Stretch = { level: Level; from: PlainDate | null; to: PlainDate | null; day: PlainDate }

function drawUp(catalogue: Catalogue, { boundaries, layers }: Atlas, { day, ...stretch }: Stretch): Sheet {
  const borders = new Map(boundaries.flatMap((one) => (isValidOn(one, day) ? [[one.unitId, one] as const] : [])))
  const units: SheetUnit[] = []
  const without: UnitRef[] = []
  for (const unit of catalogue.units.values()) {
    const version = isValidOn(unit, day) ? versionOn(unit, day) : undefined
    if (version?.level !== stretch.level) continue
    const border = borders.get(unit.id)
    if (border) units.push({ ...border, ...refer(unit, version), parentId: version.parentId })
    else without.push(refer(unit, version))
  }
  units.sort(inOrderOfCodes)
  const used = new Set(units.map(({ layerId }) => layerId))
  return {
    ...stretch,
    version: nameContent(units),
    units,
    without: without.sort(inOrderOfCodes),
    bounds: joinBounds(units.map(({ bounds }) => bounds)) ?? null,
    layers: [...layers.values()].filter(({ id }) => used.has(id)),
  }
}

/** Moves the version when tiles get another content from the same borders: their format, their simplification. */
const FORMAT = '1'

function nameContent(units: readonly SheetUnit[]): string {
  const hash = createHash('sha256').update(FORMAT)
  for (const { id, code, name, digest } of units) hash.update(`${id} ${code} ${name}\n`).update(digest)
  return hash.digest('base64url').slice(0, 16)
}

function inOrderOfCodes(a: UnitRef, b: UnitRef): number {
  return a.code < b.code ? -1 : 1
}
