import type { Words } from './words.ts'

/** What was typed as a whole number: null when empty, undefined when it is no whole number. Points part thousands. */
export function readCount(text: string): number | null | undefined {
  const plain = text.replaceAll(/\s/g, '')
  if (plain === '') return null
  if (/^\d{1,3}(\.\d{3})+$/.test(plain)) return Number(plain.replaceAll('.', ''))
  return /^\d{1,7}$/.test(plain) ? Number(plain) : undefined
}

/** The sentence under a field that holds no whole number. */
export function sayCount(text: string, { wholeNumber }: Pick<Words, 'wholeNumber'>): string | undefined {
  return readCount(text) === undefined ? wholeNumber : undefined
}
