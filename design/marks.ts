import { escapeText, frame, point } from './svg.ts'
import { RESULT_STATES, sayResult, type ResultState } from './words.ts'

// Silhouette first, colour second: each state has a shape of its own that survives grey print and 12 px.
const MARKS: Record<ResultState, string> = {
  met: '<rect class="fill" x=".5" y=".5" width="15" height="15" rx="2"/><path class="ink" d="M3.9 8.3l2.8 2.8 5.4-6" stroke-width="2"/>',
  'not-met':
    '<path class="fill" d="M8 .6L15.4 8 8 15.4.6 8z"/><path class="ink" d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" stroke-width="1.7"/>',
  'no-figure':
    '<rect class="line" x="1.5" y="1.5" width="13" height="13" rx="1.5" stroke-width="1.6" stroke-dasharray="3 2.2"/>',
  'not-applicable': '<path class="line" d="M1.5 8h13" stroke-width="2.6"/>',
  'not-due':
    '<path class="line" d="M1.4 8a6.6 6.6 0 1 0 13.2 0a6.6 6.6 0 1 0-13.2 0M8 4.2V8l2.6 1.8" stroke-width="1.7"/>',
  refused: '<path class="line" d="M1.4 1.4h13.2v13.2H1.4zM2.5 13.5l11-11" stroke-width="1.8"/>',
  'level-unknown':
    '<path class="line" d="M3.6 1.2H1.2v13.6h2.4M12.4 1.2h2.4v13.6h-2.4M8 3.4v5.4M8 10.8v2" stroke-width="1.8"/>',
}

/**
 * The mark of a result, `size` px square (12, 16 or 24).
 * Give `label` only where no word stands beside it, e.g. a column whose head names it.
 */
export function drawMark(state: ResultState, size = 16, label?: string): string {
  return frame({ width: size, height: size, className: `mark ${state}`, label, viewBox: '0 0 16 16' }, MARKS[state])
}

/** The mark and its word, or other words that say the same of a criterion ("Còn 6 tiêu chí"). */
export function showStatus(state: ResultState, words: string = sayResult(state), size = 16): string {
  return `<span class="status ${state}">${drawMark(state, size)}${escapeText(words)}</span>`
}

/** A plot may also show that an indicator was sent back; that is work, not a result. */
export type PlotState = ResultState | 'returned'
export type PlacedPlot = { state: PlotState; x: number; y: number; width: number; height: number }

/** One path for each state that occurs, so that 57 plots cost seven elements and not a hundred. */
export function drawPlots(placed: readonly PlacedPlot[]): string {
  return [...RESULT_STATES, 'returned' as const]
    .map((state) =>
      drawState(
        state,
        placed
          .filter((plot) => plot.state === state)
          .map(tracePlot)
          .join(''),
      ),
    )
    .join('')
}

/** `met`, `not-met` and `returned` are filled shapes, the rest are strokes: marks.css knows which. */
export function drawState(state: PlotState, path: string): string {
  return path === '' ? '' : `<path class="${state}" d="${path}"/>`
}

function tracePlot({ state, x, y, width, height }: PlacedPlot): string {
  const cx = x + width / 2
  const cy = y + height / 2
  const side = Math.min(width, height)
  switch (state) {
    case 'met':
      return traceBox(x, y, width, height)
    case 'not-met': {
      const d = side * 0.28
      const diamond = `M${point(cx, cy - d)}l${point(d, d)} ${point(-d, d)} ${point(-d, -d)}z`
      return traceBox(x, y, width, height) + traceBox(x + 1.6, y + 1.6, width - 3.2, height - 3.2) + diamond
    }
    case 'returned': {
      const reach = side * 0.3
      const arrow = `M${point(cx - reach, cy)}l${point(reach, -reach)}v${point(reach * 0.6)}h${point(reach)}v${point(reach * 0.8)}h${point(-reach)}v${point(reach * 0.6)}z`
      return traceBox(x, y, width, height) + arrow
    }
    case 'no-figure':
      return traceBox(x + 0.7, y + 0.7, width - 1.4, height - 1.4)
    case 'not-applicable':
      return `M${point(cx - side * 0.3, cy)}h${point(side * 0.6)}`
    case 'not-due': {
      const r = side * 0.22
      return (
        traceBox(x + 0.7, y + 0.7, width - 1.4, height - 1.4) +
        `M${point(cx - r, cy)}a${point(r, r)} 0 1 0 ${point(2 * r, 0)}a${point(r, r)} 0 1 0 ${point(-2 * r, 0)}`
      )
    }
    case 'refused':
      return (
        traceBox(x + 0.8, y + 0.8, width - 1.6, height - 1.6) +
        `M${point(x + 2, y + height - 2)}L${point(x + width - 2, y + 2)}`
      )
    case 'level-unknown':
      return (
        traceBox(x + 0.7, y + 0.7, width - 1.4, height - 1.4) +
        `M${point(cx, cy - side * 0.28)}v${point(side * 0.3)}M${point(cx, cy + side * 0.17)}v${point(side * 0.12)}`
      )
  }
}

export function traceBox(x: number, y: number, width: number, height: number): string {
  return `M${point(x, y)}h${point(width)}v${point(height)}h${point(-width)}z`
}
