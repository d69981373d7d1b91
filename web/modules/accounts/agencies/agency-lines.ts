import {
  AGENCY_FAMILIES,
  type AgencyBoard,
  type AgencyLine,
} from '../../../../server/modules/accounts/agency-contract.ts'
import { formatDate } from '../../../../design/format.ts'
import { addDays, plainDate } from '../../../../server/kernel/time.ts'
import { foldText } from '../../../shell/hits.ts'
import type { Words } from './agency-words.vi.ts'

/** Lists of units begin here: what is older was there before, and nobody knows since when. */
const FIRST_DAY = '2023-01-01'

/** Every word typed, with its marks or without, is in the name of the agency or of a sector it holds. */
export function matchesSearch(line: AgencyLine, typed: string, { sectors }: Pick<AgencyBoard, 'sectors'>): boolean {
  const text = foldText(`${line.name} ${namesOf(sectors, line.sectors)}`)
  return foldText(typed)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export function namesOf(all: readonly { code: string; name: string }[], codes: readonly string[]): string {
  return codes.map((code) => all.find((one) => one.code === code)?.name ?? code).join(', ')
}

/** For a list to choose from: each family under its name, in the order of the screen. */
export function groupByFamily(lines: readonly AgencyLine[], names: Words['families']) {
  return AGENCY_FAMILIES.flatMap((family) => {
    const own = lines.filter((line) => line.family === family)
    return own.length === 0 ? [] : { label: names[family], options: own.map(({ id, name }) => [id, name] as const) }
  })
}

/** People with posts in several agencies; null for who may not know. */
export function countPeople(lines: readonly AgencyLine[]): number | null {
  if (lines.some(({ posts }) => posts === null)) return null
  return lines.reduce((sum, { posts }) => sum + (posts ?? 0), 0)
}

/** `từ 01/03/2025 đến hết 30/06/2025`; empty when nobody knows either end. `to` half-open. */
export function sayDays(words: Pick<Words, 'from' | 'until'>, from: string, to: string | null): string {
  const begin = from > FIRST_DAY ? words.from(formatDate(from)) : ''
  return [begin, to === null ? '' : words.until(formatDate(lastDayOf(to)))].filter(Boolean).join(' ')
}

/** The last day before a half-open end. */
export function lastDayOf(to: string): string {
  return addDays(plainDate(to), -1)
}

/** The half-open end after a last day typed; null while none is. */
export function endAfter(lastDay: string): string | null {
  return lastDay === '' ? null : addDays(plainDate(lastDay), 1)
}
