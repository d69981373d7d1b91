import { z } from 'zod'
import { Coverage, Level } from '../units/contract.ts'

/** Zooms at which tiles exist; the boundaries hold no more detail than the last one shows. */
export const TILE_ZOOMS = { least: 4, most: 12 } as const

/** Name of the one layer in every tile. */
export const TILE_LAYER = 'units'

export const MapQuery = z.strictObject({ asOf: z.string().optional(), under: z.string().max(400).optional() })

/** West, south, east, north in degrees (WGS 84). */
const Bounds = z.tuple([z.number(), z.number(), z.number(), z.number()])

export const MapLabel = z
  .object({ id: z.string(), code: z.string(), name: z.string(), lon: z.number(), lat: z.number(), radiusM: z.int() })
  .meta({ id: 'MapLabel' })
export type MapLabel = z.infer<typeof MapLabel>

/** The map of a level on a day: which tiles, and how far they can be trusted. */
export const MapSheet = z
  .object({
    level: Level,
    asOf: z.string(),
    /** Names the content: days with the same units, names and boundaries share it. */
    version: z.string(),
    /** Address of a tile with `{z}`, `{x}`, `{y}` to fill in. */
    tiles: z.string(),
    minZoom: z.int(),
    maxZoom: z.int(),
    bounds: Bounds,
    /** Days on which this map holds, half-open; null = open. */
    from: z.string().nullable(),
    to: z.string().nullable(),
    /** How many units have a boundary, and which have none. */
    units: z.int(),
    without: z.array(z.object({ id: z.string(), code: z.string(), name: z.string() })),
    coverage: Coverage,
    /** The boundaries are only indicative on this day. */
    isIndicative: z.boolean(),
    /** How far a boundary may be from the true one, in metres; null = not stated. */
    accuracyM: z.int().nullable(),
    attribution: z.array(z.string()),
    /** Where the number or name of a unit stands, and metres from there to its boundary; not for a whole country's communes. */
    labels: z.array(MapLabel).optional(),
  })
  .meta({ id: 'MapSheet' })
export type MapSheet = z.infer<typeof MapSheet>

export const ResultsQuery = MapQuery.extend({
  level: z.enum(['province', 'commune']),
  period: z.string().max(10).optional(),
})

/**
 * Results for the units of a map, as three lists of one length. `classes` has one letter a unit: 3–0 from all criteria
 * to few, `n` not reported, `o` outside the assessment. `met`: criteria met of a commune, communes that met all of a
 * province; −1 = none.
 */
export const MapResults = z
  .object({
    level: z.enum(['province', 'commune']),
    asOf: z.string(),
    period: z.string(),
    set: z.object({ id: z.string(), version: z.int(), title: z.string(), illustrative: z.boolean() }),
    /** Criteria of the set. */
    criteria: z.int(),
    ids: z.array(z.string()),
    classes: z.string(),
    met: z.array(z.int()),
  })
  .meta({ id: 'MapResults' })
export type MapResults = z.infer<typeof MapResults>

/** What the page hands to its live map in `data-map`: addresses of this API and words, no results and no boundaries. */
export const StageData = z.object({
  level: z.enum(['province', 'commune']),
  tiles: z.string(),
  /** Tiles of the provinces around; null when there are none. */
  around: z.string().nullable(),
  /** Tiles of the districts over the units, and which of them; null when there are none. */
  over: z.object({ tiles: z.string(), ids: z.array(z.string()) }).nullable(),
  bounds: Bounds,
  /** Names in the free space: neighbours, the sea, the archipelagos. */
  names: z.array(z.object({ name: z.string(), lon: z.number(), lat: z.number() })),
  results: z.string(),
  labels: z.string(),
  /** Address of a unit's page with `{code}` to fill in. */
  open: z.string(),
  isIndicative: z.boolean(),
  /** Class → what it means. */
  words: z.record(z.string(), z.string()),
})
export type StageData = z.infer<typeof StageData>

/** What the page hands to its slider in `data-track`: places on the track in days from its first one. */
export const TrackData = z.object({
  length: z.int(),
  at: z.int(),
  stops: z.array(z.object({ at: z.int(), words: z.string(), href: z.string() })),
})
export type TrackData = z.infer<typeof TrackData>
