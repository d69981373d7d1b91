import 'maplibre-gl/dist/maplibre-gl.css'
import './live.css'
import { type LngLatBoundsLike, Map as LibreMap, type PaddingOptions, ScaleControl, setWorkerUrl } from 'maplibre-gl'
// Without this address the build has no worker and the map stays empty, silently.
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?url'
import { addButtons } from './buttons.ts'
import { addFinder } from './finder.ts'
import { createFigures } from './figures.ts'
import { createPanel } from './panel.ts'
import { followPointer, type Pick } from './pointing.ts'
import { loadResults, type Results } from './results.ts'
import type { Stage } from './stage.ts'
import { drawHatch, HATCH, makeStyle, within } from './style.ts'

export type LiveMap = {
  /** Draws another day; the view stays where the reader has moved it, unless the place is another. */
  show(stage: Stage): Promise<void>
}

const WORDS = {
  'Map.Title': 'Bản đồ: phím mũi tên để dịch, dấu + và − để phóng, Enter để mở đơn vị ở giữa',
  'CooperativeGesturesHandler.WindowsHelpText': 'Giữ Ctrl và cuộn để phóng bản đồ',
  'CooperativeGesturesHandler.MacHelpText': 'Giữ ⌘ và cuộn để phóng bản đồ',
  'CooperativeGesturesHandler.MobileHelpText': 'Dùng hai ngón tay để dịch bản đồ',
}

/** Lays the live map over the drawing, which stays for print and for a browser that cannot draw it. */
export async function startLiveMap(first: Stage): Promise<LiveMap | undefined> {
  setWorkerUrl(workerUrl)
  let stage = first
  let results = await loadResults(stage.data)
  const map = openMap(stage, results)
  if (!map) return undefined
  const panel = createPanel(stage.element)
  const pick: Pick = (id, isFinal) => {
    const unit = id === undefined ? undefined : results.units.get(id)
    for (const layer of ['picked-edge', 'picked'])
      if (map.getLayer(layer)) map.setFilter(layer, within(unit ? [unit.id] : []))
    panel.show(unit, { stage: stage.data, results, isFinal })
  }
  const figures = createFigures(map)
  const home = (): void => void map.fitBounds(boundsOf(stage), { padding: margin() })
  addButtons(map, stage.element, home)
  const finder = addFinder(stage.element, (unit) => {
    map.easeTo({ center: [unit.lon, unit.lat], zoom: Math.max(map.getZoom(), 10) })
    pick(unit.id, true)
  })
  followPointer(map, { stage: () => stage, results: () => results, pick })
  const refresh = (): void => {
    figures.show(results, stage.data)
    finder.show(results, stage.data)
  }
  map.once('idle', () => stage.element.classList.add('is-live'))
  refresh()
  return {
    async show(next) {
      const isElsewhere = !isSamePlace(stage, next)
      results = await loadResults(next.data)
      stage = next
      pick(undefined, false)
      map.setStyle(makeStyle(stage.data, results))
      if (isElsewhere) home()
      refresh()
    },
  }
}

/** px around the map, as the drawing has it; on a phone also the field above and the buttons below. */
function margin(): PaddingOptions {
  if (matchMedia('(width < 600px)').matches) return { top: 62, right: 8, bottom: 62, left: 8 }
  const side = matchMedia('(width < 1100px)').matches ? 8 : 24
  return { top: side, right: side, bottom: side, left: side }
}

function openMap({ element, data }: Stage, results: Results): LibreMap | undefined {
  const container = document.createElement('div')
  container.className = 'map-live'
  element.append(container)
  try {
    const map = new LibreMap({
      container,
      style: makeStyle(data, results),
      bounds: data.bounds,
      fitBoundsOptions: { padding: margin() },
      minZoom: 4,
      maxZoom: 13,
      attributionControl: false,
      cooperativeGestures: true,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      fadeDuration: 0,
      locale: WORDS,
    })
    // Who reads the map by other means than the eye is told when it stands still and is whole.
    map.on('movestart', () => container.setAttribute('aria-busy', 'true'))
    map.on('idle', () => container.removeAttribute('aria-busy'))
    map.addControl(new ScaleControl({ maxWidth: 130 }), 'bottom-right')
    map.touchZoomRotate.disableRotation()
    map.keyboard.disableRotation()
    map.setMissingStyleImageResolver((id) => {
      if (id === HATCH) map.addImage(HATCH, drawHatch(), { pixelRatio: 2 })
    })
    return map
  } catch {
    container.remove() // no WebGL: the drawing says the same
    return undefined
  }
}

const boundsOf = ({ data }: Stage): LngLatBoundsLike => data.bounds

/** Two days of one territory have nearly the same frame; a tenth of it is another place. */
function isSamePlace(a: Stage, b: Stage): boolean {
  const width = a.data.bounds[2] - a.data.bounds[0]
  return a.data.bounds.every((edge, i) => Math.abs(edge - (b.data.bounds[i] ?? 0)) < width / 10)
}
