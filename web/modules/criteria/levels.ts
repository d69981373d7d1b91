import type { CriteriaSet, Level } from '../../../server/modules/criteria/contract.ts'
import { formatNumber, readSigns } from '../../../design/format.ts'
import type { Words } from './words.vi.ts'

/** One level of one indicator, with the name that a confirmation of the API refers to. */
export type LevelLine = { key: string; indicator: string; name: string; level: Level }

export function listLevels(set: Pick<CriteriaSet, 'criteria'>): LevelLine[] {
  return set.criteria.flatMap((criterion) =>
    criterion.indicators.flatMap((indicator) =>
      indicator.levels.map((level) => ({
        key: nameLevel(indicator.code, level),
        indicator: indicator.code,
        name: indicator.name.vi,
        level,
      })),
    ),
  )
}

/** `17.1;scope=dong-nai-truoc-2025;year=2024`: the form of `levelKey` in the API. */
export function nameLevel(indicator: string, { where }: Pick<Level, 'where'>): string {
  const parts = (['region', 'group', 'scope', 'year'] as const).flatMap((key) =>
    where[key] === undefined ? [] : [`${key}=${where[key]}`],
  )
  return [indicator, ...parts].join(';')
}

const SIGNS = { '>=': '≥', '<=': '≤', '>': '>', '<': '<', '=': '=' } as const

export function sayLevel(level: Level, words: Words['level']): string {
  if (level.state === 'known') {
    if (level.value === 'true') return words.yes
    return level.value === 'false' ? words.no : `${SIGNS[level.op]} ${formatNumber(level.value)}`
  }
  if (level.state === 'rule') return readSigns(level.vi)
  return level.state === 'unknown' ? words.unknown : words.delegated
}

/** `regions`: names by code; a code without one is shown as it is. */
export function sayWhere(
  { where }: Pick<Level, 'where'>,
  words: Words['level'],
  regions: ReadonlyMap<string, string> = new Map(),
): string {
  const parts = [
    where.region && words.region(regions.get(where.region) ?? where.region),
    where.group && words.group(where.group),
    where.scope,
    where.year && words.year(where.year),
  ]
  return parts.filter(Boolean).join(', ') || words.everywhere
}

const CONFIRMABLE: readonly (string | null)[] = ['verbatim', 'verbatim-secondary', 'reconstructed']

/** Only a level that was read in a text, not a guess, can be confirmed. */
export function isConfirmable(level: Level): boolean {
  return (level.state === 'known' || level.state === 'rule') && CONFIRMABLE.includes(level.confidence)
}
