import type { Db } from '../../kernel/db.ts'
import { packWhenAsked, type Packed } from '../../kernel/packed.ts'
import type { Level } from '../units/contract.ts'
import { sheetOfVersion } from '../units/index.ts'
import { TILE_ZOOMS } from './contract.ts'
import { cutTile, type TilePlace } from './cut-tile.ts'
import { noSuchTile, unknownMapVersion } from './problems.ts'
import { createTileCache } from './tile-cache.ts'

export type TileAsked = TilePlace & { level: Level; version: string }

const EFFORT = 4

// An address names its content: one cache serves every database this process ever opens.
const cache = createTileCache()

/** A tile served before, without a question to the database. */
export function keptTile(asked: TileAsked): Packed | undefined {
  return cache.get(addressOf(asked))
}

/** Throws `no-such-tile` outside the zooms and columns there are, `unknown-map-version` when no day has the version now. */
export async function makeTile(db: Db, asked: TileAsked): Promise<Packed> {
  const { level, version, z, x, y } = asked
  const side = 2 ** z
  if (z < TILE_ZOOMS.least || z > TILE_ZOOMS.most || x >= side || y >= side)
    throw noSuchTile(TILE_ZOOMS.least, TILE_ZOOMS.most)
  const sheet = await sheetOfVersion(db, level, version)
  if (!sheet || sheet.units.length === 0) throw unknownMapVersion()
  const tile = packWhenAsked(cutTile(sheet, { z, x, y }), EFFORT)
  cache.put(addressOf(asked), tile)
  return tile
}

function addressOf({ level, version, z, x, y }: TileAsked): string {
  return `${level}/${version}/${z}/${x}/${y}`
}
