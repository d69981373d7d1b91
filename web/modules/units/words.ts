import { wordsOf } from '../../ui/language.tsx'
import { en } from './words.en.ts'
import { type Words, vi } from './words.vi.ts'

export type { Words }
export const useWords = wordsOf({ vi, en })
