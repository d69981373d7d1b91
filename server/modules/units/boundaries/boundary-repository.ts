import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import type { Instant, PlainDate } from '../../../kernel/time.ts'
import type { PlannedBoundary } from './boundary-plan.ts'
import type { Level } from '../contract.ts'

/** What the importer says of a file. Dates half-open; `accuracyM`: how far a border may be from the true one. */
export type LayerDetails = {
  title: string
  source: string | null
  accuracyM: number | null
  validFrom: PlainDate
  validTo: PlainDate | null
  /** From this day on the borders are only indicative. */
  indicativeFrom: PlainDate | null
  fileHash: string
}

type Days = Pick<LayerDetails, 'validFrom' | 'validTo'>
type NewLayer = LayerDetails & { id: string; level: Level }
/** When the record says so: one instant for a whole import. */
type Recording = { db: Tx; at: Instant }

/** Rows sent at once: a statement of about 2 MB. */
const BATCH = 1000

/** Unit → its border over all these days, where a layer with the same details gave it. */
export async function readCovering(db: Db | Tx, layer: LayerDetails): Promise<Map<string, Buffer>> {
  const { rows } = await sql<{ unit_id: string; shape: Buffer }>`
    select b.unit_id, b.shape from units.boundary b join units.boundary_layer l on l.id = b.layer_id
    where b.recorded_to is null
      and daterange(b.valid_from, b.valid_to) @> daterange(${layer.validFrom}::date, ${layer.validTo}::date)
      and l.title = ${layer.title} and l.source is not distinct from ${layer.source}
      and l.accuracy_m is not distinct from ${layer.accuracyM}::int
      and l.indicative_from is not distinct from ${layer.indicativeFrom}::date
  `.execute(db)
  return new Map(rows.map((row) => [row.unit_id, row.shape]))
}

export async function insertLayer({ db, at }: Recording, { id, level, ...layer }: NewLayer): Promise<void> {
  await db
    .insertInto('units.boundary_layer')
    .values({
      id,
      level,
      title: layer.title,
      source: layer.source,
      accuracy_m: layer.accuracyM,
      valid_from: layer.validFrom,
      valid_to: layer.validTo,
      indicative_from: layer.indicativeFrom,
      file_hash: layer.fileHash,
      recorded_at: at,
    })
    .execute()
}

/** Ends the record of every border of these units that holds on any of these days. */
export async function closeBoundaries({ db, at }: Recording, unitIds: readonly string[], days: Days): Promise<void> {
  await sql`
    update units.boundary set recorded_to = ${at} where recorded_to is null and unit_id = any(${unitIds}::uuid[])
      and daterange(valid_from, valid_to) && daterange(${days.validFrom}::date, ${days.validTo}::date)
  `.execute(db)
}

/** Records again what was just closed, for the days before and after the given ones. */
export async function keepRest({ db, at }: Recording, unitIds: readonly string[], days: Days): Promise<void> {
  const rest = (from: PlainDate | null, to: PlainDate | null) => sql`
    insert into units.boundary
    select unit_id, layer_id, level, greatest(valid_from, ${from}::date), least(valid_to, ${to}::date), box, label,
      label_radius_m, area_m2, shape, digest, ${at}::timestamptz, null
    from units.boundary where recorded_to = ${at} and unit_id = any(${unitIds}::uuid[])
      and daterange(valid_from, valid_to) && daterange(${from}::date, ${to}::date)`
  await rest(null, days.validFrom).execute(db)
  if (days.validTo !== null) await rest(days.validTo, null).execute(db)
}

export async function insertBoundaries(
  { db, at }: Recording,
  boundaries: readonly PlannedBoundary[],
  layer: NewLayer,
  progress: (written: number, of: number) => void,
): Promise<void> {
  for (let i = 0; i < boundaries.length; i += BATCH) {
    const rows = boundaries.slice(i, i + BATCH).map(({ unitId, bounds, label, labelRadiusM, areaM2, shape }) => ({
      unitId,
      box: `(${bounds[2]},${bounds[3]}),(${bounds[0]},${bounds[1]})`,
      label: `(${label.lon},${label.lat})`,
      labelRadiusM,
      areaM2,
      shape: shape.toString('base64'),
    }))
    await sql`
      insert into units.boundary
      select n."unitId", ${layer.id}::uuid, ${layer.level}, ${layer.validFrom}::date, ${layer.validTo}::date, n.box, n.label,
        n."labelRadiusM", n."areaM2", s.bytes, sha256(s.bytes), ${at}::timestamptz, null
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as n("unitId" uuid, box box, label point, "labelRadiusM" int, "areaM2" bigint, shape text)
      cross join lateral (select decode(n.shape, 'base64') as bytes) s
    `.execute(db)
    progress(Math.min(i + BATCH, boundaries.length), boundaries.length)
  }
}
