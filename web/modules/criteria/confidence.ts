import type { Words } from './words.vi.ts'

/** How a wording or a number of the law was read. */
export function sayConfidence(confidence: string, words: Words['confidence']): string {
  return new Map(Object.entries(words)).get(confidence) ?? confidence
}
