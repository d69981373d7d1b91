import { z } from 'zod'

// Thresholds of the law are decided on exact fractions: no float ever takes part, so a failing 79.96 never passes as 80.

/** An exact fraction in lowest terms; the denominator is positive. */
export type Rational = { readonly n: bigint; readonly d: bigint }

const SHAPE = /^-?\d{1,30}(?:\.\d{1,20})?$/
/** Digits kept of a fraction that does not end, like 100/3. Comparisons never use this text. */
const KEPT_PLACES = 20

/** Decimal text as stored and sent: `-12.50`, at most 30 digits before and 20 after the point, never `1,5` or `1e3`. */
export const Decimal = z.string().regex(SHAPE, 'Viết số bằng chữ số, phần thập phân sau dấu chấm, ví dụ 84.5')

export const ZERO: Rational = { n: 0n, d: 1n }
export const ONE: Rational = { n: 1n, d: 1n }

export function isDecimal(text: string): boolean {
  return SHAPE.test(text)
}

/** Reads decimal text. Throws RangeError on anything else. */
export function parseDecimal(text: string): Rational {
  if (!isDecimal(text)) throw new RangeError(`not a decimal: ${text}`)
  const point = text.indexOf('.')
  if (point === -1) return { n: BigInt(text), d: 1n }
  const part = text.slice(point + 1)
  return reduce(BigInt(text.slice(0, point) + part), 10n ** BigInt(part.length))
}

function gcd(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b]
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

function reduce(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d }
  const [top, bottom] = d < 0n ? [-n, -d] : [n, d]
  const common = gcd(top, bottom)
  return { n: top / common, d: bottom / common }
}

export function add(a: Rational, b: Rational): Rational {
  return reduce(a.n * b.d + b.n * a.d, a.d * b.d)
}

export function subtract(a: Rational, b: Rational): Rational {
  return reduce(a.n * b.d - b.n * a.d, a.d * b.d)
}

export function multiply(a: Rational, b: Rational): Rational {
  return reduce(a.n * b.n, a.d * b.d)
}

/** Throws RangeError when `b` is zero: callers that read figures check first and say why. */
export function divide(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('division by zero')
  return reduce(a.n * b.d, a.d * b.n)
}

/** -1, 0 or 1, as `a` is below, equal to or above `b`. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Largest whole number not above. */
export function floor(a: Rational): Rational {
  const cut = a.n / a.d
  return { n: a.n < 0n && cut * a.d !== a.n ? cut - 1n : cut, d: 1n }
}

/** Smallest whole number not below. */
export function ceil(a: Rational): Rational {
  const below = floor(a)
  return compare(below, a) === 0 ? below : { n: below.n + 1n, d: 1n }
}

/** Exact decimal text when the fraction ends within 20 places; otherwise its first 20 places, cut and not rounded. */
export function toDecimalText(a: Rational): string {
  return trimZeros(digitsOf(a, KEPT_PLACES, 'cut'))
}

/** Text with `places` decimals, rounded half away from zero: display only. */
export function roundToText(a: Rational, places: number): string {
  return digitsOf(a, places, 'round')
}

/**
 * Rounds for display, but keeps adding decimals while the rounded text would stand on the other side of `mark`
 * or on it: 79.96 beside a threshold of 80 prints `79.96`, not `80.0`.
 */
export function roundBeside(a: Rational, places: number, mark: Rational): string {
  for (let kept = places; kept < KEPT_PLACES; kept++) {
    const text = roundToText(a, kept)
    if (compare(parseDecimal(text), mark) === compare(a, mark)) return text
  }
  return toDecimalText(a)
}

function digitsOf(a: Rational, places: number, how: 'cut' | 'round'): string {
  const size = a.n < 0n ? -a.n : a.n
  const scaled = size * 10n ** BigInt(places)
  const digits = how === 'cut' ? scaled / a.d : (scaled * 2n + a.d) / (a.d * 2n)
  const padded = digits.toString().padStart(places + 1, '0')
  const text = places === 0 ? padded : `${padded.slice(0, -places)}.${padded.slice(-places)}`
  return a.n < 0n && digits !== 0n ? `-${text}` : text
}

function trimZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
