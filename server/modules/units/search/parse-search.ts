import { foldForSearch } from '../fold.ts'
import { aliases } from './aliases.ts'

/** One way to read what a person typed: a name with perhaps the names above it, and perhaps a type word before it. */
export type Reading = { typeKey: string | null; key: string }

export type ParsedSearch = { code: string | null; readings: readonly Reading[] }

/** Abbreviations in everyday addresses. Written with a dot or as a word of its own. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['x', 'xa'],
  ['p', 'phuong'],
  ['h', 'huyen'],
  ['q', 'quan'],
  ['t', 'tinh'],
  ['tt', 'thi tran'],
  ['tx', 'thi xa'],
  ['tp', 'thanh pho'],
  ['dk', 'dac khu'],
])
const TYPE_KEYS = ['thanh pho', 'thi tran', 'dac khu', 'phuong', 'thi xa', 'huyen', 'quan', 'tinh', 'xa'] as const

/** `q1`, `p12`: wards and districts with numbers are written in one go. */
const GLUED_NUMBER = /\b([qp])(\d{1,2})\b/g

/**
 * Reads `xã Tân Thuận Tây, TP. Cao Lãnh` as the names it may mean. A type word may also be part of a name (huyện Quan
 * Sơn, xã Xã Phan), so readings with and without it are all tried, the most literal first.
 */
export function parseSearch(text: string): ParsedSearch {
  const glued = text.replaceAll(/\b(tp|tx|tt|p|q|x|h|t)\.\s*(?=\S)/gi, '$1 ')
  const words = foldForSearch(glued).replaceAll(GLUED_NUMBER, '$1 $2').split(' ').filter(Boolean)
  // The last word is still being typed, so it is no abbreviation yet; and a letter may be part of a name (Ea H'Leo).
  const written = words.map((word, i) => (i < words.length - 1 && SHORT.get(word)) || word).join(' ')
  const called = written
    .split(' ')
    .map((word) => aliases.get(word) ?? word)
    .join(' ')
  const readings = distinct([called, written, words.join(' ')].flatMap(readingsOf))
  const code = text.trim()
  if (!/^\d{2,5}$/.test(code)) return { code: null, readings }
  // Wards have numbers of at most two digits; anything longer is only a code.
  return { code, readings: code.length > 2 ? [] : readings }
}

function distinct(readings: readonly Reading[]): Reading[] {
  return [...new Map(readings.filter((r) => r.key !== '').map((r) => [`${r.typeKey} ${r.key}`, r])).values()]
}

function readingsOf(phrase: string): Reading[] {
  if (phrase === '') return []
  const typeKey = TYPE_KEYS.find((type) => phrase.startsWith(`${type} `))
  const rest = typeKey ? phrase.slice(typeKey.length + 1) : phrase
  return [
    { typeKey: null, key: phrase },
    ...(typeKey ? [{ typeKey, key: rest }] : []),
    ...dropTypes(rest).map((key) => ({ typeKey: typeKey ?? null, key })),
  ]
}

const INNER = new RegExp(` (?:${TYPE_KEYS.join('|')})(?= )`, 'g')
const MOST_INNER = 3

/**
 * Leaves out the type words of the units above: `a thanh pho b tinh c` → `a b c`. The first word is always a name, and any
 * other may be part of one (xã Cúc Phương, tỉnh Ninh Bình), so leaving out fewer is tried too, most left out first.
 */
function dropTypes(rest: string): string[] {
  const found = [...rest.matchAll(INNER)].slice(0, MOST_INNER)
  const choices = Array.from({ length: 2 ** found.length }, (_, kept) => kept).toSorted((a, b) => bits(a) - bits(b))
  return choices.map((kept) => {
    let n = -1
    return rest.replace(INNER, (word) => {
      n += 1
      return n < MOST_INNER && kept & (1 << n) ? word : ''
    })
  })
}

const bits = (n: number): number => n.toString(2).replaceAll('0', '').length
