import { wordsOf } from '../../../ui/language.tsx'
import { en } from './role-words.en.ts'
import { vi } from './role-words.vi.ts'

export const useRoleWords = wordsOf({ vi, en })
