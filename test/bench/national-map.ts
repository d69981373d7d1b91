import { readConfig } from '../../server/kernel/config.ts'
import { type Connection, connect } from '../../server/kernel/db.ts'
import { furnish } from '../../server/house.ts'
import { readInstallation } from '../../server/kernel/installation.ts'
import { modules } from '../../server/modules.ts'
import type { TilePlace } from '../../server/modules/map/cut-tile.ts'
import { bringLayer, hasLayers, readLayer } from '../geo.ts'
import type { BenchHouse } from './bench.ts'

/** Addresses of the maps on this day are asked of the server. */
export const DAY = '2025-10-16'

let brought: Promise<void> | undefined

/** Opens the bench database with the boundaries of the whole country in it, all levels on both sides of the reform. */
export async function openNationalMap(house: BenchHouse): Promise<Connection> {
  if (!hasLayers) throw new Error('the boundary layers are missing: ../shared/data/geo')
  await house.server()
  const connection = connect(house.databaseUrl, 2)
  brought ??= bringAll(connection, await house.folder())
  await brought
  return connection
}

async function bringAll(connection: Connection, folder: string): Promise<void> {
  const installation = await readInstallation(connection.db)
  if (!installation) throw new Error('the bench database has no installation')
  const house = furnish(readConfig({ NTS_DATA: folder, NTS_LOG: 'silent' }), connection, installation, modules)
  const former = { validFrom: '2023-04-10', validTo: '2025-07-01' }
  for (const name of ['provinces-2024', 'districts-2024', 'communes-2024-all'])
    await bringLayer(house, readLayer(name), former)
  for (const name of ['provinces-2025', 'communes-2025-all'])
    await bringLayer(house, readLayer(name), { validFrom: '2025-07-01' })
}

/** Over the mainland: from Hà Giang and Điện Biên to Cà Mau and Phú Yên. */
const MAINLAND = { west: 102.2, east: 109.4, south: 8.6, north: 23.3 }
const MOST_A_ZOOM = 24

/** Tiles of every zoom spread evenly over the mainland, all of them where there are few. */
export function spreadTiles(): TilePlace[] {
  const tiles: TilePlace[] = []
  for (let z = 4; z <= 12; z += 1) {
    const all: TilePlace[] = []
    for (let x = columnAt(MAINLAND.west, z); x <= columnAt(MAINLAND.east, z); x += 1)
      for (let y = rowAt(MAINLAND.north, z); y <= rowAt(MAINLAND.south, z); y += 1) all.push({ z, x, y })
    const step = Math.max(1, all.length / MOST_A_ZOOM)
    for (let i = 0; i < all.length; i += step) tiles.push(...all.slice(Math.floor(i), Math.floor(i) + 1))
  }
  return tiles
}

const columnAt = (longitude: number, z: number): number => Math.floor((longitude / 360 + 0.5) * 2 ** z)

function rowAt(latitude: number, z: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180)
  return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** z)
}
