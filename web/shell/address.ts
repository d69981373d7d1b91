/** What the address keeps for every screen: what I look at, and where in it. All values are plain text. */
export type Search = {
  /** Unit looked at, inner id. */
  'don-vi'?: string
  /** Period of the figures, e.g. `2024`. */
  ky?: string
  /** Criteria set and version, `id@version`. */
  bo?: string
  /** Indicator or row that is open. */
  'chi-tieu'?: string
  /** Filter of the list. */
  loc?: string
  /** Dossier, person or other record that is open beside a list. */
  mo?: string
  /** Text searched for. */
  q?: string
  /** Tab of the open panel. */
  the?: string
  /** Role and state that a list of people is narrowed to. */
  'vai-tro'?: string
  'tinh-trang'?: string
  /** Valid time `YYYY-MM-DD` of lists of units. */
  ngay?: string
}

const KEYS = [
  'don-vi',
  'ky',
  'bo',
  'chi-tieu',
  'loc',
  'mo',
  'q',
  'the',
  'vai-tro',
  'tinh-trang',
  'ngay',
] as const satisfies readonly (keyof Search)[]

/** Keys that stay when the screen changes. */
export const KEPT = ['don-vi', 'ky', 'bo'] as const satisfies readonly (keyof Search)[]

export function readSearch(input: Record<string, unknown>): Search {
  const search: Search = {}
  for (const key of KEYS) {
    const value = input[key]
    if (typeof value === 'string' && value !== '') search[key] = value
  }
  return search
}

export function parseAddress(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text))
}

/** Plain `key=value` text, so that an address can be read aloud and typed again. */
export function writeAddress(search: Record<string, unknown>): string {
  const out = new URLSearchParams()
  for (const [key, value] of Object.entries(search)) if (typeof value === 'string' && value !== '') out.set(key, value)
  const text = out.toString()
  return text && `?${text}`
}
