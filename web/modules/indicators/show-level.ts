import type { ResultView } from '../../../server/modules/indicators/contract.ts'
import { readThreshold } from './show-value.ts'

/** A shown value with the sign of its measure where it is glued: `27,4` → `27,4%`; a dash stays one. */
export function withSign(shown: string, { kind }: Pick<ResultView, 'kind'>): string {
  return kind === 'percent' && /^[\d−]/.test(shown) ? `${shown}%` : shown
}

/** The level with its unit, `≥ 30%` or `≥ 100 km`: a bare number says nothing. Levels in words have theirs in them. */
export function showLevel({ level, kind, unit }: Pick<ResultView, 'level' | 'kind' | 'unit'>): string | null {
  if (level === null) return null
  if (readThreshold(level) === undefined) return level
  if (kind === 'percent') return `${level}%`
  return kind === 'number' && unit !== '' ? `${level} ${unit}` : level
}
