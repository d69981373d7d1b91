import { isPeriod } from '../../../server/kernel/period.ts'
import { systemClock, type Instant } from '../../../server/kernel/time.ts'

/** What a person typed for one figure and has not saved yet. `text` is as typed, so that a mistake comes back too. */
export type CellDraft = { text: string; noValue: string; note: string; basedOn: number }

/** Unsaved figures of one person, unit and period, kept on this machine. */
export type Draft = { savedAt: Instant; cells: Record<string, CellDraft> }

export type DraftPlace = { personId: string; unitId: string; period: string }

const PREFIX = 'nts.draft.'

export type Keeper = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const keyOf = ({ personId, unitId, period }: DraftPlace): string => `${PREFIX}${personId}.${unitId}.${period}`

/** Keeps the cells, or forgets the draft when nothing is unsaved. A full store keeps the screen working. */
export function keepDraft(keeper: Keeper, place: DraftPlace, cells: Record<string, CellDraft>): void {
  if (Object.keys(cells).length === 0) {
    keeper.removeItem(keyOf(place))
    return
  }
  try {
    keeper.setItem(keyOf(place), JSON.stringify({ savedAt: systemClock.now(), cells } satisfies Draft))
  } catch (error) {
    // QuotaExceededError: the figures are still on the screen, which is where the person sees them.
    if (!(error instanceof DOMException)) throw error
  }
}

export function findDraft(keeper: Keeper, place: DraftPlace): Draft | undefined {
  const text = keeper.getItem(keyOf(place))
  if (text === null) return undefined
  const draft = readDraft(text)
  if (!draft) keeper.removeItem(keyOf(place))
  return draft
}

export function countDrafts(keeper: Keeper): number {
  let count = 0
  for (let i = 0; i < keeper.length; i++) if (keeper.key(i)?.startsWith(PREFIX)) count++
  return count
}

/** The store may hold anything: an older build, another page, half a write. */
function readDraft(text: string): Draft | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || !('cells' in value) || !('savedAt' in value)) return undefined
    const { cells, savedAt } = value
    if (typeof cells !== 'object' || cells === null || typeof savedAt !== 'string') return undefined
    if (!Object.values(cells).every(isCell)) return undefined
    return { savedAt: savedAt as Instant, cells: cells as Record<string, CellDraft> }
  } catch {
    return undefined
  }
}

function isCell(cell: unknown): cell is CellDraft {
  if (typeof cell !== 'object' || cell === null) return false
  const { text, noValue, note, basedOn } = cell as Record<string, unknown>
  return [text, noValue, note].every((part) => typeof part === 'string') && typeof basedOn === 'number'
}

/** The year before a period of one year; other periods have no last year on the entry form. */
export function yearBefore(period: string): string | undefined {
  return isPeriod(period) && /^\d{4}$/.test(period) ? String(Number(period) - 1) : undefined
}
