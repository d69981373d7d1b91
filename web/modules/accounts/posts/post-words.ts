import { wordsOf } from '../../../ui/language.tsx'
import { en } from './post-words.en.ts'
import { vi } from './post-words.vi.ts'

export const usePostWords = wordsOf({ vi, en })
