import { foldName } from './fold.ts'
import type { Level, UnitType } from './contract.ts'

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

const COMMUNE_TYPES: ReadonlySet<UnitType> = new Set(['xã', 'phường', 'thị trấn', 'đặc khu'])

/** The level a unit of a type stands at. A thành phố is a province without a unit above it, else a district. */
export function levelOfType(type: UnitType, hasParent: boolean): Level {
  if (COMMUNE_TYPES.has(type)) return 'commune'
  return type === 'tỉnh' || !hasParent ? 'province' : 'district'
}
