import { add, compare, floor, multiply, ONE, parseDecimal, subtract, ZERO } from '../../kernel/decimal.ts'

/** A whole number, or null = unknown. */
export type Known = number | null

/** Together: known only when every part is; what is not known is never counted as nothing. */
export function sumKnown(parts: readonly Known[]): Known {
  if (parts.length === 0) return null
  return parts.reduce<Known>((sum, part) => (sum === null || part === null ? null : sum + part), 0)
}

/** Whether stated shares add up to the whole. Missing ones are not guessed, so they do not. */
export function sharesMakeWhole(shares: readonly (string | null)[]): boolean {
  const stated = shares.filter((share) => share !== null)
  if (stated.length < shares.length) return false
  return compare(stated.map(parseDecimal).reduce(add, ZERO), ONE) === 0
}

/**
 * Shares a whole number out in whole numbers that add up to it: largest remainders first, earlier parts before later ones.
 * Unknown where the whole is unknown or the shares do not make it up.
 */
export function shareOut(whole: Known, shares: readonly (string | null)[]): Known[] {
  if (whole === null || !sharesMakeWhole(shares)) return shares.map(() => null)
  const exact = shares.map((share) => multiply(parseDecimal(String(whole)), parseDecimal(share ?? '0')))
  const given = exact.map((part) => Number(floor(part).n))
  const left = whole - given.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact
    .map((part, i) => ({ i, rest: subtract(part, floor(part)) }))
    .toSorted((a, b) => compare(b.rest, a.rest) || a.i - b.i)
  const more = new Set(byRemainder.slice(0, left).map(({ i }) => i))
  return given.map((part, i) => part + (more.has(i) ? 1 : 0))
}

export type Part = { share: string | null; recounted: Known }

/** What each part of a split has: counted again where the decision says so, else its stated share, else unknown. */
export function measureParts(whole: Known, parts: readonly Part[]): Known[] {
  const shared = shareOut(
    whole,
    parts.map(({ share }) => share),
  )
  return parts.map(({ recounted }, i) => recounted ?? shared[i] ?? null)
}
