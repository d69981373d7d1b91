// Improves /ban-do, which is complete without it: a slider over the track of time, and the live map over the drawing.
import { findStage, type Stage } from './map/stage.ts'
import { addSlider } from './map/slider.ts'
import type { LiveMap } from './map/live.ts'
import { goToDay } from './map/swap.ts'

let live: LiveMap | undefined

const stage = findStage()
if (stage) {
  addSlider(async (href) => {
    const next = await goToDay(href)
    if (next) await live?.show(next)
  })
  void startWhenQuiet(stage)
}

/** The table and the drawing come first: the library waits until the page is still, and for a tap where data is dear. */
async function startWhenQuiet(at: Stage): Promise<void> {
  if (savesData()) {
    await tap(at.element)
  } else {
    await loaded()
    await new Promise((resolve) =>
      'requestIdleCallback' in window ? requestIdleCallback(resolve, { timeout: 2000 }) : setTimeout(resolve, 200),
    )
  }
  const { startLiveMap } = await import('./map/live.ts')
  live = await startLiveMap(findStage() ?? at)
}

function savesData(): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection')
  return typeof connection === 'object' && connection !== null && Reflect.get(connection, 'saveData') === true
}

function loaded(): Promise<void> {
  if (document.readyState === 'complete') return Promise.resolve()
  return new Promise((resolve) => addEventListener('load', () => resolve(), { once: true }))
}

/** A button over the drawing; the live map is 300 kB. */
function tap(element: HTMLElement): Promise<void> {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button small map-start'
  button.textContent = 'Mở bản đồ phóng to, thu nhỏ được (300 KB)'
  element.append(button)
  return new Promise((resolve) =>
    button.addEventListener('click', () => {
      button.remove()
      resolve()
    }),
  )
}
