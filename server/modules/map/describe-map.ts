import { formatDate } from '../../../design/format.ts'
import { joinBounds } from '../../../design/outline.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import type { Level } from '../units/contract.ts'
import { coverageOn, provincesOf, type Sheet, sheetOn, type SheetUnit } from '../units/index.ts'
import { readAsOf, readUnder } from './asked.ts'
import { type MapSheet, TILE_ZOOMS } from './contract.ts'
import { noBoundaries } from './problems.ts'

const LEVELS: Record<Level, string> = { province: 'cấp tỉnh', district: 'cấp huyện', commune: 'cấp xã' }

/** Which tiles show a level on a day, and how far they can be trusted. Throws `no-boundaries` when none are known. */
export async function describeMap(
  ctx: ReadCtx,
  level: Level,
  asked: { asOf?: string | undefined; under?: string | undefined },
): Promise<MapSheet> {
  const asOf = readAsOf(asked.asOf, ctx)
  const under = await readUnder(ctx, asked.under, asOf)
  const sheet = await sheetOn(ctx.db, level, asOf)
  const inside = under && (await unitsUnder(ctx, sheet, new Set(under.map(({ id }) => id)), asOf))
  const bounds = inside ? joinBounds(inside.map((unit) => unit.bounds)) : sheet.bounds
  const labelled = inside ?? (level === 'province' ? sheet.units : null)
  if (!bounds) throw noBoundaries(LEVELS[level], formatDate(asOf))
  return {
    level,
    asOf,
    version: sheet.version,
    tiles: tilesOf(sheet),
    minZoom: TILE_ZOOMS.least,
    maxZoom: TILE_ZOOMS.most,
    bounds: [...bounds],
    from: sheet.from,
    to: sheet.to,
    units: sheet.units.length,
    without: sheet.without.map(({ id, code, name }) => ({ id, code, name })),
    coverage: await coverageOn(ctx.db, asOf),
    ...trustOf(sheet, asOf),
    ...(labelled && {
      labels: labelled.map(({ id, code, name, label: [lon, lat], labelRadiusM }) => ({
        id,
        code,
        name,
        lon: round(lon),
        lat: round(lat),
        radiusM: labelRadiusM,
      })),
    }),
  }
}

/** Address of a map's tiles with `{z}`, `{x}`, `{y}` to fill in. */
export function tilesOf({ level, version }: Sheet): string {
  return `/api/v1/tiles/${level}/${version}/{z}/{x}/{y}`
}

/** What is known of where a map's boundaries come from: the least that holds of all its layers. */
export function trustOf({ layers }: Sheet, asOf: string): Pick<MapSheet, 'isIndicative' | 'accuracyM' | 'attribution'> {
  const stated = layers.map((layer) => layer.accuracyM)
  return {
    isIndicative: layers.some(({ indicativeFrom }) => indicativeFrom !== null && indicativeFrom <= asOf),
    accuracyM: stated.some((accuracy) => accuracy === null) ? null : Math.max(...stated.map(Number)),
    attribution: layers.map(({ title, source }) => (source ? `${title} (${source})` : title)),
  }
}

/** Units of a map that are, or lie in, some units; those may be of any level. */
async function unitsUnder(
  ctx: ReadCtx,
  sheet: Sheet,
  under: ReadonlySet<string>,
  asOf: MapSheet['asOf'] & Parameters<typeof provincesOf>[2],
): Promise<SheetUnit[]> {
  const provinces = await provincesOf(
    ctx.db,
    sheet.units.map(({ id }) => id),
    asOf,
  )
  return sheet.units.filter(
    ({ id, parentId }) => under.has(id) || under.has(parentId ?? '') || under.has(provinces.get(id) ?? ''),
  )
}

/** A label need not be truer than a hundred metres. */
const round = (degrees: number): number => Math.round(degrees * 1000) / 1000
