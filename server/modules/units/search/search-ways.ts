import type { Level } from '../contract.ts'
import { similarity } from './edit-distance.ts'
import type { NameEntry, NameIndex } from '../catalogue/catalogue-types.ts'
import { beginningWith } from '../catalogue/name-index.ts'
import type { ParsedSearch, Reading } from './parse-search.ts'

/** An entry that matched; lower ranks come first. */
export type Match = { entry: NameEntry; rank: number }

/** Ways to match from the cheapest to the dearest; the next is tried only when one finds nothing. */
export const WAYS: readonly ((index: NameIndex, parsed: ParsedSearch) => Match[])[] = [
  beginsWith,
  beginsWithOfAnyType,
  contains,
  resembles,
]

/** Names that begin with what was typed, alone or followed by the names above; or codes that do. */
function beginsWith(index: NameIndex, { code, readings }: ParsedSearch): Match[] {
  const byName = readings.flatMap(({ typeKey, key }, i) =>
    // A less literal reading is a little worse than a more literal one.
    [...beginningWith(index, 'fullKey', key), ...beginningWith(index, 'skipKey', key)]
      .filter((entry) => hasType(entry, typeKey))
      .map((entry) => ({ entry, rank: rankOf(entry, key) + i / 10 })),
  )
  if (code === null) return byName
  const byCode = beginningWith(index, 'code', code).map((entry) => ({ entry, rank: entry.code === code ? 0 : 10 }))
  return [...byName, ...byCode]
}

/** People keep the type word of years ago: "thị xã Hồng Ngự" is a city now. */
function beginsWithOfAnyType(index: NameIndex, { readings }: ParsedSearch): Match[] {
  return beginsWith(index, { code: null, readings: readings.map((reading) => ({ ...reading, typeKey: null })) })
}

/** 0: the name, or the name followed by names above it; 10: a name that begins so; 20: any wording that begins so. */
function rankOf({ nameKey }: NameEntry, key: string): number {
  if (nameKey === key || key.startsWith(`${nameKey} `)) return 0
  return nameKey.startsWith(key) ? 10 : 20
}

/** Words inside the name, or inside the names above it. */
function contains({ byFull }: NameIndex, { readings }: ParsedSearch): Match[] {
  return readings.flatMap(({ typeKey, key }) => {
    const inside = ` ${key}`
    return byFull
      .filter((entry) => entry.fullKey.includes(inside) && hasType(entry, typeKey))
      .map((entry) => ({ entry, rank: ` ${entry.nameKey}`.includes(inside) ? 40 : 50 }))
  })
}

const LEAST_ALIKE = 0.7

/** Spelling mistakes: names at a small edit distance from what was typed. */
function resembles({ byFull }: NameIndex, { readings }: ParsedSearch): Match[] {
  const reading = readings.at(-1)
  if (!reading) return []
  return byFull.flatMap((entry) => {
    const alike = likeness(entry, reading)
    return alike < LEAST_ALIKE ? [] : [{ entry, rank: 70 - 10 * alike }]
  })
}

function likeness(entry: NameEntry, { typeKey, key }: Reading): number {
  const wordings = [entry.nameKey, entry.skipKey, entry.fullKey]
  const best = Math.max(...wordings.map((wording) => similarity(wording, key, LEAST_ALIKE)))
  return hasType(entry, typeKey) ? best : best - 0.1
}

function hasType(entry: NameEntry, typeKey: string | null): boolean {
  return typeKey === null || entry.typeKey === typeKey
}

const BY_LEVEL = { province: 0, district: 0.01, commune: 0.02 } as const satisfies Record<Level, number>

/** Among equals the higher level first, and the xã first: the programme works in xã. */
export function nudge(entry: NameEntry): number {
  return BY_LEVEL[entry.level] + (entry.typeKey === 'xa' ? 0 : 0.001)
}
