import type { StageData } from '../../../server/modules/map/contract.ts'

/** The place of the map on the page, and what the server says to draw there. */
export type Stage = { element: HTMLElement; data: StageData }

export function findStage(root: ParentNode = document): Stage | undefined {
  const element = root.querySelector<HTMLElement>('.map-stage[data-map]')
  const text = element?.dataset['map']
  return element && text ? { element, data: JSON.parse(text) as StageData } : undefined
}

/** Address of a unit's page, or of its map. */
export function addressOf({ open }: StageData, code: string): string {
  return open.replace('{code}', code)
}
