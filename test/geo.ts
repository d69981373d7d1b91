import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { House } from '../server/kernel/http.ts'
import { transactAsSystem } from '../server/kernel/http.ts'
import { type PlainDate, plainDate } from '../server/kernel/time.ts'
import { importBoundaries, type LayerDetails, planBoundaries } from '../server/modules/units/index.ts'

const folder = join(import.meta.dirname, '..', '..', 'shared', 'data', 'geo')

/**
 * Boundary layers whose licence is unclear lie beside the repository, not in it. Tests and benches that need them say
 * so and are skipped where they are absent, except in CI.
 */
export const hasLayers = existsSync(join(folder, 'README.md'))
if (!hasLayers) {
  if (process.env['CI']) throw new Error('CI needs the boundary layers: ../shared/data/geo is missing')
  console.log('No boundary layers in ../shared/data/geo: what needs them is skipped.')
}

/** Path of a layer, e.g. `communes-2025-dong-thap`. */
export const layerFile = (name: string): string => join(folder, `${name}.geojson`)

type Feature = { properties: { code: string; provinceCode?: string } }

/** Text of a layer; only of the provinces given, when any are. */
export function readLayer(name: string, provinces?: readonly string[]): string {
  const text = readFileSync(layerFile(name), 'utf8')
  if (!provinces) return text
  const { features } = JSON.parse(text) as { features: Feature[] }
  const own = features.filter(({ properties: { code, provinceCode } }) => provinces.includes(provinceCode ?? code))
  return JSON.stringify({ type: 'FeatureCollection', features: own })
}

type Days = { validFrom: string; validTo?: string } & Partial<Omit<LayerDetails, 'validFrom' | 'validTo'>>

/** Brings a layer in, as the command does. */
export async function bringLayer(
  house: House,
  text: string,
  days: Days,
): Promise<{ written: number; unchanged: number }> {
  const validFrom = plainDate(days.validFrom)
  const plan = await planBoundaries(house.connection.db, text, { validFrom })
  if (plan.refusals.length > 0) throw new Error(plan.refusals.map(({ detail }) => detail).join('\n'))
  const layer: LayerDetails = {
    title: `Ranh giới từ ${validFrom}`,
    source: null,
    accuracyM: null,
    indicativeFrom: null,
    fileHash: 'test',
    ...days,
    validFrom,
    validTo: (days.validTo ?? null) as PlainDate | null,
  }
  return transactAsSystem(house, 'test', (ctx) => importBoundaries(ctx, plan, layer))
}

/** Old Đồng Tháp (87) and Tiền Giang (82), which are one province from 1/7/2025: all levels on both sides. */
export async function bringDongThap(house: House): Promise<void> {
  const former = {
    validFrom: '2023-04-10',
    validTo: '2025-07-01',
    indicativeFrom: plainDate('2023-04-10'),
    accuracyM: 300,
  }
  const old = ['82', '87']
  await bringLayer(house, readLayer('communes-2024-all', old), former)
  await bringLayer(house, readLayer('districts-2024', old), former)
  await bringLayer(house, readLayer('provinces-2024'), former)
  await bringLayer(house, readLayer('communes-2025-dong-thap'), { validFrom: '2025-07-01', accuracyM: 50 })
  await bringLayer(house, readLayer('provinces-2025'), { validFrom: '2025-07-01', accuracyM: 50 })
}

/** A made layer: each unit a square (or the rings given) beside the one before. */
export function makeLayer(shapes: Record<string, number[][][] | undefined>): string {
  const features = Object.entries(shapes).map(([code, rings], i) => ({
    type: 'Feature',
    properties: { code },
    geometry: { type: 'Polygon', coordinates: rings ?? [square(105 + i * 0.1, 10)] },
  }))
  return JSON.stringify({ type: 'FeatureCollection', features })
}

export function square(lon: number, lat: number, side = 0.1): number[][] {
  return [
    [lon, lat],
    [lon + side, lat],
    [lon + side, lat + side],
    [lon, lat + side],
    [lon, lat],
  ]
}
