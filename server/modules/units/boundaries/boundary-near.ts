import type { Bounds } from '../../../../design/outline.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { type Layer, readBoundariesIn, readBoundariesOf, readLayers, type StoredBoundary } from './boundary-store.ts'
import { dayInside, isValidOn, refer, versionOn } from '../catalogue/catalogue.ts'
import type { UnitRef } from '../contract.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'

/** A border with whose it is, and how far its layer can be trusted. */
export type NearBorder = UnitRef & StoredBoundary & { layer: Layer | null; isIndicative: boolean }

/** A unit on the map with those it came from and those beside it. */
export type UnitBorders = {
  own: NearBorder
  /** Predecessors as they were on the day before the unit began; only those whose border is known. */
  former: NearBorder[]
  around: StoredBoundary[]
}

/** Share of the unit's size by which its surroundings are seen. */
const AROUND = 0.8

/** The borders of a unit as it was on a day, inside its life; undefined when its own is not known. */
export async function unitBorders(db: Db | Tx, unitId: string, day: PlainDate): Promise<UnitBorders | undefined> {
  const catalogue = await openCatalogue(db)
  const unit = catalogue.units.get(unitId)
  if (!unit) return undefined
  const on = dayInside(unit, day)
  const before = new Map(unit.predecessors.map((link) => [link.predecessorId, addDays(link.date, -1)]))
  const [rows, layers] = await Promise.all([readBoundariesOf(db, [unitId, ...before.keys()]), readLayers(db)])
  const pick = (id: string, then: PlainDate): NearBorder[] => {
    const row = rows.find((one) => one.unitId === id && isValidOn(one, then))
    const holder = catalogue.units.get(id)
    const version = holder && versionOn(holder, then)
    if (!row || !holder || !version) return []
    const layer = layers.get(row.layerId) ?? null
    return [{ ...refer(holder, version), ...row, layer, isIndicative: isIndicativeOn(layer, then) }]
  }
  const [own] = pick(unitId, on)
  if (!own) return undefined
  const around = await readBoundariesIn(db, { level: own.level, day: on, frame: widen(own.bounds) })
  return {
    own,
    former: [...before].flatMap(([id, then]) => pick(id, then)),
    around: around.filter((one) => one.unitId !== unitId),
  }
}

function isIndicativeOn(layer: Layer | null, day: PlainDate): boolean {
  return layer !== null && layer.indicativeFrom !== null && layer.indicativeFrom <= day
}

function widen([west, south, east, north]: Bounds): Bounds {
  const [x, y] = [(east - west) * AROUND, (north - south) * AROUND]
  return [west - x, south - y, east + x, north + y]
}
