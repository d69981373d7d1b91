import { sql } from 'kysely'
import type { Bounds } from '../../../../design/outline.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Level } from '../contract.ts'

/** A border as recorded now. */
export type StoredBoundary = {
  unitId: string
  layerId: string
  validFrom: PlainDate
  validTo: PlainDate | null
  bounds: Bounds
  /** Degrees; where a number or name stands. */
  label: readonly [lon: number, lat: number]
  labelRadiusM: number
  areaM2: number
  /** Read with `readOutline`. */
  shape: Buffer
  digest: Buffer
}

/** Where borders come from, and how far they can be trusted. */
export type Layer = {
  id: string
  title: string
  source: string | null
  accuracyM: number | null
  /** From this day on only indicative; null = on none. */
  indicativeFrom: PlainDate | null
}

export type Boundaries = { boundaries: StoredBoundary[]; layers: ReadonlyMap<string, Layer> }

const COLUMNS = sql`
  b.unit_id as "unitId", b.layer_id as "layerId", b.valid_from as "validFrom", b.valid_to as "validTo",
  array[(b.box[1])[0], (b.box[1])[1], (b.box[0])[0], (b.box[0])[1]] as bounds,
  array[b.label[0], b.label[1]] as label, b.label_radius_m as "labelRadiusM", b.area_m2 as "areaM2", b.shape, b.digest`

/** Every border of a level on any day. */
export async function readBoundaries(db: Db | Tx, level: Level): Promise<Boundaries> {
  const { rows } = await sql<StoredBoundary>`
    select ${COLUMNS} from units.boundary b where b.level = ${level} and b.recorded_to is null
  `.execute(db)
  return { boundaries: rows, layers: await readLayers(db) }
}

/** Borders of some units on any day. */
export async function readBoundariesOf(db: Db | Tx, unitIds: readonly string[]): Promise<StoredBoundary[]> {
  const { rows } = await sql<StoredBoundary>`
    select ${COLUMNS} from units.boundary b where b.unit_id = any(${unitIds}::uuid[]) and b.recorded_to is null
  `.execute(db)
  return rows
}

/** Borders of a level on a day that lie in or reach into a frame. */
export async function readBoundariesIn(
  db: Db | Tx,
  { level, day, frame }: { level: Level; day: PlainDate; frame: Bounds },
): Promise<StoredBoundary[]> {
  const [west, south, east, north] = frame
  const { rows } = await sql<StoredBoundary>`
    select ${COLUMNS} from units.boundary b
    where b.box && box(point(${east}, ${north}), point(${west}, ${south})) and b.level = ${level} and b.recorded_to is null
      and daterange(b.valid_from, b.valid_to) @> ${day}::date
      and exists (select from units.unit_version v
        where v.unit_id = b.unit_id and v.recorded_to is null and daterange(v.valid_from, v.valid_to) @> ${day}::date)
  `.execute(db)
  return rows
}

export async function readLayers(db: Db | Tx): Promise<ReadonlyMap<string, Layer>> {
  const rows = await db
    .selectFrom('units.boundary_layer')
    .select(['id', 'title', 'source', 'accuracy_m as accuracyM', 'indicative_from as indicativeFrom'])
    .orderBy('recorded_at')
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
