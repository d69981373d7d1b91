import { layCanals, spreadAround, writeAt, type Canal, type River } from './river-flow.ts'
import { estimateWidth, length, point } from './svg.ts'

const WIDTH = 1248
const NAMES = 200
const JOIN = 640
/** Time after the event is not to scale: the date looked at always stands here. */
const NOW = 1086
const TOP = 52
const PITCH = 50
const WATER = 34
/** A canal at least this wide carries its name on the water; over a thinner one the name stands above it. */
const CARRIES_NAME = 24

/** Left to right, years to scale up to the event. For content 1.248 px wide. */
export function drawWideRiver(river: River): string {
  const lanes = Math.max(river.before.length, river.after.length)
  const middle = TOP + ((lanes - 1) * PITCH) / 2
  const before = spreadAround(middle, river.before.length, PITCH)
  const after = spreadAround(middle, river.after.length, PITCH)
  const floor = TOP + (lanes - 1) * PITCH + 34
  const canals = layCanals(river, before, after, WATER)
  const parts = [
    ...canals.map(traceCanal),
    drawLines(river, floor),
    ...river.before.map((bank, i) => writeOldName(bank, before[i] ?? 0)),
    ...river.after.map((_, i) => writeNewName(river, i, after[i] ?? 0, canals)),
    ...(river.ticks ?? []).map((tick) => drawTick(river, tick, before[tick.bank] ?? 0)),
    drawAxis(river, floor),
  ]
  const height = floor + 28
  return `<svg class="wide" width="${WIDTH}" height="${length(height)}" viewBox="0 0 ${point(WIDTH, height)}" aria-hidden="true">${parts.join('')}</svg>`
}

function traceCanal({ start, end, className }: Canal): string {
  const bend = JOIN - 150
  const turn = JOIN - 60
  const upper = `M${point(NAMES, start.from)}H${bend}C${point(turn, start.from, turn, end.from, JOIN, end.from)}H${WIDTH}`
  const lower = `V${length(end.to)}H${JOIN}C${point(turn, end.to, turn, start.to, bend, start.to)}H${NAMES}z`
  return `<path class="${className}" d="${upper}${lower}"/>`
}

function writeOldName(bank: River['before'][number], y: number): string {
  return writeAt(0, y + 5, bank.name, 'name') + writeAt(0, y + 23, bank.code, 'code')
}

function writeNewName(river: River, index: number, centre: number, canals: readonly Canal[]): string {
  const bank = river.after[index]
  if (!bank) return ''
  const mine = canals.filter((_, i) => river.flows[i]?.to === index)
  const top = Math.min(centre, ...mine.map((canal) => canal.end.from))
  const width = Math.max(centre, ...mine.map((canal) => canal.end.to)) - top
  const y = width >= CARRIES_NAME ? centre + 6 : top - 7
  const facts = bank.facts === undefined ? bank.code : `${bank.code} · ${bank.facts}`
  return (
    writeAt(JOIN + 20, y, bank.name, 'name now') + writeAt(JOIN + 34 + estimateWidth(bank.name, 17), y, facts, 'facts')
  )
}

function drawTick(river: River, tick: { date: string; words: string }, y: number): string {
  const x = placeDate(river, tick.date)
  return `<path class="event" d="M${point(x, y - 12)}v24"/>${writeAt(x + 6, y - 12, tick.words, 'code')}`
}

function drawLines(river: River, floor: number): string {
  const seen = placeDate(river, river.asOf.date)
  return (
    `<path class="event" d="M${JOIN} 8V${length(floor)}"/>` +
    `<path class="seen" d="M${length(seen)} 8V${length(floor)}"/>` +
    `<path class="axis" d="M${NAMES} ${length(floor)}H${WIDTH}"/>` +
    writeAt(NAMES, 20, river.parentsBefore, 'small') +
    writeAt(JOIN + 12, 20, river.parentsAfter, 'small') +
    (seen > JOIN ? writeAt(seen + 10, 20, 'đang xem', 'small') : '')
  )
}

/** Years up to the event, without the labels that would touch the event's or the date's. */
function drawAxis(river: River, floor: number): string {
  const seen = placeDate(river, river.asOf.date)
  const last = Number(river.event.date.slice(0, 4))
  const years = Array.from({ length: last - river.since + 1 }, (_, i) => `${river.since + i}`).map((year) => {
    const x = placeDate(river, `${year}-01-01`)
    if (x >= JOIN) return ''
    const isFree = JOIN - x > 40 && Math.abs(seen - x) > 70
    return `<path class="axis" d="M${point(x, floor)}v5"/>${isFree ? writeAt(x, floor + 21, year, 'code') : ''}`
  })
  const day = writeAt(JOIN, floor + 21, river.event.words, 'code strong')
  const isApart = seen > JOIN || JOIN - seen > 50
  return years.join('') + day + (isApart ? writeAt(seen, floor + 21, river.asOf.words, 'code', 'middle') : '')
}

function placeDate(river: River, date: string): number {
  if (date >= river.event.date) return NOW
  const event = countYears(river.event.date) - river.since
  return NAMES + ((countYears(date) - river.since) / event) * (JOIN - NAMES)
}

/** A date as years and a fraction: near enough for a drawing where a day is a quarter of a pixel. */
function countYears(date: string): number {
  return Number(date.slice(0, 4)) + (Number(date.slice(5, 7)) - 1) / 12 + (Number(date.slice(8, 10)) - 1) / 365
}
