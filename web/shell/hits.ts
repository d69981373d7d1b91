import type { Search } from './address.ts'

export type Hit = {
  key: string
  kind: 'unit' | 'indicator' | 'screen'
  name: string
  detail: string
  /** Where a screen leads; units and indicators decide by the screen that is open. */
  to: string
  search: Search
}

type Found = {
  units: readonly { id: string; code: string; name: string; parents: readonly { name: string }[] }[]
  indicators: readonly { indicator: string; name: string }[]
  screens: readonly { to: string; name: string }[]
}

/** Units come found from the server, which forgives diacritics; the short lists are searched here the same way. */
export function collectHits(text: string, { units, indicators, screens }: Found): Hit[] {
  const asked = foldText(text)
  const fits = (...names: string[]): boolean => names.some((name) => foldText(name).includes(asked))
  return [
    ...units.map((unit): Hit => ({
      key: `unit-${unit.id}`,
      kind: 'unit',
      name: unit.name,
      detail: [...unit.parents.map((parent) => parent.name), unit.code].join(' · '),
      to: '',
      search: { 'don-vi': unit.id, bo: undefined },
    })),
    ...indicators
      .filter(({ indicator, name }) => asked !== '' && (indicator === asked || fits(name)))
      .slice(0, 6)
      .map(({ indicator, name }): Hit => ({
        key: `indicator-${indicator}`,
        kind: 'indicator',
        name: `${indicator} ${name}`,
        detail: '',
        to: '',
        search: { 'chi-tieu': indicator },
      })),
    ...screens
      .filter(({ name }) => fits(name))
      .map(({ to, name }): Hit => ({ key: `screen-${to}`, kind: 'screen', name, detail: '', to, search: {} })),
  ]
}

/** Lower case without marks: `Xã Tân Nhuận Đông` → `xa tan nhuan dong`. */
export function foldText(text: string): string {
  return text.trim().toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd')
}
