import { frame, length, point } from './svg.ts'
import { traceBox } from './marks.ts'

export type Clock = {
  /** Working days used, of `total` allowed. */
  used: number
  total: number
  /** The clock was stopped after this many days (a dossier sent back). */
  stoppedAfter?: number
  /** Working days past the end. */
  over?: number
  /** The words that stand beside it: "còn 4 ngày, hạn 15/12/2025". */
  label: string
}

const STOP_WIDTH = 8

/** A staff of working days: every fifth is taller, used days are water, days past the end are đất nung. */
export function drawGauge(clock: Clock, step = 11, height = 14): string {
  const { used, total, stoppedAfter, over = 0, label } = clock
  const low = Math.round(height * 0.2)
  let x = 0
  let spent = ''
  let left = ''
  let stop = ''
  for (let day = 1; day <= total + over; day += 1) {
    const top = day % 5 === 0 ? 0 : low
    if (day <= used || day > total) spent += traceBox(x, top, step - 2, height - top)
    else left += traceBox(x + 0.6, top + 0.6, step - 3.2, height - top - 1.2)
    x += step
    if (day === stoppedAfter) {
      stop = `M${point(x + 1, 0)}v${length(height)}M${point(x + 5, 0)}v${length(height)}`
      x += STOP_WIDTH
    }
  }
  const draw = (name: string, path: string): string => (path === '' ? '' : `<path class="${name}" d="${path}"/>`)
  const body = draw(over > 0 ? 'late' : 'used', spent) + draw('left', left) + draw('stop', stop)
  return frame({ width: Math.max(1, x), height, className: 'gauge', label }, body)
}
