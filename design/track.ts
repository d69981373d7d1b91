import { escapeText, length } from './svg.ts'
import { placeWords, type WordsPlace } from './track-words.ts'

// The track of time under a map: quarters, laws above, the reform as a double bar. Positions are percentages of the
// page's width, so that the track follows any screen without being stretched.

/** A day by its distance from the first one, in days. */
export type TrackDay = { at: number; words: string }

/** A law; one of before the first day stands at its beginning without a tick, and its words say so. */
export type TrackLaw = TrackDay & { isBefore: boolean }

export type Track = {
  /** Days from the first to the last. */
  length: number
  quarters: readonly number[]
  years: readonly TrackDay[]
  laws: readonly TrackLaw[]
  reform: TrackDay | null
  /** The day looked at. */
  day: TrackDay
  /** Days with the same borders as the day looked at. */
  same: { from: number; to: number }
  /** Today; what lies after has not happened. */
  today: number
}

const HEIGHT = 112
/** Of the bar. */
const TOP = 76
/** Of the words of laws, from the track upwards. */
const ROWS = [52, 36] as const
const THICK = 9

/** The same in words stands beside it: links to the days, and a field. */
export function drawTrack(track: Track): string {
  const { quarters, years, laws, reform, day, same, today } = track
  const across = (at: number): number => Math.min(100, Math.max(0, (at / track.length) * 100))
  const bar = (className: string, from: number, to: number): string =>
    `<rect class="${className}" x="${length(across(from))}%" y="${TOP}" width="${length(Math.max(0, across(to) - across(from)))}%" height="${THICK}"/>`
  const line = (className: string, at: number, from: number, to: number): string =>
    `<line class="${className}" x1="${length(across(at))}%" x2="${length(across(at))}%" y1="${from}" y2="${to}"/>`
  return (
    `<svg class="track" width="100%" height="${HEIGHT}" aria-hidden="true">` +
    bar('ahead', today, track.length) +
    bar('past', 0, today) +
    bar('same', same.from, Math.min(same.to, track.length)) +
    quarters.map((at) => line('quarter', at, TOP + THICK, TOP + THICK + 6)).join('') +
    years
      .map(
        (year) =>
          line('year', year.at, TOP + THICK, TOP + THICK + 9) +
          drawWords(year, across, { y: HEIGHT - 6, className: 'year' }),
      )
      .join('') +
    drawLaws(laws, reform, across) +
    (reform ? drawReform(reform, across) : '') +
    drawDay(day, reform, across) +
    '</svg>'
  )
}

type Words = { y: number; className: string; side?: WordsPlace['side']; shift?: number }

function drawWords(
  { at, words }: TrackDay,
  across: (at: number) => number,
  { y, className, side = 'right', shift = 0 }: Words,
): string {
  const isLeft = side === 'left'
  return `<text class="${className}${isLeft ? ' late' : ''}" x="${length(across(at))}%" y="${y}" dx="${isLeft ? -shift : shift}">${escapeText(words)}</text>`
}

function drawLaws(laws: readonly TrackLaw[], reform: TrackDay | null, across: (at: number) => number): string {
  const places = placeWords(
    laws.map(({ at, words }) => ({ x: across(at), words })),
    reform ? [across(reform.at)] : [],
  )
  return laws
    .map((law, i) => {
      const place = places[i]
      const top = (place ? ROWS[place.row] : ROWS[0]) + 4
      const x = length(across(law.at))
      const tick = law.isBefore ? '' : `<line class="law" x1="${x}%" x2="${x}%" y1="${top}" y2="${TOP}"/>`
      if (!place) return tick
      const shift = law.isBefore ? 0 : 6
      return tick + drawWords(law, across, { y: ROWS[place.row], className: 'law', side: place.side, shift })
    })
    .join('')
}

/** Where the words of the reform stand left of its bars. */
const LATE = 72

function drawReform(reform: TrackDay, across: (at: number) => number): string {
  const x = length(across(reform.at))
  const side = across(reform.at) > LATE ? 'left' : 'right'
  return (
    `<line class="reform" x1="${x}%" x2="${x}%" y1="18" y2="${TOP + THICK + 3}"/>` +
    `<svg x="${x}%" overflow="visible"><line class="reform" x1="4" x2="4" y1="18" y2="${TOP + THICK + 3}"/></svg>` +
    drawWords(reform, across, { y: 14, className: 'reform', side })
  )
}

/** Percent of the track that the words of a day take on either side. */
const WORDS = 5

/** A handle with two grips; its words above, beside the bars of the reform where they would cross them. */
function drawDay({ at, words }: TrackDay, reform: TrackDay | null, across: (at: number) => number): string {
  const x = across(at)
  const apart = reform === null ? Infinity : x - across(reform.at)
  const side =
    apart < 0 && apart > -WORDS
      ? 'end'
      : apart >= 0 && apart < WORDS
        ? 'start'
        : x > 100 - WORDS
          ? 'end'
          : x < WORDS
            ? 'start'
            : ''
  const shift = Math.abs(apart) < WORDS ? (side === 'end' ? -12 : 12) : 0
  return (
    `<svg class="day" x="${length(x)}%" overflow="visible"><rect x="-9" y="${TOP - 7}" width="18" height="${THICK + 14}" rx="2"/>` +
    `<path d="M-3 ${TOP - 1}v${THICK + 2}M3 ${TOP - 1}v${THICK + 2}"/></svg>` +
    `<text class="day ${side}" x="${length(x)}%" y="${TOP - 8}" dx="${shift}">${escapeText(words)}</text>`
  )
}
