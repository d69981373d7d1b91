import { foldForSearch } from '../units/index.ts'

export type Keys = { same_key: string; search_key: string; sort_key: string }

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g

/** `hoà` and `hòa` are one spelling: the tone is moved to the end of its syllable. Other diacritics stay. */
function moveTone(syllable: string): string {
  const parts = syllable.normalize('NFD')
  return parts.replaceAll(TONES, '') + (parts.match(TONES)?.join('') ?? '')
}

/** Equal for names that people read as the same: `Ấp 01` and `ấp 1`, `Hoà Bình` and `Hòa Bình`; `Phú Hòa` is not `Phú Hoa`. */
export function sameKeyOf(name: string): string {
  return name
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .replaceAll(/(?<!\d)0+(?=\d)/g, '')
    .trim()
    .split(' ')
    .map(moveTone)
    .join(' ')
    .normalize('NFC')
}

export function keysOf(name: string): Keys {
  const search = foldForSearch(name)
  return {
    same_key: sameKeyOf(name),
    search_key: search,
    sort_key: search.replaceAll(/\d+/g, (digits) => digits.padStart(4, '0')),
  }
}

/** `ấp`, `An Lạc` → `Ấp An Lạc`. */
export function labelOf({ type, name }: { type: string; name: string }): string {
  return `${type.charAt(0).toLocaleUpperCase('vi')}${type.slice(1)} ${name}`
}

/** Form of a unit's name inside a sentence: `xã Phú Hựu`. */
export function inSentence(name: string): string {
  return name.charAt(0).toLocaleLowerCase('vi') + name.slice(1)
}
