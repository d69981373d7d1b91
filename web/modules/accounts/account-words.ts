import { wordsOf } from '../../ui/language.tsx'
import { en } from './account-words.en.ts'
import { vi } from './account-words.vi.ts'

export const useAccountWords = wordsOf({ vi, en })
