import { escapeText, estimateWidth, length, nameDrawing, point } from './svg.ts'

// The reform drawn as water: one canal for each old unit, joining (or fanning out) on the day of the event.
// The drawing shows; the page prints the same as a list for those who do not see it.

/** A unit before or after the event. `share` sets the width of its canal: area or people; 1 when unknown. */
export type Bank = { name: string; code: string; share: number; facts?: string }
/** Water from `before[from]` into `after[to]`; `share` only matters when one unit goes to several. */
export type Flow = { from: number; to: number; share?: number }

export type River = {
  before: readonly Bank[]
  after: readonly Bank[]
  flows: readonly Flow[]
  event: { date: string; words: string }
  /** Parents, written above each stretch: "Huyện Châu Thành, tỉnh Đồng Tháp (mã 87)". */
  parentsBefore: string
  parentsAfter: string
  /** First year on the axis. */
  since: number
  /** The date looked at, with its words: `16/10/2025`. */
  asOf: { date: string; words: string }
  /** Older changes of one unit, such as a rename: a tick on its canal. */
  ticks?: readonly { bank: number; date: string; words: string }[]
  label: string
}

type Span = { from: number; to: number }
type Ribbon = { start: Span; end: Span }

const WATER = 34
const SILT = 1

/** Both drawings of the family: the wide one for screens from 1.248 px of content, the tall one below. */
export function drawRiver(river: River): string {
  return `<div class="river" ${nameDrawing(river.label)}>${drawWide(river)}${drawTall(river)}</div>`
}

/** Where each flow leaves its old unit and enters its new one, across the stream. */
function layRibbons(river: River, before: readonly number[], after: readonly number[], water: number): Ribbon[] {
  const total = river.before.reduce((sum, bank) => sum + bank.share, 0)
  const widths = river.flows.map((flow) => (water * volumeOf(river, flow)) / total)
  return river.flows.map((flow, i) => ({
    start: place(river.flows, widths, i, 'from', before[flow.from] ?? 0),
    end: place(river.flows, widths, i, 'to', after[flow.to] ?? 0),
  }))
}

function volumeOf(river: River, flow: Flow): number {
  const siblings = river.flows.filter((other) => other.from === flow.from)
  const sum = siblings.reduce((all, other) => all + (other.share ?? 1), 0)
  return ((river.before[flow.from]?.share ?? 1) * (flow.share ?? 1)) / sum
}

/** Flows that share a bank lie side by side, centred on it. */
function place(
  flows: readonly Flow[],
  widths: readonly number[],
  index: number,
  side: 'from' | 'to',
  centre: number,
): Span {
  const mine = flows.flatMap((flow, i) => (flow[side] === flows[index]?.[side] ? [i] : []))
  const total = mine.reduce((sum, i) => sum + (widths[i] ?? 0), 0) + (mine.length - 1) * SILT
  const ahead = mine.filter((i) => i < index).reduce((sum, i) => sum + (widths[i] ?? 0) + SILT, 0)
  const from = centre - total / 2 + ahead
  return { from, to: from + (widths[index] ?? 0) }
}

function spread(count: number, first: number, pitch: number): number[] {
  return Array.from({ length: count }, (_, i) => first + i * pitch)
}

/** Text upright in either drawing: `anchor` is start, middle or end. */
function write(x: number, y: number, words: string, className: string, anchor = 'start'): string {
  return `<text class="${className}" x="${length(x)}" y="${length(y)}" text-anchor="${anchor}">${escapeText(words)}</text>`
}

function yearOf(date: string): number {
  return Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 1) / 12 + (Number(date.slice(8, 10)) - 1) / 365
}

const WIDE = { width: 1248, names: 200, join: 640, now: 1086, top: 52, pitch: 50 }

function drawWide(river: River): string {
  const { width, names, join, now, top, pitch } = WIDE
  const lanes = Math.max(river.before.length, river.after.length)
  const middle = top + ((lanes - 1) * pitch) / 2
  const before = spread(river.before.length, middle - ((river.before.length - 1) * pitch) / 2, pitch)
  const after = spread(river.after.length, middle - ((river.after.length - 1) * pitch) / 2, pitch)
  const floor = top + (lanes - 1) * pitch + 34
  const at = (date: string): number => {
    const event = yearOf(river.event.date)
    const year = yearOf(date)
    return year >= event ? now : names + ((year - river.since) / (event - river.since)) * (join - names)
  }
  const bend = join - 150
  const canals = layRibbons(river, before, after, WATER).map(({ start, end }, i) => {
    const upper = `M${point(names, start.from)}H${length(bend)}C${point(join - 60, start.from, join - 60, end.from, join, end.from)}H${width}`
    const lower = `V${length(end.to)}H${join}C${point(join - 60, end.to, join - 60, start.to, bend, start.to)}H${names}z`
    return `<path class="canal-${i % 2}" d="${upper}${lower}"/>`
  })
  const oldNames = river.before.map(
    (bank, i) => write(0, (before[i] ?? 0) + 5, bank.name, 'name') + write(0, (before[i] ?? 0) + 23, bank.code, 'code'),
  )
  const newNames = river.after.map((bank, i) => {
    const facts = [bank.code, bank.facts].filter(Boolean).join(' · ')
    const y = (after[i] ?? 0) + 6
    return (
      write(join + 20, y, bank.name, 'name now') + write(join + 34 + estimateWidth(bank.name, 17), y, facts, 'facts')
    )
  })
  const ticks = (river.ticks ?? []).map((tick) => {
    const y = before[tick.bank] ?? 0
    return `<path class="event" d="M${point(at(tick.date), y - 12)}v24"/>${write(at(tick.date) + 6, y - 12, tick.words, 'code')}`
  })
  const seen = at(river.asOf.date)
  const lines =
    `<path class="event" d="M${join} 8V${length(floor)}"/><path class="seen" d="M${length(seen)} 8V${length(floor)}"/>` +
    `<path class="axis" d="M${names} ${length(floor)}H${width}"/>`
  const parents =
    write(names, 20, river.parentsBefore, 'small') +
    write(join + 12, 20, river.parentsAfter, 'small') +
    (seen > join ? write(seen + 10, 20, 'đang xem', 'small') : '')
  const svg = `<svg class="wide" width="${width}" height="${length(floor + 28)}" viewBox="0 0 ${point(width, floor + 28)}" aria-hidden="true">`
  const axis =
    drawYears(river, at, floor) +
    write(join, floor + 21, `${river.event.words}`, 'code strong') +
    write(seen, floor + 21, river.asOf.words, 'code', 'middle')
  return `${svg}${canals.join('')}${lines}${parents}${oldNames.join('')}${newNames.join('')}${ticks.join('')}${axis}</svg>`
}

