import { drawMap, type MapDrawing } from '../../../design/map-drawing.ts'
import type { MapView } from '../../../design/map-view.ts'
import { type Bounds, clipOutline, type Outline } from '../../../design/outline.ts'
import { LEAST_ZOOM, MOST_ZOOM, readOutline, type SheetUnit } from '../units/index.ts'

/** Letters of a drawing, and points of the land around in it: it is made simpler until it fits. */
const MOST_LETTERS = 58_000
const MOST_AROUND = 2200
/** Letters a point takes, at least. */
const LETTERS_A_POINT = 4.2

type Shaped = Pick<SheetUnit, 'shape'>

/** The finest drawing that fits: no finer than the view shows, and no longer than `MOST_LETTERS`. */
export function drawLightly(units: readonly Shaped[], view: MapView, layOut: (zoom: number) => MapDrawing): string {
  let drawing = ''
  for (let zoom = promisingZoom(units, view); zoom >= LEAST_ZOOM; zoom -= 1) {
    drawing = drawMap(layOut(zoom), view)
    if (drawing.length <= MOST_LETTERS) break
  }
  return drawing
}

/** The finest zoom that may fit: to draw is dear, to count is cheap. */
function promisingZoom(units: readonly Shaped[], view: MapView): number {
  for (let zoom = finestZoom(view); zoom > LEAST_ZOOM; zoom -= 1)
    if (countPoints(units.map(({ shape }) => readOutline(shape, zoom))) * LETTERS_A_POINT <= MOST_LETTERS) return zoom
  return LEAST_ZOOM
}

/** What is seen of the land around, as fine as it may be. */
export function drawAround(around: readonly Shaped[], view: MapView, frame: Bounds): Outline[] {
  for (let zoom = finestZoom(view); ; zoom -= 1) {
    const outlines = around.map(({ shape }) => clipOutline(readOutline(shape, zoom), frame))
    if (countPoints(outlines) <= MOST_AROUND || zoom === LEAST_ZOOM) return outlines
  }
}

const finestZoom = (view: MapView): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, Math.ceil(view.zoom)))

function countPoints(outlines: readonly Outline[]): number {
  return outlines.flat(2).reduce((sum, { points }) => sum + points.length / 2, 0)
}
