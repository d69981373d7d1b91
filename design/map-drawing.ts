import type { CellClass } from './cells.ts'
import { drawArea, drawBorders, drawGroups, FINE, type MapView, placeOn } from './map-view.ts'
import type { Outline } from './outline.ts'
import { escapeText, estimateWidth } from './svg.ts'

// The map as a drawing: complete without scripts, printed as it is, and what the live map is laid over later.

/** A unit with its result. */
export type MapUnit = {
  outline: Outline
  href: string
  /** Full name: "Xã Tân Nhuận Đông". */
  name: string
  cls: CellClass
  /** The number on the map; empty when there is none. */
  figure: string
  /** The figure in words, after the name. */
  words: string
  /** Degrees, and metres to the nearest border. */
  label: readonly [lon: number, lat: number]
  labelRadiusM: number
}

export type MapName = { name: string; at: readonly [lon: number, lat: number] }

export type MapDrawing = {
  units: readonly MapUnit[]
  /** Land around that has no results: neighbouring provinces. */
  around: readonly Outline[]
  /** Units that belong together, drawn around: districts while they existed. */
  groups: readonly (readonly Outline[])[]
  /** Names in the free space: neighbours, the sea, the islands. */
  names: readonly MapName[]
  /** Each unit is a link; otherwise each class is one path, which is smaller. */
  isLinked: boolean
}

/** Classes in the order they are laid on: a dashed edge must lie over its neighbours' solid ones. */
const LAID: readonly CellClass[] = ['outside', 0, 1, 2, 3, 'none']

/** Hidden from screen readers: the table that always follows says the same, in order. */
export function drawMap(drawing: MapDrawing, view: MapView): string {
  const { units, around, groups, names, isLinked } = drawing
  const box = `0 0 ${Math.ceil(view.width * FINE)} ${Math.ceil(view.height * FINE)}`
  return (
    `<svg class="map-drawing" viewBox="${box}" aria-hidden="true">${HATCH}` +
    `<path class="around" d="${around.map((outline) => drawArea(outline, view)).join('')}"/>` +
    names.map((name) => drawName(name, view)).join('') +
    LAID.map((cls) =>
      drawClass(
        units.filter((unit) => unit.cls === cls),
        { cls, isLinked },
        view,
      ),
    ).join('') +
    (groups.length > 0 ? `<path class="over" d="${drawGroups(groups, view)}"/>` : '') +
    units.map((unit) => drawFigure(unit, view)).join('') +
    `${drawScale(view)}</svg>`
  )
}

const HATCH =
  `<defs><pattern id="map-hatch" width="${6 * FINE}" height="${6 * FINE}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<path d="M0 0v${6 * FINE}"/></pattern></defs>`

function drawClass(
  units: readonly MapUnit[],
  { cls, isLinked }: { cls: CellClass; isLinked: boolean },
  view: MapView,
): string {
  if (units.length === 0) return ''
  const inside = isLinked
    ? units.map((unit) => drawUnit(unit, view)).join('')
    : `<path d="${units.map(({ outline }) => drawArea(outline, view)).join('')}"/>`
  // Dashes are drawn once for two neighbours: over each other they would make a solid line.
  const outlines = units.map(({ outline }) => outline)
  const dashes = cls === 'none' ? `<path class="dashes" d="${drawBorders(outlines, view)}"/>` : ''
  return `<g class="c-${cls}">${inside}${dashes}</g>`
}

/** A link for the mouse and the finger; the keyboard has the cells and the table, which hold the same links in order. */
function drawUnit({ outline, href, name, words }: MapUnit, view: MapView): string {
  const said = escapeText(`${name}: ${words}`)
  return `<a href="${escapeText(href)}" tabindex="-1"><title>${said}</title><path d="${drawArea(outline, view)}"/></a>`
}

/** px: what a figure and a name need around them. */
const FIGURE_ROOM = 9
const NAME_ROOM = 24
const NAME_SIZE = 12

/** The figure in the middle, the short name under it where it truly fits. */
function drawFigure({ figure, name, cls, label, labelRadiusM }: MapUnit, view: MapView): string {
  const radius = labelRadiusM / view.metres
  const [x, y] = placeOn(view, label[0], label[1])
  const short = name.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Tỉnh|Thành phố) /, '')
  const isNamed = radius >= NAME_ROOM && estimateWidth(short, NAME_SIZE) < radius * 2
  const hasFigure = figure !== '' && radius >= FIGURE_ROOM
  const text = (className: string, down: number, words: string): string =>
    `<text class="${className}" x="${x}" y="${Math.round(y + down * FINE)}">${escapeText(words)}</text>`
  const lines = [
    hasFigure && text('figure', isNamed ? -1 : 5, figure),
    isNamed && text('name', hasFigure ? 13 : 4, short),
  ].filter((line) => line !== false)
  return lines.length === 0 ? '' : `<g class="on c-${cls}">${lines.join('')}</g>`
}

function drawName({ name, at }: MapName, view: MapView): string {
  const [x, y] = placeOn(view, at[0], at[1])
  return `<text class="place" x="${x}" y="${y}">${escapeText(name)}</text>`
}

/** Round lengths a scale may have, in km. */
const LENGTHS = [500, 200, 100, 50, 20, 10, 5, 2, 1]
const MOST_SCALE = 130

function drawScale(view: MapView): string {
  const km = LENGTHS.find((length) => (length * 1000) / view.metres <= MOST_SCALE) ?? 1
  const [length, y] = [Math.round(((km * 1000) / view.metres) * FINE), Math.round((view.height - 6) * FINE)]
  return `<path class="scale" d="M2 ${y - 10}v10h${length}v-10"/><text class="scale" x="${length + 16}" y="${y}">${km} km</text>`
}

/** A small picture of borders alone, to compare two days. */
export function drawThumbnail(outlines: readonly Outline[], view: MapView, className: string): string {
  const box = `-2 -2 ${Math.ceil(view.width * FINE) + 4} ${Math.ceil(view.height * FINE) + 4}`
  return (
    `<svg class="thumbnail ${className}" width="${Math.ceil(view.width) + 2}" height="${Math.ceil(view.height) + 2}" viewBox="${box}" aria-hidden="true">` +
    `<path d="${drawBorders(outlines, view)}"/></svg>`
  )
}
