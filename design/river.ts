import type { River } from './river-flow.ts'
import { drawTallRiver } from './river-tall.ts'
import { drawWideRiver } from './river-wide.ts'
import { nameDrawing } from './svg.ts'

export type { River } from './river-flow.ts'

/**
 * The reform drawn as water: one canal for each old unit, joining or fanning out on the day of the event.
 * Holds a wide and a tall drawing; the style sheet shows the one that fits. The page prints the same as a list.
 */
export function drawRiver(river: River): string {
  return `<div class="river" ${nameDrawing(river.label)}>${drawWideRiver(river)}${drawTallRiver(river)}</div>`
}
