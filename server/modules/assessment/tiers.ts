/** The three levels a commune may be recognised at; `grains` is how many its seal bears. */
export const TIERS = {
  basic: { name: 'Nông thôn mới', title: 'đạt chuẩn nông thôn mới', grains: 1 },
  advanced: { name: 'Nâng cao', title: 'đạt chuẩn nông thôn mới nâng cao', grains: 2 },
  exemplary: { name: 'Kiểu mẫu', title: 'đạt chuẩn nông thôn mới kiểu mẫu', grains: 3 },
} as const

export type TierCode = keyof typeof TIERS

export const TIER_CODES = ['basic', 'advanced', 'exemplary'] as const satisfies readonly TierCode[]

/** Words and grains of a stored tier; a tier of another kind of unit keeps its code. */
export function describeTier(code: string): { name: string; title: string; grains: 1 | 2 | 3 } {
  const known = TIER_CODES.find((tier) => tier === code)
  return known ? TIERS[known] : { name: code, title: code, grains: 1 }
}
