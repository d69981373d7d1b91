import { drawPlots, drawState, traceBox, type PlacedPlot, type PlotState } from './marks.ts'
import { escapeText, frame, length, point } from './svg.ts'
import { RESULT_STATES, type ResultState } from './words.ts'

// Ruộng, the field: a commune is a field and an indicator is a plot. Three readings of the same field:
// a row of plots after a criterion's name, columns of a whole set, and stalks that fit one table line.

/** The plots of one criterion and the number written under its column. */
export type FieldColumn = { code: string; states: readonly PlotState[] }

export type RowOptions = {
  width?: number
  height?: number
  gap?: number
  perLine?: number
  label?: string
  isFrozen?: boolean
}

/** "48 trong 57 chỉ tiêu đạt": the name of every drawing of a field. */
export function nameField(states: readonly PlotState[]): string {
  return `${states.filter((state) => state === 'met').length} trong ${states.length} chỉ tiêu đạt`
}

/** Plots side by side, px. `label` is given where the row stands without words that say the same. */
export function drawPlotRow(states: readonly PlotState[], options: RowOptions = {}): string {
  const { width = 18, height = 22, gap = 2, perLine = 99, label, isFrozen = false } = options
  const lines = Math.max(1, Math.ceil(states.length / perLine))
  const columns = Math.min(states.length, perLine)
  const placed = states.map((state, i): PlacedPlot => ({
    state,
    x: (i % perLine) * (width + gap),
    y: Math.floor(i / perLine) * (height + gap),
    width,
    height,
  }))
  const size = { width: Math.max(1, columns * (width + gap) - gap), height: lines * (height + gap) - gap }
  return frame({ ...size, className: isFrozen ? 'plots frozen' : 'plots', label }, drawPlots(placed))
}

export type ColumnOptions = { width?: number; height?: number; gap?: number; isFrozen?: boolean; label?: string }

/** The whole set: one column for each criterion on a ground line, its number under it, bold when something is open. */
export function drawField(columns: readonly FieldColumn[], options: ColumnOptions = {}): string {
  const { width = 18, height = 9, gap = 2, isFrozen = false } = options
  const step = width + 4
  const tallest = Math.max(1, ...columns.map((column) => column.states.length))
  const ground = tallest * (height + gap) + 4
  const placed = columns.flatMap((column, i) =>
    column.states.map((state, j): PlacedPlot => ({
      state,
      x: i * step,
      y: ground - (j + 1) * (height + gap),
      width,
      height,
    })),
  )
  const total = Math.max(step, columns.length * step - 4)
  const codes = columns.map((column, i) => drawCode(column, i * step + width / 2, ground + 18)).join('')
  const line = `<path class="ground" d="M0 ${length(ground)}h${length(total)}"/>`
  const label = options.label ?? nameField(columns.flatMap((column) => column.states))
  return frame(
    { width: total, height: ground + 24, className: isFrozen ? 'ruong frozen' : 'ruong', label },
    drawPlots(placed) + line + codes,
  )
}

function drawCode(column: FieldColumn, x: number, y: number): string {
  const isOpen = column.states.some((state) => state !== 'met' && state !== 'not-applicable')
  return `<text${isOpen ? ' class="open"' : ''} x="${length(x)}" y="${length(y)}">${escapeText(column.code)}</text>`
}

export type StalkOptions = { width?: number; height?: number; gap?: number; groupGap?: number; label?: string }

/**
 * Hàng lúa: one line, one stalk for each indicator, a little air between criteria. Height carries the state:
 * full = met, half = not met, ground = not reported, hollow full = not due, hollow half = refused or not concluded.
 */
export function drawStalks(groups: readonly (readonly ResultState[])[], options: StalkOptions = {}): string {
  const { width = 4, height = 18, gap = 1, groupGap = 4 } = options
  const traces = new Map<ResultState, string>()
  let x = 0
  for (const group of groups) {
    for (const state of group) {
      traces.set(state, (traces.get(state) ?? '') + STALKS[state](x, width, height))
      x += width + gap
    }
    x += groupGap
  }
  const paths = RESULT_STATES.map((state) => drawState(state, traces.get(state) ?? '')).join('')
  const label = options.label ?? nameField(groups.flat())
  const body = `<g stroke-width="${length(width)}">${paths}</g>`
  return frame({ width: Math.max(1, x - groupGap - gap), height, className: 'stalks', label }, body)
}

type Stalk = (x: number, width: number, height: number) => string

/** A stalk is a thick upright line (eight characters); only the hollow ones need a box. */
const STALKS: Record<ResultState, Stalk> = {
  met: (x, width, height) => `M${point(x + width / 2, 0)}v${length(height)}`,
  'not-met': (x, width, height) => `M${point(x + width / 2, height / 2)}v${length(height / 2)}`,
  'no-figure': (x, width, height) => `M${point(x + width / 2, height - 2)}v2`,
  'not-applicable': (x, width, height) => `M${point(x + width / 2, height / 2 - 1)}v2`,
  'not-due': (x, width, height) => traceBox(x + 0.5, 0.5, width - 1, height - 1),
  refused: traceHollowHalf,
  'level-unknown': traceHollowHalf,
}

function traceHollowHalf(x: number, width: number, height: number): string {
  return traceBox(x + 0.5, height / 2, width - 1, height / 2 - 0.5)
}
