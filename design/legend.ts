import type { CellClass } from './cells.ts'
import { formatNumber } from './format.ts'
import { escapeText, length, nameDrawing } from './svg.ts'

export type LegendEntry = {
  cls: CellClass
  count: number
  /** "24 xã" reads as count + unit; then what the class means: "đủ 19 tiêu chí". */
  unit: string
  words: string
}

const HEIGHT = 16

/** A legend that is also the distribution: a bar true to the counts, and each class with swatch, count and words. */
export function drawLegend(entries: readonly LegendEntry[]): string {
  const total = entries.reduce((sum, entry) => sum + entry.count, 0)
  let before = 0
  const bars = entries.map((entry) => {
    const start = before
    before += entry.count
    return entry.count === 0 ? '' : drawShare(entry.cls, start / total, entry.count / total)
  })
  const label = entries.map((entry) => `${formatNumber(entry.count)} ${entry.unit} ${entry.words}`.trim()).join('; ')
  const bar = `<svg class="shares" width="100%" height="${HEIGHT}" ${nameDrawing(label)}>${HATCH}${bars.join('')}</svg>`
  return `<div class="legend">${bar}<ul>${entries.map(drawEntry).join('')}</ul></div>`
}

// Repeated in each bar on purpose: every copy is the same, and a drawing stays whole when it is moved alone.
const HATCH =
  '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
  '<path class="hatch" d="M1 0v6"/></pattern></defs>'

/** Shares are percentages of the page's width, so that the bar follows any screen without being stretched. */
function drawShare(cls: CellClass, start: number, share: number): string {
  return `<rect class="c-${cls}" x="${length(start * 100)}%" y=".75" width="${length(share * 100)}%" height="${HEIGHT - 1.5}"/>`
}

function drawEntry(entry: LegendEntry): string {
  return `<li><i class="swatch c-${entry.cls}"></i><b>${formatNumber(entry.count)} ${escapeText(entry.unit)}</b> ${escapeText(entry.words)}</li>`
}
