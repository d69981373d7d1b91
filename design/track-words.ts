// Where words stand along the track of time, so that none covers another or reads as belonging to another day.

/** A place for words: their row from the track upwards, and on which side of their day they stand. */
export type WordsPlace = { row: 0 | 1; side: 'right' | 'left' }

/** Words to be placed: percent of the track where their day lies, and the words. */
export type Placed = { x: number; words: string }

/** px of the track the layout is made for, and of a letter; narrower screens show no words. */
const TRACK_PX = 1206
const LETTER_PX = 7.1
const GAP_PX = 6
/** Words may reach into the margin of the frame, percent. */
const OVERHANG = 1.6

const CHOICES: readonly WordsPlace[] = [
  { row: 0, side: 'right' },
  { row: 0, side: 'left' },
  { row: 1, side: 'right' },
  { row: 1, side: 'left' },
]

type Span = { from: number; to: number }

export function spanOf({ x, words }: Placed, side: WordsPlace['side']): Span {
  const gap = (GAP_PX / TRACK_PX) * 100
  const width = ((words.length * LETTER_PX) / TRACK_PX) * 100
  return side === 'right' ? { from: x + gap, to: x + gap + width } : { from: x - gap - width, to: x - gap }
}

/**
 * A place for each, in order; undefined where every one would cover other words, cross `bars` (percent: the bars of the
 * reform) or leave the track. Such a day keeps its tick, and its words stand in the list of stops.
 */
export function placeWords(all: readonly Placed[], bars: readonly number[]): (WordsPlace | undefined)[] {
  const taken: (Span & { row: number })[] = []
  const ticks: { x: number; row: number }[] = []
  return all.map((one) => {
    const place = CHOICES.find(({ row, side }) => {
      const span = spanOf(one, side)
      const isInside = span.from >= -OVERHANG && span.to <= 100 + OVERHANG
      const crosses = (x: number): boolean => x > span.from && x < span.to
      const others = all.filter((other) => other !== one).map(({ x }) => x)
      return (
        isInside &&
        !bars.some(crosses) &&
        // A tick reaches from its words down to the track: it runs through the rows below its own.
        !ticks.some((tick) => tick.row >= row && crosses(tick.x)) &&
        !(row === 0 && others.some((x) => crosses(x))) &&
        !taken.some((other) => other.row === row && other.from < span.to && span.from < other.to)
      )
    })
    if (place) {
      taken.push({ row: place.row, ...spanOf(one, place.side) })
      ticks.push({ x: one.x, row: place.row })
    }
    return place
  })
}
