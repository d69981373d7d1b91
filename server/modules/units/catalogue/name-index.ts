import type { PlainDate } from '../../../kernel/time.ts'
import type { CatalogueUnit, CatalogueVersion, NameEntry, NameIndex } from './catalogue-types.ts'
import { foldForSearch } from '../fold.ts'

export type NameKey = 'fullKey' | 'skipKey' | 'code'

export function indexNames(units: ReadonlyMap<string, CatalogueUnit>): NameIndex {
  const entries = [...units.values()].flatMap((unit) =>
    unit.versions.flatMap((version) => entriesOf(units, unit, version)),
  )
  return {
    byFull: entries.toSorted(inOrderOf('fullKey')),
    bySkip: entries.toSorted(inOrderOf('skipKey')),
    byCode: entries.toSorted(inOrderOf('code')),
  }
}

/** Entries whose key begins with a text: a binary search and a stretch. */
export function beginningWith(index: NameIndex, key: NameKey, text: string): NameEntry[] {
  const sorted = { fullKey: index.byFull, skipKey: index.bySkip, code: index.byCode }[key]
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle]?.[key] ?? '') < text) low = middle + 1
    else high = middle
  }
  const found: NameEntry[] = []
  for (let entry = sorted[low]; entry?.[key].startsWith(text); entry = sorted[++low]) found.push(entry)
  return found
}

type Stretch = { from: PlainDate; to: PlainDate | null }

/** One entry per wording: a unit above may have been renamed while this one was not. */
function entriesOf(
  units: ReadonlyMap<string, CatalogueUnit>,
  unit: CatalogueUnit,
  version: CatalogueVersion,
): NameEntry[] {
  const nameKey = foldForSearch(version.shortName)
  const common = { unit, level: version.level, code: version.code, typeKey: foldForSearch(version.type), nameKey }
  return trailsOf(units, version, version).map(({ keys, from, to }) => ({
    ...common,
    fullKey: [nameKey, ...keys].join(' '),
    skipKey: [nameKey, ...keys.slice(-1)].join(' '),
    from,
    to,
  }))
}

function trailsOf(
  units: ReadonlyMap<string, CatalogueUnit>,
  version: CatalogueVersion,
  during: Stretch,
): (Stretch & { keys: string[] })[] {
  const above = version.parentId === null ? undefined : units.get(version.parentId)
  if (!above) return [{ ...during, keys: [] }]
  return above.versions.flatMap((parent) => {
    const shared = overlap(parent, during)
    if (!shared) return []
    const key = foldForSearch(parent.shortName)
    return trailsOf(units, parent, shared).map((trail) => ({ ...trail, keys: [key, ...trail.keys] }))
  })
}

function overlap(a: Stretch, b: Stretch): Stretch | undefined {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to === null || (b.to !== null && b.to < a.to) ? b.to : a.to
  return to === null || from < to ? { from, to } : undefined
}

function inOrderOf(key: NameKey): (a: NameEntry, b: NameEntry) => number {
  return (a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0)
}
