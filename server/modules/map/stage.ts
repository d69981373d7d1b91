import { classOfCommune, classOfProvince, figureOfCommune, sayCommune, sayProvince } from '../../../design/classes.ts'
import { formatNumber } from '../../../design/format.ts'
import { type MapName, type MapUnit } from '../../../design/map-drawing.ts'
import { fitView, type MapView } from '../../../design/map-view.ts'
import { type Bounds, joinBounds, meets, type Outline } from '../../../design/outline.ts'
import { html, type Html, raw } from '../../kernel/html.ts'
import { readOutline, REFORM_DAY, type Sheet, type SheetUnit } from '../units/index.ts'
import { drawAround, drawLightly } from './fineness.ts'
import { nameNeighbours } from './neighbours.ts'
import type { MapFacts } from './read-map.ts'
import { linkToPlace, linkToUnit, namePlaces } from '../assessment/index.ts'
import { describeStage } from './stage-data.ts'

/** px of the stage on a wide screen, and of the map in it. */
const STAGE = { width: 1248, height: 700 }
const MARGIN = 24
const ROOM = { width: STAGE.width - 2 * MARGIN, height: STAGE.height - 2 * MARGIN }

/** More units than this are drawn without links, one path a class: the cells and the table have the links. */
const MOST_LINKS = 200

/** The map on the server; the island lays the live one over it. Nothing when no border of the day is known. */
export function renderStage(facts: MapFacts): Html | undefined {
  const shown = unitsShown(facts)
  const bounds = joinBounds(shown.map(({ unit }) => unit.bounds))
  if (!bounds) return undefined
  const view = fitView(bounds, ROOM)
  const frame = seenIn(view)
  const { scope } = facts
  // The provinces shown lie under their own communes: where both were made simpler differently, no gap shows.
  const around = scope.place ? facts.sheets.provinces.units.filter((one) => meets(one.bounds, frame)) : []
  const neighbours = around.filter(({ id }) => !scope.members.some((member) => member.id === id))
  const names = scope.place ? nameNeighbours(neighbours, frame) : SEA_AND_ISLANDS
  const drawing = drawLightly(
    shown.map(({ unit }) => unit),
    view,
    (zoom) => ({
      units: shown.map(({ unit, ...mark }): MapUnit => ({ ...mark, ...unit, outline: readOutline(unit.shape, zoom) })),
      around: drawAround(around, view, frame),
      groups: scope.asOf < REFORM_DAY ? groupByParent(shown, zoom) : [],
      names,
      isLinked: shown.length <= MOST_LINKS,
    }),
  )
  return html`<div
    class="map-stage${scope.place ? '' : ' tall'}"
    id="ban-do-that"
    data-map="${JSON.stringify(describeStage(facts, bounds, names))}"
    role="region"
    aria-label="Bản đồ ${namePlaces(scope)}; bảng bên dưới có cùng nội dung"
  >
    <div data-part="drawing">${raw(drawing)}</div>
  </div>`
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
      return unit ? [{ unit, href: linkToPlace('/ban-do', scope, code), ...mark }] : []
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
