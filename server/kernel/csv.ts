/** A cell that a spreadsheet would run as a formula (OWASP "CSV injection"). */
const FORMULA = /^[=+\-@\t\r]/

/**
 * One line of CSV (RFC 4180) that a spreadsheet shows and never runs: a text that begins like a formula gets an
 * apostrophe before it. A plain number keeps its sign.
 */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map((cell) => (cell === null ? '' : quote(String(cell)))).join(',')}\r\n`
}

function quote(text: string): string {
  const safe = FORMULA.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** So that spreadsheets read UTF-8. */
export const CSV_MARK = '\uFEFF'
