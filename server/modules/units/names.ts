import { foldName } from './fold.ts'
import type { UnitType } from './contract.ts'

/** Type words, longest first, so that `thị trấn` is not read as another word. */
const TYPES: readonly UnitType[] = [
  'thành phố',
  'thị trấn',
  'đặc khu',
  'phường',
  'thị xã',
  'huyện',
  'quận',
  'tỉnh',
  'xã',
]

/** `Thành Phố Bắc Kạn` → type `thành phố`, short name `Bắc Kạn`. Throws when no type word leads. */
export function splitName(text: string): { type: UnitType; shortName: string } {
  const name = foldName(text)
  const lower = name.toLowerCase()
  const type = TYPES.find((word) => lower.startsWith(`${word} `))
  if (!type) throw new Error(`unit name without a type word: ${text}`)
  return { type, shortName: name.slice(type.length + 1) }
}

/** `thành phố` and `Cao Lãnh` → `Thành phố Cao Lãnh`. */
export function fullName(type: UnitType, shortName: string): string {
  return `${type.charAt(0).toUpperCase()}${type.slice(1)} ${shortName}`
}
