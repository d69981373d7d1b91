import type { Packed } from '../../kernel/packed.ts'

/** Plain and both packings of about 600 tiles of a province. */
const MOST_BYTES = 32 * 1024 * 1024
/** What an entry weighs at most: its packings together are never larger than the plain bytes twice. */
const WEIGHT = 3
const OVERHEAD = 500

export type TileCache = {
  get(address: string): Packed | undefined
  put(address: string, tile: Packed): void
  size(): number
}

/**
 * Tiles by address, the ones asked for last. An address names its content, so nothing is ever dropped because it
 * changed, only because others need the room.
 */
export function createTileCache(mostBytes = MOST_BYTES): TileCache {
  const tiles = new Map<string, Packed>()
  let bytes = 0
  return {
    get(address) {
      const tile = tiles.get(address)
      if (!tile) return undefined
      tiles.delete(address)
      tiles.set(address, tile)
      return tile
    },
    put(address, tile) {
      const before = tiles.get(address)
      if (before) bytes -= weigh(before)
      tiles.set(address, tile)
      bytes += weigh(tile)
      for (const [oldest, old] of tiles) {
        if (bytes <= mostBytes) break
        tiles.delete(oldest)
        bytes -= weigh(old)
      }
    },
    size: () => tiles.size,
  }
}

function weigh({ plain }: Packed): number {
  return plain.length * WEIGHT + OVERHEAD
}
