import type { Db, Tx } from '../../kernel/db.ts'
import type { Level } from '../units/contract.ts'
import { sheetOfVersion } from '../units/index.ts'
import { TILE_ZOOMS } from './contract.ts'
import { cutTile, type TilePlace } from './cut-tile.ts'
import { noSuchTile, unknownMapVersion } from './problems.ts'

/**
 * The bytes of one tile; none where it is empty. Throws `no-such-tile` outside the zooms and columns there are,
 * `unknown-map-version` when no day has the version now.
 */
export async function makeTile(
  db: Db | Tx,
  { level, version, ...place }: TilePlace & { level: Level; version: string },
): Promise<Buffer> {
  const { z, x, y } = place
  const side = 2 ** z
  if (z < TILE_ZOOMS.least || z > TILE_ZOOMS.most || x >= side || y >= side)
    throw noSuchTile(TILE_ZOOMS.least, TILE_ZOOMS.most)
  const sheet = await sheetOfVersion(db, level, version)
  if (!sheet || sheet.units.length === 0) throw unknownMapVersion()
  return cutTile(sheet, place)
}
