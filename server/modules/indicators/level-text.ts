import { formatNumber, readSigns } from '../../../design/format.ts'
import type { IndicatorResult } from '../criteria/index.ts'

const SIGNS: Record<string, string> = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' }

/** The level as officers read it: `≥ 30`, `Có`, the words of a rule; null when it is not known. */
export function levelText(level: IndicatorResult['level']): string | null {
  switch (level.status) {
    case 'known':
      if (level.value === 'true') return 'Có'
      if (level.value === 'false') return 'Không'
      return `${SIGNS[level.op]} ${formatNumber(level.value)}`
    case 'rule':
      return readSigns(level.vi)
    case 'unknown':
      return null
  }
}
