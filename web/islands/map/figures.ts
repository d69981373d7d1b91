import { type Map as LibreMap, Marker } from 'maplibre-gl'
import type { StageData } from '../../../server/modules/map/contract.ts'
import { nameClass, type Results, type UnitResult } from './results.ts'

/** px: what a figure and a name need around them, as on the drawing. */
const FIGURE_ROOM = 9
const NAME_ROOM = 26
/** px a letter of a name takes, on average. */
const LETTER = 6.7
const EQUATOR_M = 40_075_016.7
const TILE = 512

type Figure = { unit: UnitResult; marker: Marker; short: string }

/** Numbers and names over the units, where they fit at the zoom; hidden from screen readers, who have the table. */
export function createFigures(map: LibreMap): { show(results: Results, stage: StageData): void } {
  let figures: Figure[] = []
  let places: Marker[] = []
  const fit = (): void => {
    const metres = EQUATOR_M / (TILE * 2 ** map.getZoom())
    for (const { unit, marker, short } of figures) {
      const radius = unit.radiusM / (metres * Math.cos((unit.lat * Math.PI) / 180))
      const isNamed = radius >= NAME_ROOM && short.length * LETTER < radius * 2
      const hasFigure = unit.met >= 0 && radius >= FIGURE_ROOM
      const [figure, name] = marker.getElement().children
      figure?.toggleAttribute('hidden', !hasFigure)
      name?.toggleAttribute('hidden', !isNamed)
    }
  }
  map.on('zoom', fit)
  return {
    show({ units }, { names }) {
      for (const marker of [...places, ...figures.map((figure) => figure.marker)]) marker.remove()
      places = names.map(({ name, lon, lat }) => makePlace(name).setLngLat([lon, lat]).addTo(map))
      figures = [...units.values()].map((unit) => makeFigure(map, unit))
      fit()
    },
  }
}

/** The name of a neighbour, the sea or an archipelago. */
function makePlace(name: string): Marker {
  const element = Object.assign(document.createElement('div'), { className: 'map-place', textContent: name })
  element.setAttribute('aria-hidden', 'true')
  return new Marker({ element })
}

function makeFigure(map: LibreMap, unit: UnitResult): Figure {
  const element = document.createElement('div')
  element.className = `map-figure c-${nameClass(unit.cls)}`
  element.setAttribute('aria-hidden', 'true')
  const short = unit.name.replace(/^(Xã|Phường|Thị trấn|Đặc khu|Tỉnh|Thành phố) /, '')
  for (const [tag, words] of [
    ['b', String(unit.met)],
    ['span', short],
  ] as const)
    element.append(Object.assign(document.createElement(tag), { textContent: words }))
  return { unit, short, marker: new Marker({ element }).setLngLat([unit.lon, unit.lat]).addTo(map) }
}
