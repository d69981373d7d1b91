import { wordsOf } from '../../../ui/language.tsx'
import { en } from './agency-words.en.ts'
import { vi } from './agency-words.vi.ts'

export const useAgencyWords = wordsOf({ vi, en })
