import { escapeText, length } from './svg.ts'

/** A unit before or after the event. `share` sets the width of its canal: area or people; 1 when unknown. */
export type Bank = { name: string; code: string; share: number; facts?: string }
/** Water from `before[from]` into `after[to]`; `share` only matters when one unit goes to several. */
export type Flow = { from: number; to: number; share?: number }

export type River = {
  before: readonly Bank[]
  after: readonly Bank[]
  flows: readonly Flow[]
  /** The day of the change, `YYYY-MM-DD`, and its words: "01/07/2025 hợp nhất". */
  event: { date: string; words: string }
  /** Parents, written above each stretch: "Huyện Châu Thành, tỉnh Đồng Tháp (mã 87)". */
  parentsBefore: string
  parentsAfter: string
  /** First year on the axis. */
  since: number
  /** The date looked at, `YYYY-MM-DD`, and its words: "16/10/2025". */
  asOf: { date: string; words: string }
  /** Older changes of one unit, such as a rename: a tick on its canal. */
  ticks?: readonly { bank: number; date: string; words: string }[]
  /** Accessible name: what happened, in one sentence. */
  label: string
}

export type Span = { from: number; to: number }
/** One canal across the stream: where it leaves the old unit and where it enters the new one. */
export type Canal = { start: Span; end: Span; className: string }

const SILT = 1

/** Canals for banks whose centres are given, `water` px wide together. Neighbours alternate in tone. */
export function layCanals(river: River, before: readonly number[], after: readonly number[], water: number): Canal[] {
  const total = river.before.reduce((sum, bank) => sum + bank.share, 0)
  const widths = river.flows.map((flow) => (water * volumeOf(river, flow)) / total)
  return river.flows.map((flow, i) => ({
    start: place(river.flows, widths, i, 'from', before[flow.from] ?? 0),
    end: place(river.flows, widths, i, 'to', after[flow.to] ?? 0),
    className: `canal-${flow.from % 2}`,
  }))
}

function volumeOf(river: River, flow: Flow): number {
  const siblings = river.flows.filter((other) => other.from === flow.from)
  const sum = siblings.reduce((all, other) => all + (other.share ?? 1), 0)
  return ((river.before[flow.from]?.share ?? 1) * (flow.share ?? 1)) / sum
}

/** Flows that share a bank lie side by side, centred on it, in the order of the banks across from them. */
function place(
  flows: readonly Flow[],
  widths: readonly number[],
  index: number,
  side: 'from' | 'to',
  centre: number,
): Span {
  const across = side === 'from' ? 'to' : 'from'
  const mine = flows
    .map((flow, i) => ({ i, bank: flow[side], across: flow[across] }))
    .filter((flow) => flow.bank === flows[index]?.[side])
    .toSorted((a, b) => a.across - b.across)
    .map((flow) => flow.i)
  const total = mine.reduce((sum, i) => sum + (widths[i] ?? 0) + SILT, -SILT)
  const ahead = mine.slice(0, mine.indexOf(index)).reduce((sum, i) => sum + (widths[i] ?? 0) + SILT, 0)
  const from = centre - total / 2 + ahead
  return { from, to: from + (widths[index] ?? 0) }
}

/** Centres of `count` banks, `pitch` px apart, around `middle`. */
export function spreadAround(middle: number, count: number, pitch: number): number[] {
  return Array.from({ length: count }, (_, i) => middle + (i - (count - 1) / 2) * pitch)
}

type Anchor = 'start' | 'middle' | 'end'

export function writeAt(x: number, y: number, words: string, className: string, anchor: Anchor = 'start'): string {
  const place = `x="${length(x)}" y="${length(y)}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}`
  return `<text class="${className}" ${place}>${escapeText(words)}</text>`
}
