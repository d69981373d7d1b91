import { wordsOf } from '../../ui/language.tsx'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

export const useWords = wordsOf({ vi, en })
