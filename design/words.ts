/** What the system says about one indicator or criterion of a unit. Used by every room, screen and drawing. */
export type ResultState = 'met' | 'not-met' | 'no-figure' | 'not-due' | 'refused' | 'level-unknown' | 'not-applicable'

export type Language = 'vi' | 'en'

/** Order of tallies and legends: what is settled first, then what needs somebody, then what waits. */
export const RESULT_STATES: readonly ResultState[] = [
  'met',
  'not-met',
  'refused',
  'level-unknown',
  'no-figure',
  'not-due',
  'not-applicable',
]

const WORDS: Record<ResultState | 'recomputing', Record<Language, string>> = {
  met: { vi: 'Đạt', en: 'Met' },
  'not-met': { vi: 'Chưa đạt', en: 'Not met' },
  refused: { vi: 'Số liệu bị từ chối', en: 'Figure refused' },
  'level-unknown': { vi: 'Chưa kết luận', en: 'Not concluded' },
  'no-figure': { vi: 'Chưa báo cáo', en: 'Not reported' },
  'not-due': { vi: 'Chưa đến hạn', en: 'Not due yet' },
  'not-applicable': { vi: 'Không áp dụng', en: 'Not applicable' },
  recomputing: { vi: 'Đang tính lại', en: 'Being recomputed' },
}

export function sayResult(state: ResultState | 'recomputing', language: Language = 'vi'): string {
  return WORDS[state][language]
}

export function isResultState(text: string): text is ResultState {
  return RESULT_STATES.some((state) => state === text)
}

/** How many of each state there are; states that do not occur count 0. */
export function countStates(states: readonly ResultState[]): Record<ResultState, number> {
  const counts: Record<ResultState, number> = {
    met: 0,
    'not-met': 0,
    refused: 0,
    'level-unknown': 0,
    'no-figure': 0,
    'not-due': 0,
    'not-applicable': 0,
  }
  for (const state of states) counts[state] += 1
  return counts
}
