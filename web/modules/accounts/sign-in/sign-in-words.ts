import { wordsOf } from '../../../ui/language.tsx'
import { en } from './sign-in-words.en.ts'
import { vi } from './sign-in-words.vi.ts'

export const useSignInWords = wordsOf({ vi, en })
