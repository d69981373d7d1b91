import type { FigureSheet } from '../../../server/modules/indicators/contract.ts'

export type Lock = {
  /** Who holds the figures and since when. */
  reason: string
  /** Every figure of the indicator is held; otherwise some can still be changed. */
  isWhole: boolean
}

/** The lock on an indicator: that of the figures it is worked out from. */
export function findLock(
  locked: FigureSheet['locked'],
  inputs: readonly { element: { code: string } }[],
): Lock | undefined {
  const held = new Map(locked.map(({ element, reason }) => [element, reason]))
  const reasons = inputs.flatMap(({ element }) => held.get(element.code) ?? [])
  const [reason] = reasons
  return reason === undefined ? undefined : { reason, isWhole: reasons.length === inputs.length }
}
