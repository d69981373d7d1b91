import {
  add,
  ceil,
  compare,
  divide,
  floor,
  multiply,
  ONE,
  parseDecimal,
  subtract,
  toDecimalText,
  type Rational,
} from '../../kernel/decimal.ts'
import { numberOf, type ElementValues } from './compute.ts'
import { elementsOf, type Comparison, type Formula } from './formula.ts'
import type { Gap } from './result.ts'

/** `factor × part / whole`: the shape of a share (100 × households with water / households) or of a plain number. */
export type Share = { factor: Rational; part: Formula; whole: Formula | null }

/** Splits a formula into its shares: one, or several under `min` (men and women alike). Anything else gives none. */
export function sharesOf(formula: Formula): Share[] {
  if (formula.kind === 'extreme' && formula.op === 'min') return formula.of.flatMap(sharesOf)
  const share = asShare(formula)
  return share ? [share] : []
}

function asShare(formula: Formula): Share | undefined {
  if (formula.kind === 'arithmetic' && formula.op === '/') {
    const top = asShare(formula.left)
    if (!top || top.whole || elementsOf(formula.right).length === 0) return undefined
    // A part that is also in the whole moves both: counting what is missing would need solving, so nothing is said.
    const shared = elementsOf(formula.right).some((code) => elementsOf(top.part).includes(code))
    return shared ? undefined : { ...top, whole: formula.right }
  }
  if (formula.kind === 'arithmetic' && formula.op === '*' && formula.left.kind === 'number')
    return isCount(formula.right)
      ? { factor: parseDecimal(formula.left.text), part: formula.right, whole: null }
      : undefined
  return isCount(formula) ? { factor: ONE, part: formula, whole: null } : undefined
}

function isCount(formula: Formula): boolean {
  if (formula.kind === 'element') return true
  return formula.kind === 'arithmetic' && formula.op === '+' && isCount(formula.left) && isCount(formula.right)
}

/** How much of what is counted stands between the figures and the level. Empty when reached or not countable. */
export function findGaps(
  formula: Formula,
  op: Comparison,
  target: Rational,
  valueOf: ElementValues,
  countable: ReadonlySet<string>,
): Gap[] {
  return sharesOf(formula).flatMap((share) => {
    const part = numberOf(share.part, valueOf)
    const whole = share.whole ? numberOf(share.whole, valueOf) : ONE
    if (part === undefined || whole === undefined || whole.n === 0n || share.factor.n === 0n) return []
    const elements = elementsOf(share.part)
    const needed = neededPart(
      op,
      divide(multiply(target, whole), share.factor),
      elements.every((code) => countable.has(code)),
    )
    const missing = subtract(needed, part)
    const isShort = op === '=' ? missing.n !== 0n : op === '>=' || op === '>' ? missing.n > 0n : missing.n < 0n
    if (!isShort) return []
    const amount = toDecimalText(missing.n < 0n ? { n: -missing.n, d: missing.d } : missing)
    return [{ elements, amount, direction: missing.n > 0n ? ('more' as const) : ('fewer' as const) }]
  })
}

/** Whole things are counted in whole things: 181.2 households short is 182. */
function neededPart(op: Comparison, edge: Rational, isWhole: boolean): Rational {
  if (!isWhole || op === '=') return edge
  if (op === '>=') return ceil(edge)
  if (op === '<=') return floor(edge)
  return op === '>' ? add(floor(edge), ONE) : subtract(ceil(edge), ONE)
}

/** True when every share of the formula lies in 0–100; a whole of zero is looked at elsewhere. */
export function isWithinWhole(formula: Formula, valueOf: ElementValues): boolean {
  const total = numberOf(formula, valueOf)
  const shares = sharesOf(formula).map((share) => {
    const part = numberOf(share.part, valueOf)
    const whole = share.whole ? numberOf(share.whole, valueOf) : ONE
    return part && whole && whole.n !== 0n ? divide(multiply(share.factor, part), whole) : undefined
  })
  const hundred = parseDecimal('100')
  return [total, ...shares].every((value) => value === undefined || (value.n >= 0n && compare(value, hundred) <= 0))
}
