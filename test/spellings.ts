import type { CatalogueUnit, Catalogue } from '../server/modules/units/index.ts'

/** A way people may write a unit, and the unit they mean. */
export type Spelling = { text: string; unitId: string; how: string }

/** The same sequence for the same seed (mulberry32). */
export function createDice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

type Named = { name: string; shortName: string; type: string }

const noTones = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D')

/** The tone on the other vowel of oa, oe, uy: hòa ↔ hoà. */
function otherTone(text: string): string {
  const decomposed = text.normalize('NFD')
  const moved = decomposed
    .replace(/([ou])([\u0300\u0301\u0303\u0309\u0323])([aey])(?!\p{M})(?!\p{L})/giu, '$1$3$2')
    .normalize('NFC')
  if (moved !== text.normalize('NFC')) return moved
  return decomposed.replace(/([ou])([aey])([\u0300\u0301\u0303\u0309\u0323])(?!\p{L})/giu, '$1$3$2').normalize('NFC')
}

const SHORT: Record<string, string> = {
  'thành phố': 'TP.',
  'thị xã': 'TX.',
  'thị trấn': 'TT.',
  huyện: 'H.',
  quận: 'Q.',
  phường: 'P.',
  tỉnh: 'T.',
  xã: 'X.',
}
const short = ({ type, shortName }: Named, glue: string): string => `${SHORT[type] ?? type}${glue}${shortName}`
const bare = (type: string): string => (SHORT[type] ?? type).replace('.', '').toLowerCase()

const WAYS: readonly [how: string, write: (names: readonly Named[]) => string][] = [
  ['full names', (names) => names.map(({ name }) => name).join(', ')],
  ['no tones', (names) => noTones(names.map(({ name }) => name).join(' '))],
  ['short names', (names) => names.map(({ shortName }) => shortName).join(', ')],
  ['short names, no tones', (names) => noTones(names.map(({ shortName }) => shortName).join(' ')).toLowerCase()],
  ['abbreviated', (names) => names.map((one) => short(one, ' ')).join(', ')],
  ['abbreviated, glued', (names) => names.map((one) => short(one, '')).join(' ')],
  [
    'abbreviated, bare',
    (names) => noTones(names.map((one) => `${bare(one.type)} ${one.shortName}`).join(' ')).toLowerCase(),
  ],
  ['other tones', (names) => names.map(({ name }) => otherTone(name)).join(', ')],
  [
    'decomposed',
    (names) =>
      names
        .map(({ name }) => name)
        .join(' - ')
        .normalize('NFD'),
  ],
  [
    'capitals',
    (names) =>
      names
        .map(({ name }) => name)
        .join(', ')
        .toUpperCase(),
  ],
  [
    'type on the first only',
    ([first, ...above]) => [first?.name, ...above.map(({ shortName }) => shortName)].join(' '),
  ],
]

/** `count` spellings of units of any time, each with as many names above as tell it from its namesakes. */
export function spellUnits(catalogue: Catalogue, count: number, seed: number): Spelling[] {
  const dice = createDice(seed)
  const units = [...catalogue.units.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
  const namesakes = Map.groupBy(
    units.flatMap(({ versions }) => versions),
    ({ shortName }) => noTones(shortName).toLowerCase(),
  )
  const spellings: Spelling[] = []
  while (spellings.length < count) {
    const unit = units[Math.floor(dice() * units.length)]
    const version = unit?.versions[Math.floor(dice() * unit.versions.length)]
    const [how, write] = WAYS[spellings.length % WAYS.length] ?? WAYS[0] ?? []
    if (!unit || !version || !how || !write) continue
    const names: Named[] = [version]
    for (let above = version.parentId; above !== null;) {
      const parent = catalogue.units.get(above)
      const on = parent?.versions.findLast(({ from }) => from <= version.from) ?? parent?.versions[0]
      if (!on) break
      names.push(on)
      above = on.parentId
    }
    const isAlone = (namesakes.get(noTones(version.shortName).toLowerCase())?.length ?? 0) <= 2
    // Alone, with the province, or with everything above.
    const forms = isAlone ? [[version], [version, ...names.slice(-1)], names] : [names]
    const form = forms[Math.floor(dice() * forms.length)] ?? names
    spellings.push({
      text: write(form),
      unitId: unit.id,
      how,
    })
  }
  return spellings
}

const keyOf = (unit: CatalogueUnit): string =>
  unit.versions.map(({ code, from, name }) => `${code} ${from} ${name}`).join()
