const MOST_BYTES = 64 * 1024 * 1024

type Entry = { body: Buffer; headers: Record<string, string>; tags: readonly string[] }

/**
 * Rendered public pages as bytes (re-encoding Vietnamese text halves throughput). An entry is dropped when a subject
 * it depends on changes; `*` depends on everything. The committing process drops at once, others when the sealer says.
 */
export type PageCache = {
  get(key: string): Entry | undefined
  put(key: string, entry: Entry): void
  drop(subject: string): void
  clear(): void
}

export function createPageCache(): PageCache {
  const entries = new Map<string, Entry>()
  const byTag = new Map<string, Set<string>>()
  let bytes = 0

  const remove = (key: string): void => {
    const entry = entries.get(key)
    if (!entry) return
    entries.delete(key)
    bytes -= entry.body.length
    for (const tag of entry.tags) byTag.get(tag)?.delete(key)
  }
  const removeTag = (tag: string): void => {
    for (const key of byTag.get(tag) ?? []) remove(key)
    byTag.delete(tag)
  }
  const clearAll = (): void => {
    entries.clear()
    byTag.clear()
    bytes = 0
  }
  return {
    get(key) {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry
    },
    put(key, entry) {
      remove(key)
      entries.set(key, entry)
      bytes += entry.body.length
      for (const tag of entry.tags) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(key))
      for (const oldest of entries.keys()) {
        if (bytes <= MOST_BYTES) break
        remove(oldest)
      }
    },
    drop(subject) {
      if (subject === '*') return clearAll()
      removeTag(subject)
      removeTag('*')
    },
    clear: clearAll,
  }
}
