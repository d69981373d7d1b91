import type { TrackData } from '../../../server/modules/map/contract.ts'

type Stop = TrackData['stops'][number]

/** A step of the play button, in ms: time to see what changed. */
const PACE = 1600

/** Lays a slider over the track. It stops at days that mean something, by pointer and by key; `go` shows a stop's page. */
export function addSlider(go: (href: string) => Promise<void>): void {
  const box = document.querySelector<HTMLElement>('.track-box[data-track]')
  if (!box?.dataset['track']) return
  const track = JSON.parse(box.dataset['track']) as TrackData
  const slider = makeSlider(track)
  let at = track.stops.findLastIndex((stop) => stop.at <= track.at)
  const show = (stop: Stop): void => {
    slider.value = String(stop.at)
    slider.setAttribute('aria-valuetext', stop.words)
  }
  const stopAt = (index: number): void => {
    const next = Math.min(track.stops.length - 1, Math.max(0, index))
    const stop = track.stops[next]
    if (!stop || next === at) return
    at = next
    show(stop)
    void go(stop.href)
  }
  slider.addEventListener('input', () => stopAt(nearest(track.stops, Number(slider.value))))
  slider.addEventListener('change', () => show(track.stops[at] ?? { at: track.at, words: '', href: '' }))
  slider.addEventListener('keydown', (event) => {
    const step = KEYS[event.key]
    if (step === undefined) return
    event.preventDefault()
    stopAt(at + step)
  })
  box.classList.add('is-live')
  box.append(slider)
  addPlay(() => (at + 1 < track.stops.length ? stopAt(at + 1) : stopAt(0)))
  takeOverSteps(track.stops, stopAt)
}

const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -4,
  PageUp: 4,
  Home: -1000,
  End: 1000,
}

function makeSlider({ length, at, stops }: TrackData): HTMLInputElement {
  const slider = document.createElement('input')
  slider.type = 'range'
  slider.className = 'track-slider'
  slider.min = '0'
  slider.max = String(length)
  slider.value = String(at)
  slider.setAttribute('aria-label', 'Xem tại ngày, dừng ở các mốc')
  slider.setAttribute('aria-valuetext', stops.find((stop) => stop.at === at)?.words ?? 'ngày đã chọn')
  return slider
}

function nearest(stops: readonly Stop[], value: number): number {
  let best = 0
  for (const [i, stop] of stops.entries())
    if (Math.abs(stop.at - value) < Math.abs((stops[best]?.at ?? 0) - value)) best = i
  return best
}

/** The links to the stop before and after lead there without a new page. */
function takeOverSteps(stops: readonly Stop[], stopAt: (index: number) => void): void {
  document.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.step, .map-sides a') : null
    const index = stops.findIndex((stop) => link !== null && new URL(stop.href, location.href).href === link.href)
    if (index < 0 || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    stopAt(index)
  })
}

function addPlay(step: () => void): void {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'button ghost small play'
  button.textContent = 'Phát'
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = (): void => {
    clearInterval(timer)
    timer = undefined
    button.textContent = 'Phát'
  }
  button.addEventListener('click', () => {
    if (timer !== undefined) return stop()
    step()
    timer = setInterval(step, PACE)
    button.textContent = 'Dừng'
  })
  document.querySelector('.track-controls')?.prepend(button)
}
