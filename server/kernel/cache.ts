import type { Packed } from './packed.ts'

const MOST_BYTES = 48 * 1024 * 1024

type Entry = { body: Packed; headers: Record<string, string>; tags: readonly string[] }

/**
 * Rendered public pages as bytes (re-encoding Vietnamese text halves throughput). An entry is dropped when a subject
 * it depends on changes; `*` depends on everything. The committing process drops at once, others when the sealer says.
 */
export type PageCache = {
  get(key: string): Entry | undefined
  /** Moves with every drop. */
  epoch(): number
  /** Keeps a page, unless something was dropped since `epoch`: what it shows may have changed while it was made. */
  put(key: string, entry: Entry, epoch: number): void
  drop(subject: string): void
  clear(): void
}

export function createPageCache(): PageCache {
  const entries = new Map<string, Entry>()
  const byTag = new Map<string, Set<string>>()
  let bytes = 0
  let epochs = 0

  const remove = (key: string): void => {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    bytes -= sizeOf(entry)
    for (const tag of entry.tags) byTag.get(tag)?.delete(key)
  }
  const removeTag = (tag: string): void => {
    for (const key of byTag.get(tag) ?? []) remove(key)
    byTag.delete(tag)
  }
  const clearAll = (): void => {
    epochs += 1
    entries.clear()
    byTag.clear()
    bytes = 0
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      // Who was asked for last matters only when room grows short.
      if (bytes > MOST_BYTES / 2) {
        entries.delete(key)
        entries.set(key, entry)
      }
      return entry
    },
    epoch: () => epochs,
    put(key, entry, epoch) {
      if (epoch !== epochs) return
      remove(key)
      entries.set(key, entry)
      bytes += sizeOf(entry)
      for (const tag of entry.tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key))
      for (const oldest of entries.keys()) {
        if (bytes <= MOST_BYTES) break
        remove(oldest)
      }
    },
    drop(subject) {
      epochs += 1
      if (subject === '*') return clearAll()
      removeTag(subject)
      removeTag('*')
    },
    clear: clearAll,
  }
}

function sizeOf({ body }: Entry): number {
  return body.plain.length + body.gzip.length + body.brotli.length
}
