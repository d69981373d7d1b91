import { foldForSearch } from '../fold.ts'

// "Mỹ Tho" and "Mỹ Thọ" fold to one text. Whoever types diacritics means them, so among names that fold alike the one spelled
// as typed comes first. Where in a word a mark stands is no difference: Hoà and Hòa are one spelling.

const MARKS = /[\u0300-\u036f]/g

/** Words with their marks, in one order: `my~ tho`. Between spaces, to be looked for inside a longer text. */
export function spellingOf(text: string): string {
  const words = text
    .normalize('NFD')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\d]+/u)
  return ` ${words
    .filter((word) => word !== '')
    .map(spellWord)
    .join(' ')} `
}

function spellWord(word: string): string {
  const marks = word.match(MARKS) ?? []
  return foldForSearch(word) + [...marks, ...(word.match(/đ/g) ?? [])].toSorted().join('')
}

/** Does a text carry any mark at all? Without one nothing is known of what was meant. */
export function hasAccents(text: string): boolean {
  return /[\u0300-\u036fđ]/.test(text.normalize('NFD').toLowerCase())
}
