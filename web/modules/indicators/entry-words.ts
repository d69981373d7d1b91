import { wordsOf } from '../../ui/language.tsx'
import { en } from './entry-words.en.ts'
import { vi } from './entry-words.vi.ts'

export const useEntryWords = wordsOf({ vi, en })
