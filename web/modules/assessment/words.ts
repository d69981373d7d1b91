const TIERS: Record<string, string> = {
  basic: 'nông thôn mới',
  advanced: 'nông thôn mới nâng cao',
  exemplary: 'nông thôn mới kiểu mẫu',
  modern: 'nông thôn mới hiện đại',
}

export function sayTier(tier: string): string {
  return TIERS[tier] ?? tier
}

export type Opinion = 'met' | 'not-met' | 'return'

export const OPINIONS: readonly (readonly [Opinion, string])[] = [
  ['met', 'Đạt'],
  ['return', 'Trả lại'],
  ['not-met', 'Không đạt'],
]

export function sayOpinion(opinion: Opinion): string {
  return OPINIONS.find(([key]) => key === opinion)?.[1] ?? opinion
}
