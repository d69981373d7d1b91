import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../../../data/passwords')

/** The world's commonest passwords, folded; and words that a colleague or neighbour would try first. See the README there. */
const common = new Set(readWords('common.txt'))
const local = readWords('local.txt')

function readWords(name: string): string[] {
  return readFileSync(join(FOLDER, name), 'utf8')
    .split('\n')
    .filter((word) => word !== '')
}

/** Is this the first thing somebody would try who knows the field and the owner's name and login (`own`)? */
export function isEasyToGuess(password: string, own: readonly string[]): boolean {
  const plain = foldPlain(password)
  return (
    common.has(plain) ||
    new Set(plain).size < 4 ||
    isDayOrPhone(plain) ||
    isMadeOf(plain, [...local, ...own.flatMap((text) => text.split(/[\s._@-]+/).map(foldPlain))])
  )
}

/** `Nông Thôn Mới` → `nongthonmoi`: a word is as easy to guess with marks, spaces and signs as without. */
export function foldPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}

/** A birthday or a telephone number: on every form its owner ever filled in. */
function isDayOrPhone(plain: string): boolean {
  return /^(0[1-9]|[12]\d|3[01])(0[1-9]|1[0-2])(19|20)\d\d$/.test(plain) || /^(0|84)\d{9}$/.test(plain)
}

/** Nothing but these words and digits, with at least one word. In steps along the text: no pattern that could run away. */
function isMadeOf(plain: string, words: readonly string[]): boolean {
  if (!/\D/.test(plain)) return false
  const pieces = words.filter((word) => word.length > 1)
  const reached = new Set([0])
  for (let at = 0; at < plain.length; at += 1) {
    if (!reached.has(at)) continue
    if (/\d/.test(plain.charAt(at))) reached.add(at + 1)
    for (const word of pieces) if (plain.startsWith(word, at)) reached.add(at + word.length)
  }
  return reached.has(plain.length)
}
