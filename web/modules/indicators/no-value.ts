import type { NO_VALUES } from '../../../server/modules/indicators/figure-contract.ts'

export type NoValue = (typeof NO_VALUES)[number]

const WORDS: Record<NoValue, string> = {
  'not-reported': 'Chưa báo cáo',
  'not-due': 'Chưa đến hạn',
  'not-applicable': 'Không áp dụng',
  refused: 'Số liệu bị từ chối',
}

export function sayNoValue(reason: NoValue): string {
  return WORDS[reason]
}

export function isNoValue(text: string): text is NoValue {
  return text in WORDS
}

/** Reasons an officer may give; a refusal is said by those who read the figure, not by who enters it. */
export const OFFERED: readonly NoValue[] = ['not-reported', 'not-due', 'not-applicable']
