import { wordsOf } from '../../../ui/language.tsx'
import { en } from './people-words.en.ts'
import { vi } from './people-words.vi.ts'

export const usePeopleWords = wordsOf({ vi, en })
