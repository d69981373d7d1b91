import type { ProvinceResults } from './contract.ts'

/** What a commune's own figures say of it. */
export const VERDICT_WORDS = {
  met: 'đạt',
  'not-met': 'chưa đạt',
  unknown: 'chưa đủ số liệu',
  incomplete: 'bộ chưa đầy đủ',
} as const satisfies Record<NonNullable<ProvinceResults['communes'][number]['verdict']>, string>
