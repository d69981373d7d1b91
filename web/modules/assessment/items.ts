import type { Search } from '../../shell/address.ts'
import { isResultState, type ResultState } from '../../../design/words.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'

export type Opinion = NonNullable<DossierItem['appraisal']>['opinion']

/** In the order of their buttons. */
export const OPINIONS: readonly Opinion[] = ['met', 'return', 'not-met']

/** Items under their criteria, in the order of the law. */
export function groupByCriterion<T extends Pick<DossierItem, 'criterion'>>(items: readonly T[]): [string, T[]][] {
  const groups = new Map<string, T[]>()
  for (const item of items) groups.set(item.criterion, [...(groups.get(item.criterion) ?? []), item])
  return [...groups]
}

/** Does this item still need an opinion of this submission? One sealed as before keeps the opinion it has. */
export function needsOpinion(item: Pick<DossierItem, 'appraisal'>): boolean {
  return item.appraisal === null || (item.appraisal.opinion === 'return' && item.appraisal.answer !== null)
}

/** The frozen result of an item; a state this build does not know reads as not reported. */
export function resultOf(item: Pick<DossierItem, 'result'>): ResultState {
  return isResultState(item.result) ? item.result : 'no-figure'
}

/** Where an indicator of a dossier is looked at: its unit, year and set. */
export function lookAt({ unit, year, set }: Pick<Dossier, 'unit' | 'year' | 'set'>, indicator?: string): Search {
  const at = { 'don-vi': unit.id, ky: String(year), bo: `${set.id}@${set.version}` }
  return indicator === undefined ? at : { ...at, 'chi-tieu': indicator }
}

/** An indicator that has a value and nothing that proves it, as the board counts them. */
export function lacksFiles(item: Pick<DossierItem, 'evidence' | 'value'>): boolean {
  return item.evidence.length === 0 && item.value !== null
}

/** Where a sealed file opens. */
export function fileAddress({ id }: DossierItem['evidence'][number]): string | undefined {
  return id === null ? undefined : `/api/v1/evidence/${id}/file`
}
