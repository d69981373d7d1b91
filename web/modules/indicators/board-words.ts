import { wordsOf } from '../../ui/language.tsx'
import { en } from './board-words.en.ts'
import { vi } from './board-words.vi.ts'

export const useBoardWords = wordsOf({ vi, en })
