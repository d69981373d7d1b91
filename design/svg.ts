// Every drawing is a string made of numbers and escaped text, the same on the server and in the workbench.
// No `style` attributes: public pages forbid them (content security policy), colours come from marks.css.

/** Text made safe for element content and for attributes in double quotes. */
export function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** A length as short text: at most two decimals, no leading zero (`.5`). */
export function length(value: number): string {
  const rounded = Math.round(value * 100) / 100
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.')
}

/** Coordinates separated by spaces, ready for path data. */
export function point(...values: number[]): string {
  return values.map(length).join(' ')
}

export type Frame = {
  width: number
  height: number
  className: string
  /** Accessible name. Absent = the drawing only repeats words that stand beside it. */
  label?: string | undefined
  /** Coordinates inside the drawing when they differ from its size on the page. */
  viewBox?: string
}

export function frame({ width, height, className, label, viewBox }: Frame, content: string): string {
  const box = viewBox ?? `0 0 ${point(width, height)}`
  return `<svg class="${className}" width="${length(width)}" height="${length(height)}" viewBox="${box}" ${nameDrawing(label)}>${content}</svg>`
}

/** `role="img"` with a name, or hidden from screen readers when there is no name. */
export function nameDrawing(label?: string): string {
  return label === undefined ? 'aria-hidden="true"' : `role="img" aria-label="${escapeText(label)}"`
}

/** Width of a text in the page font, in the unit of `size`: enough to decide what fits, never to align. */
export function estimateWidth(text: string, size: number): number {
  return Array.from(text).length * size * 0.56
}
