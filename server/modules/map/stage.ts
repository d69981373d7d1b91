import { classOfCommune, classOfProvince, figureOfCommune, sayCommune, sayProvince } from '../../../design/classes.ts'
import { formatNumber } from '../../../design/format.ts'
import { drawMap, type MapDrawing, type MapName, type MapUnit } from '../../../design/map-drawing.ts'
import { fitView, type MapView } from '../../../design/map-view.ts'
import { type Bounds, clipOutline, joinBounds, meets, type Outline } from '../../../design/outline.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { LEAST_ZOOM, MOST_ZOOM, readOutline, REFORM_DAY, type Sheet, type SheetUnit } from '../units/index.ts'
import { nameNeighbours } from './neighbours.ts'
import type { MapFacts } from './read-map.ts'
import { linkToPlace, linkToUnit, namePlaces } from './scope.ts'
import { describeStage } from './stage-data.ts'

/** px of the stage on a wide screen, and of the map in it. */
const STAGE = { width: 1248, height: 700 }
const MARGIN = 24
const ROOM = { width: STAGE.width - 2 * MARGIN, height: STAGE.height - 2 * MARGIN }

/** More units than this are drawn without links, one path a class: the cells and the table have the links. */
const MOST_LINKS = 200
/** Letters of a drawing, and points of the land around in it: it is made simpler until it fits. */
const MOST_LETTERS = 58_000
const MOST_AROUND = 2200

/** The map on the server; the island lays the live one over it. Nothing when no border of the day is known. */
export function renderStage(facts: MapFacts): Html | undefined {
  const shown = unitsShown(facts)
  const bounds = joinBounds(shown.map(({ unit }) => unit.bounds))
  if (!bounds) return undefined
  const view = fitView(bounds, ROOM)
  const start = promisingZoom(
    shown.map(({ unit }) => unit),
    view,
  )
  const drawing = drawLightly(view, start, (zoom) => layOut(facts, shown, view, zoom))
  return html`<div
    class="map-stage${facts.scope.place ? '' : ' tall'}"
    id="ban-do-that"
    data-map="${JSON.stringify(describeStage(facts, bounds))}"
    role="region"
    aria-label="Bản đồ ${namePlaces(facts.scope)}; bảng bên dưới có cùng nội dung"
  >
    ${raw(drawing)}
  </div>`
}

/** The finest drawing that fits, from a zoom on: no longer than `MOST_LETTERS`. */
function drawLightly(view: MapView, start: number, layOutAt: (zoom: number) => MapDrawing): string {
  let drawing = ''
  for (let zoom = start; zoom >= LEAST_ZOOM; zoom -= 1) {
    drawing = drawMap(layOutAt(zoom), view)
    if (drawing.length <= MOST_LETTERS) break
  }
  return drawing
}

/** Letters a point takes, at least. */
const LETTERS_A_POINT = 4.2

/** The finest zoom that may fit, no finer than the view shows: to draw is dear, to count is cheap. */
function promisingZoom(units: readonly SheetUnit[], view: MapView): number {
  for (let zoom = finestZoom(view); zoom > LEAST_ZOOM; zoom -= 1)
    if (countPoints(units.map(({ shape }) => readOutline(shape, zoom))) * LETTERS_A_POINT <= MOST_LETTERS) return zoom
  return LEAST_ZOOM
}

function countPoints(outlines: readonly Outline[]): number {
  return outlines.flat(2).reduce((sum, { points }) => sum + points.length / 2, 0)
}

const finestZoom = (view: MapView): number => Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, Math.ceil(view.zoom)))

function layOut(facts: MapFacts, shown: readonly Shown[], view: MapView, zoom: number): MapDrawing {
  const frame = seenIn(view)
  // The provinces shown lie under their own communes: where both were made simpler differently, no gap shows.
  const around = facts.scope.place ? facts.sheets.provinces.units.filter((one) => meets(one.bounds, frame)) : []
  const neighbours = around.filter(({ id }) => !facts.scope.members.some((member) => member.id === id))
  return {
    units: shown.map(({ unit, ...mark }): MapUnit => ({ ...mark, ...unit, outline: readOutline(unit.shape, zoom) })),
    around: drawAround(around, view, frame),
    groups: facts.scope.asOf < REFORM_DAY ? groupByParent(shown, zoom) : [],
    names: facts.scope.place ? nameNeighbours(neighbours, frame) : SEA_AND_ISLANDS,
    isLinked: shown.length <= MOST_LINKS,
  }
}

function drawAround(around: readonly SheetUnit[], view: MapView, frame: Bounds): Outline[] {
  for (let zoom = finestZoom(view); ; zoom -= 1) {
    const outlines = around.map(({ shape }) => clipOutline(readOutline(shape, zoom), frame))
    if (countPoints(outlines) <= MOST_AROUND || zoom === LEAST_ZOOM) return outlines
  }
}

type Shown = Omit<MapUnit, 'outline' | 'label' | 'labelRadiusM'> & { unit: SheetUnit }

/** The units of the page that have a border, each with its result. */
function unitsShown({ scope, standing, provinces, sheets }: MapFacts): Shown[] {
  const borders = new Map(sheets.units.units.map((unit) => [unit.id, unit]))
  if (!scope.place)
    return provinces.flatMap(({ id, code, name, tally }) => {
      const unit = borders.get(id)
      const figure = tally.reported === 0 ? '' : formatNumber(tally.met)
      const mark = { name, cls: classOfProvince(tally), figure, words: sayProvince(tally) }
      return unit ? [{ unit, href: linkToPlace(scope, code), ...mark }] : []
    })
  return standing.communes.flatMap((one) => {
    const unit = borders.get(one.unitId)
    const mark = { name: one.name, cls: classOfCommune(one), figure: figureOfCommune(one), words: sayCommune(one) }
    return unit ? [{ unit, href: linkToUnit(one.code, scope), ...mark }] : []
  })
}

/** Communes of one district together; provinces have nothing above them. */
function groupByParent(shown: readonly Shown[], zoom: number): Outline[][] {
  const below = shown.filter(({ unit }) => unit.parentId !== null)
  return [...Map.groupBy(below, ({ unit }) => unit.parentId).values()].map((group) =>
    group.map(({ unit }) => readOutline(unit.shape, zoom)),
  )
}

/** What the stage shows of the world: more than the map itself, which is rarely of its proportions. */
function seenIn({ bounds: [west, south, east, north], width, height }: MapView): Bounds {
  const x = (((east - west) / width) * (STAGE.width - width)) / 2
  const y = (((north - south) / height) * (STAGE.height - height)) / 2
  return [west - x, south - y, east + x, north + y]
}

// A map of Vietnam names its two archipelagos and its sea. They are places of the map, not units of a list.
const SEA_AND_ISLANDS: readonly MapName[] = [
  { name: 'Quần đảo Hoàng Sa', at: [111.9, 17.3] },
  { name: 'Quần đảo Trường Sa', at: [114.2, 11.9] },
  { name: 'Biển Đông', at: [111.6, 13.6] },
]

/** Units of the day that should be on the map and have no border. */
export function unitsWithout({ scope, standing, sheets }: MapFacts): Sheet['without'] {
  if (!scope.place) return sheets.units.without
  const own = new Set(standing.communes.map(({ unitId }) => unitId))
  return sheets.units.without.filter(({ id }) => own.has(id))
}
