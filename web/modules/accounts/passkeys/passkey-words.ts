import { wordsOf } from '../../../ui/language.tsx'
import { en } from './passkey-words.en.ts'
import { vi } from './passkey-words.vi.ts'

export const usePasskeyWords = wordsOf({ vi, en })
