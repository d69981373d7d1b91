import type { Map as LibreMap, MapGeoJSONFeature, PointLike } from 'maplibre-gl'
import type { Results } from './results.ts'
import { addressOf, type Stage } from './stage.ts'

/** Marks a unit, or none. `isFinal`: chosen, not only passed over. */
export type Pick = (id: string | undefined, isFinal: boolean) => void

type Around = { stage: () => Stage; results: () => Results; pick: Pick }

/**
 * Mouse: passing over a unit shows it, a click opens its page. Finger: a tap shows it, the link in the panel opens it.
 * Keyboard: the unit in the middle is shown while the map is moved, Enter opens it. Links of the page point too.
 */
export function followPointer(map: LibreMap, { stage, results, pick }: Around): void {
  let chosen: string | undefined
  const unitAt = (point: PointLike): string | undefined =>
    idOf(map.queryRenderedFeatures(point, { layers: ['units'] })[0])
  const open = (id: string | undefined): void => {
    const unit = id === undefined ? undefined : results().units.get(id)
    if (unit) location.assign(addressOf(stage().data, unit.code))
  }
  const canvas = map.getCanvas()
  map.on('mousemove', ({ point }) => {
    const id = unitAt(point)
    canvas.classList.toggle('is-over', id !== undefined)
    if (id !== chosen) pick((chosen = id), false)
  })
  map.on('click', ({ point, originalEvent }) => {
    const id = unitAt(point)
    if (originalEvent instanceof PointerEvent && originalEvent.pointerType !== 'mouse') pick((chosen = id), true)
    else open(id)
  })
  const middle = (): string | undefined => unitAt([canvas.clientWidth / 2, canvas.clientHeight / 2])
  map.on('moveend', () => {
    if (canvas.matches(':focus-visible')) pick((chosen = middle()), false)
  })
  canvas.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') open(middle())
    if (key === 'Escape') pick((chosen = undefined), false)
  })
  for (const type of ['mouseover', 'focusin'])
    document.querySelector('main')?.addEventListener(type, ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('#bang a, #o-bang-nhau a') : null
      const unit = link && findByAddress(results(), stage(), link.getAttribute('href') ?? '')
      if (unit) pick((chosen = unit), false)
    })
}

function idOf(feature: MapGeoJSONFeature | undefined): string | undefined {
  const id: unknown = feature?.properties['id']
  return typeof id === 'string' ? id : undefined
}

function findByAddress({ units }: Results, { data }: Stage, href: string): string | undefined {
  for (const { id, code } of units.values()) if (addressOf(data, code) === href) return id
  return undefined
}
