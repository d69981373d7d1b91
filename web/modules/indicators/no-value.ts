import type { NO_VALUES } from '../../../server/modules/indicators/figure-contract.ts'

export type NoValue = (typeof NO_VALUES)[number]

/** Reasons an officer may give; a refusal is said by those who read the figure, not by who enters it. */
export const OFFERED: readonly NoValue[] = ['not-reported', 'not-due', 'not-applicable']

export function isNoValue(text: string): text is NoValue {
  return text === 'refused' || OFFERED.some((reason) => reason === text)
}
