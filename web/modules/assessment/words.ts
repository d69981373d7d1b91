const TIERS: Record<string, string> = {
  basic: 'nông thôn mới',
  advanced: 'nông thôn mới nâng cao',
  exemplary: 'nông thôn mới kiểu mẫu',
  modern: 'nông thôn mới hiện đại',
}

export function sayTier(tier: string): string {
  return TIERS[tier] ?? tier
}

/** `Xã Tân Nhuận Đông` inside a sentence: the type of a unit is a common noun there. */
export function nameInSentence(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
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
