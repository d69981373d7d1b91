import { drawArea, drawBorders, FINE, fitView, type MapView, placeOn } from './map-view.ts'
import { type Bounds, clipOutline, type Outline } from './outline.ts'
import { escapeText, estimateWidth } from './svg.ts'

/** One of the units that a unit came from. */
export type FormerPart = {
  outline: Outline
  /** "An Khánh", and its size as measured: "31,14 km²". */
  name: string
  size: string
  label: readonly [lon: number, lat: number]
  labelRadiusM: number
}

export type UnitMap = {
  bounds: Bounds
  /** Today's border. */
  outline: Outline
  former: readonly FormerPart[]
  /** Units beside it. */
  around: readonly Outline[]
  /** Accessible name. */
  label: string
}

/** px of the drawing, and the share of it that the unit takes. */
const WIDTH = 420
const HEIGHT = 330
const SHARE = 0.76
const SIZE = 13
/** A name may reach this many radii across: beyond its part it is still set off from what it covers. */
const FIT = 4.2

/** A unit in its surroundings, with the dashed borders of those it was made of inside. */
export function drawUnitMap({ bounds, outline, former, around, label }: UnitMap): string {
  const view = fitView(bounds, { width: WIDTH * SHARE, height: HEIGHT * SHARE })
  const [left, top] = [(WIDTH - view.width) / 2, (HEIGHT - view.height) / 2]
  const frame = seenIn(view, left, top)
  const box = [-left, -top, WIDTH, HEIGHT].map((value) => Math.round(value * FINE)).join(' ')
  const clipped = around.map((one) => clipOutline(one, frame))
  return (
    `<svg class="unit-map" width="${WIDTH}" height="${HEIGHT}" viewBox="${box}" role="img" aria-label="${escapeText(label)}">` +
    `<path class="around" d="${clipped.map((one) => drawArea(one, view)).join('')}"/>` +
    `<path class="unit" d="${drawArea(outline, view)}"/>` +
    (former.length > 1
      ? `<path class="former" d="${drawBorders(
          former.map((part) => part.outline),
          view,
        )}"/>`
      : '') +
    `<path class="edge" d="${drawArea(outline, view)}"/>` +
    (former.length > 1 ? former.map((part) => drawPart(part, view)).join('') : '') +
    '</svg>'
  )
}

function seenIn({ bounds: [west, south, east, north], width, height }: MapView, left: number, top: number): Bounds {
  const [x, y] = [((east - west) / width) * left, ((north - south) / height) * top]
  return [west - x, south - y, east + x, north + y]
}

/** Name and size, where the part is wide enough. */
function drawPart({ name, size, label, labelRadiusM }: FormerPart, view: MapView): string {
  const radius = labelRadiusM / view.metres
  if (estimateWidth(name, SIZE) > radius * FIT) return ''
  const [x, y] = placeOn(view, label[0], label[1])
  return `<text x="${x}" y="${y - 2 * FINE}"><tspan class="name">${escapeText(name)}</tspan><tspan x="${x}" dy="${14 * FINE}">${escapeText(size)}</tspan></text>`
}
