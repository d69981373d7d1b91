import { wordsOf } from '../../ui/language.tsx'
import { en as sheetEn } from './sheet-words.en.ts'
import { vi as sheetVi, type Words as SheetWords } from './sheet-words.vi.ts'
import { en } from './words.en.ts'
import { type Words, vi } from './words.vi.ts'

export type { SheetWords, Words }
export const useWords = wordsOf({ vi, en })
export const useSheetWords = wordsOf({ vi: sheetVi, en: sheetEn })