/** Years up to the event, less those whose label would touch the event's. */
function drawYears(river: River, at: (date: string) => number, floor: number): string {
  const last = Number(river.event.date.slice(0, 4))
  const years = Array.from({ length: last - river.since + 1 }, (_, i) => river.since + i).filter(
    (year) => `${year}-01-01` < river.event.date,
  )
  return years
    .map((year) => {
      const x = at(`${year}-01-01`)
      const words = WIDE.join - x > 40 ? write(x, floor + 21, String(year), 'code') : ''
      return `<path class="axis" d="M${point(x, floor)}v5"/>${words}`
    })
    .join('')
}

const TALL = { width: 328, head: 68, join: 168, foot: 218, height: 252 }

/** For phones: canals fall from old names to the new one. Past three old units the names stand in a list instead. */
function drawTall(river: River): string {
  if (Math.max(river.before.length, river.after.length) > 3) return drawListed(river)
  const { width, head, join, foot, height } = TALL
  const across = (count: number): number[] => spread(count, width / count / 2, width / count)
  const before = across(river.before.length)
  const after = across(river.after.length)
  const canals = layRibbons(river, before, after, WATER - 10).map(({ start, end }, i) => {
    const left = `M${point(start.from, head)}V${head + 30}C${point(start.from, head + 66, end.from, head + 60, end.from, join)}V${foot}`
    const right = `H${length(end.to)}V${join}C${point(end.to, head + 60, start.to, head + 66, start.to, head + 30)}V${head}z`
    return `<path class="canal-${i % 2}" d="${left}${right}"/>`
  })
  const oldNames = river.before.map((bank, i) => writeTwoLines(before[i] ?? 0, 36, bank.name))
  const newNames = river.after.map((bank, i) => write(after[i] ?? 0, foot + 26, bank.name, 'name now', 'middle'))
  const day = `<path class="event" d="M0 ${join}H${width}"/>${write(0, join - 7, river.event.date.split('-').toReversed().join('/'), 'code strong')}`
  const parents = write(0, 14, river.parentsBefore, 'code') + write(0, join + 19, river.parentsAfter, 'code')
  return `<svg class="tall" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true">${canals.join('')}${day}${parents}${oldNames.join('')}${newNames.join('')}</svg>`
}

function writeTwoLines(x: number, y: number, name: string): string {
  const words = name.split(' ')
  const half = Math.ceil(words.length / 2)
  const [first, second] = [words.slice(0, half).join(' '), words.slice(half).join(' ')]
  return write(x, y, first, 'name', 'middle') + write(x, y + 20, second, 'name', 'middle')
}

function drawListed(river: River): string {
  const { width } = TALL
  const pitch = 40
  const lanes = Math.max(river.before.length, river.after.length)
  const middle = 44 + ((lanes - 1) * pitch) / 2
  const rows = (count: number): number[] => spread(count, middle - ((count - 1) * pitch) / 2, pitch)
  const before = rows(river.before.length)
  const after = rows(river.after.length)
  const [start, join] = [206, 290]
  const canals = layRibbons(river, before, after, WATER).map(({ start: a, end: b }, i) => {
    const upper = `M${point(start, a.from)}C${point(start + 50, a.from, join - 46, b.from, join, b.from)}H${width}V${length(b.to)}`
    const lower = `H${join}C${point(join - 46, b.to, start + 50, a.to, start, a.to)}z`
    return `<path class="canal-${i % 2}" d="${upper}${lower}"/>`
  })
  const floor = 44 + (lanes - 1) * pitch + 26
  const oldNames = river.before.map((bank, i) => write(0, (before[i] ?? 0) + 5, bank.name, 'name'))
  const newNames = river.after.map((bank, i) => write(width, floor + 44 + i * 24, bank.name, 'name now', 'end'))
  const height = floor + 54 + (river.after.length - 1) * 24
  const day =
    `<path class="event" d="M${join} 28V${length(floor)}"/>` +
    write(width, floor + 18, river.event.date.split('-').toReversed().join('/'), 'code strong', 'end')
  return `<svg class="tall" width="${width}" height="${length(height)}" viewBox="0 0 ${width} ${length(height)}" aria-hidden="true">${canals.join('')}${day}${write(0, 14, river.parentsBefore, 'code')}${oldNames.join('')}${newNames.join('')}</svg>`
}
