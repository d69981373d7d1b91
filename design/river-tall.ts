import { layCanals, spreadAround, writeAt, type Canal, type River } from './river-flow.ts'
import { formatDate } from './format.ts'
import { length, point } from './svg.ts'

const WIDTH = 328
/** Three names fit side by side on a phone; more stand in a list. */
const MOST_ABREAST = 3

/** For phones, 328 px wide. */
export function drawTallRiver(river: River): string {
  const isNarrow = Math.max(river.before.length, river.after.length) <= MOST_ABREAST
  return isNarrow ? drawFalling(river) : drawListed(river)
}

const HEAD = 68
const MEET = 166
const FOOT = 204

/** Canals fall from the old names to the new ones. */
function drawFalling(river: River): string {
  const before = spreadAround(WIDTH / 2, river.before.length, WIDTH / river.before.length)
  const after = spreadAround(WIDTH / 2, river.after.length, WIDTH / river.after.length)
  const parts = [
    ...layCanals(river, before, after, 24).map(traceFall),
    `<path class="event" d="M0 ${MEET}H${WIDTH}"/>`,
    writeAt(0, MEET - 7, formatDate(river.event.date), 'code strong'),
    writeAt(0, 14, river.parentsBefore, 'code'),
    ...river.before.map((bank, i) => writeTwoLines(before[i] ?? 0, 36, bank.name)),
    ...river.after.map((bank, i) => writeTwoLines(after[i] ?? 0, FOOT + 22, bank.name, river.after.length > 1)),
  ]
  const foot = FOOT + (river.after.length > 1 ? 66 : 46)
  return drawTall(foot + 10, [...parts, writeAt(WIDTH / 2, foot, river.parentsAfter, 'code', 'middle')])
}

function traceFall({ start, end, className }: Canal): string {
  const left = `M${point(start.from, HEAD)}V98C${point(start.from, 134, end.from, 128, end.from, MEET)}V${FOOT}`
  const right = `H${length(end.to)}V${MEET}C${point(end.to, 128, start.to, 134, start.to, 98)}V${HEAD}z`
  return `<path class="${className}" d="${left}${right}"/>`
}

function writeTwoLines(x: number, y: number, name: string, isBroken = true): string {
  if (!isBroken) return writeAt(x, y, name, 'name', 'middle')
  const words = name.split(' ')
  const half = Math.ceil(words.length / 2)
  const second = writeAt(x, y + 20, words.slice(half).join(' '), 'name', 'middle')
  return writeAt(x, y, words.slice(0, half).join(' '), 'name', 'middle') + second
}

const START = 206
const JOIN = 290
const PITCH = 40

/** Old names one under another, canals to the right, new names at the foot. */
function drawListed(river: River): string {
  const lanes = Math.max(river.before.length, river.after.length)
  const middle = 44 + ((lanes - 1) * PITCH) / 2
  const before = spreadAround(middle, river.before.length, PITCH)
  const after = spreadAround(middle, river.after.length, PITCH)
  const floor = 44 + (lanes - 1) * PITCH + 26
  const foot = floor + 44 + river.after.length * 24
  return drawTall(foot + 10, [
    ...layCanals(river, before, after, 34).map(traceTurn),
    `<path class="event" d="M${JOIN} 28V${length(floor)}"/>`,
    writeAt(WIDTH, floor + 18, formatDate(river.event.date), 'code strong', 'end'),
    writeAt(0, 14, river.parentsBefore, 'code'),
    ...river.before.map((bank, i) => writeAt(0, (before[i] ?? 0) + 5, bank.name, 'name')),
    ...river.after.map((bank, i) => writeAt(WIDTH, floor + 44 + i * 24, bank.name, 'name', 'end')),
    writeAt(WIDTH, foot, river.parentsAfter, 'code', 'end'),
  ])
}

function traceTurn({ start, end, className }: Canal): string {
  const [leave, arrive] = [START + 50, JOIN - 46]
  const upper = `M${point(START, start.from)}C${point(leave, start.from, arrive, end.from, JOIN, end.from)}H${WIDTH}`
  const lower = `V${length(end.to)}H${JOIN}C${point(arrive, end.to, leave, start.to, START, start.to)}z`
  return `<path class="${className}" d="${upper}${lower}"/>`
}

function drawTall(height: number, parts: readonly string[]): string {
  const size = `width="${WIDTH}" height="${length(height)}" viewBox="0 0 ${point(WIDTH, height)}"`
  return `<svg class="tall" ${size} aria-hidden="true">${parts.join('')}</svg>`
}
