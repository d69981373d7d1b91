import type { MapLabel, MapResults, MapSheet } from '../../../server/modules/map/contract.ts'
import type { StageData } from '../../../server/modules/map/contract.ts'

/** One letter a unit: 3–0 from all criteria to few, `n` not reported, `o` outside the assessment. */
export type ClassLetter = '3' | '2' | '1' | '0' | 'n' | 'o'

export type UnitResult = MapLabel & { cls: ClassLetter; met: number }

/** What the live map knows of the units it colours, by id. */
export type Results = { units: ReadonlyMap<string, UnitResult>; criteria: number }

/** Results and the places of labels, joined; tiles carry neither. Throws when the server does not answer. */
export async function loadResults(stage: StageData): Promise<Results> {
  const [results, sheet] = await Promise.all([read<MapResults>(stage.results), read<MapSheet>(stage.labels)])
  const places = new Map((sheet.labels ?? []).map((label) => [label.id, label]))
  const units = new Map<string, UnitResult>()
  for (const [i, id] of results.ids.entries()) {
    const label = places.get(id)
    if (label) units.set(id, { ...label, cls: (results.classes[i] ?? 'n') as ClassLetter, met: results.met[i] ?? -1 })
  }
  return { units, criteria: results.criteria }
}

async function read<T>(address: string): Promise<T> {
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`${address}: ${reply.status}`)
  return (await reply.json()) as T
}

/** The class as the style sheets and the words of the page name it. */
export function nameClass(cls: ClassLetter): string {
  return cls === 'n' ? 'none' : cls === 'o' ? 'outside' : cls
}
