import type { Commune } from './standing.ts'

export type CommuneGroup = { name: string; communes: Commune[] }

/** Communes by the unit above them, in the order they come: the district until 30/6/2025. */
export function placeCommunes(communes: readonly Commune[]): CommuneGroup[] {
  const groups = new Map<string, Commune[]>()
  for (const one of communes) {
    const name = one.parentName ?? ''
    groups.set(name, [...(groups.get(name) ?? []), one])
  }
  return [...groups].map(([name, members]) => ({ name, communes: members }))
}
