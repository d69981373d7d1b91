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

function tracePlot(plot: PlacedPlot): string {
  return TRACES[plot.state](plot)
}

type Trace = (plot: PlacedPlot) => string

const TRACES: Record<PlotState, Trace> = {
  met: (plot) => traceFrame(plot, 0),
  'not-met': (plot) => traceRing(plot, 1.6) + traceDiamond(plot, 0.28),
  returned: (plot) => traceFrame(plot, 0) + traceArrow(plot),
  'no-figure': (plot) => traceFrame(plot, 0.7),
  'not-applicable': (plot) => {
    const { cx, cy, side } = centre(plot)
    return `M${point(cx - side * 0.3, cy)}h${point(side * 0.6)}`
  },
  'not-due': (plot) => {
    const { cx, cy, side } = centre(plot)
    const r = side * 0.22
    const half = (turn: number): string => `a${point(r, r)} 0 1 0 ${point(turn * 2 * r, 0)}`
    return `${traceFrame(plot, 0.7)}M${point(cx - r, cy)}${half(1)}${half(-1)}`
  },
  refused: (plot) => {
    const { x, y, width, height } = plot
    return `${traceFrame(plot, 0.8)}M${point(x + 2, y + height - 2)}L${point(x + width - 2, y + 2)}`
  },
  'level-unknown': (plot) => {
    const { cx, cy, side } = centre(plot)
    const stroke = `M${point(cx, cy - side * 0.28)}v${point(side * 0.3)}`
    return `${traceFrame(plot, 0.7)}${stroke}M${point(cx, cy + side * 0.17)}v${point(side * 0.12)}`
  },
}

type Box = Omit<PlacedPlot, 'state'>

function centre({ x, y, width, height }: Box): { cx: number; cy: number; side: number } {
  return { cx: x + width / 2, cy: y + height / 2, side: Math.min(width, height) }
}

/** A frame drawn by its middle line, `inset` px inside the plot. */
function traceFrame({ x, y, width, height }: Box, inset: number): string {
  return traceBox(x + inset, y + inset, width - 2 * inset, height - 2 * inset)
}

/** A filled frame: outer box and inner box, the even-odd rule leaves the middle open. */
function traceRing(box: Box, thickness: number): string {
  return traceFrame(box, 0) + traceFrame(box, thickness)
}

function traceDiamond(box: Box, reach: number): string {
  const { cx, cy, side } = centre(box)
  const d = side * reach
  return `M${point(cx, cy - d)}l${point(d, d)} ${point(-d, d)} ${point(-d, -d)}z`
}

/** An arrow to the left, cut out of a filled plot: sent back. */
function traceArrow(box: Box): string {
  const { cx, cy, side } = centre(box)
  const r = side * 0.3
  const shaft = `h${point(r)}v${point(r * 0.8)}h${point(-r)}`
  return `M${point(cx - r, cy)}l${point(r, -r)}v${point(r * 0.6)}${shaft}v${point(r * 0.6)}z`
}

export function traceBox(x: number, y: number, width: number, height: number): string {
  return `M${point(x, y)}h${point(width)}v${point(height)}h${point(-width)}z`
}
