import { add, compare, divide, multiply, parseDecimal, subtract, type Rational } from '../../kernel/decimal.ts'
import { elementsOf, type Comparison, type Formula } from './formula.ts'

/** What a formula gives: a number, yes or no, or why it cannot be known. */
export type Computed =
  | { kind: 'number'; value: Rational }
  | { kind: 'statement'; holds: boolean }
  | { kind: 'missing'; elements: string[] }
  | { kind: 'division-by-zero' }

export type ElementValues = (code: string) => Rational | undefined

/** Thrown inside one computation only; `computeFormula` turns it into an answer. */
class DivisionByZero extends Error {}

/**
 * Computes with exact fractions. Every element the formula names must have a value, even in a branch that would
 * not decide: a rule of the law is known only when all it asks for is known (domain rule 12).
 */
export function computeFormula(formula: Formula, valueOf: ElementValues): Computed {
  const missing = elementsOf(formula).filter((code) => valueOf(code) === undefined)
  if (missing.length > 0) return { kind: 'missing', elements: missing }
  try {
    if (formula.kind === 'comparison' || formula.kind === 'logic')
      return { kind: 'statement', holds: doesHold(formula, valueOf) }
    return { kind: 'number', value: toNumber(formula, valueOf) }
  } catch (error) {
    if (error instanceof DivisionByZero) return { kind: 'division-by-zero' }
    throw error
  }
}

/** Value of a number-giving formula, or undefined when something is missing or divided by zero. */
export function numberOf(formula: Formula, valueOf: ElementValues): Rational | undefined {
  const computed = computeFormula(formula, valueOf)
  return computed.kind === 'number' ? computed.value : undefined
}

const ACCEPTED_ORDERS: Record<Comparison, (-1 | 0 | 1)[]> = {
  '>=': [0, 1],
  '<=': [0, -1],
  '>': [1],
  '<': [-1],
  '=': [0],
}

export function holdsBetween(left: Rational, op: Comparison, right: Rational): boolean {
  return ACCEPTED_ORDERS[op].includes(compare(left, right))
}

function doesHold(formula: Formula, valueOf: ElementValues): boolean {
  if (formula.kind === 'comparison')
    return holdsBetween(toNumber(formula.left, valueOf), formula.op, toNumber(formula.right, valueOf))
  if (formula.kind !== 'logic') throw new TypeError('the parser lets only comparisons into a statement')
  // Both sides are computed, so that a division by zero on either is said and not hidden by the other.
  const [left, right] = [doesHold(formula.left, valueOf), doesHold(formula.right, valueOf)]
  return formula.op === 'and' ? left && right : left || right
}

function toNumber(formula: Formula, valueOf: ElementValues): Rational {
  switch (formula.kind) {
    case 'number':
      return parseDecimal(formula.text)
    case 'element': {
      const value = valueOf(formula.code)
      if (value === undefined) throw new TypeError(`${formula.code} was checked to have a value`)
      return value
    }
    case 'extreme': {
      const values = formula.of.map((part) => toNumber(part, valueOf))
      const wanted = formula.op === 'min' ? -1 : 1
      return values.reduce((best, value) => (compare(value, best) === wanted ? value : best))
    }
    case 'arithmetic':
      return combine(formula.op, toNumber(formula.left, valueOf), toNumber(formula.right, valueOf))
    case 'comparison':
    case 'logic':
      break
  }
  throw new TypeError('the parser lets no statement stand for a number')
}

function combine(op: '+' | '-' | '*' | '/', left: Rational, right: Rational): Rational {
  if (op === '+') return add(left, right)
  if (op === '-') return subtract(left, right)
  if (op === '*') return multiply(left, right)
  if (right.n === 0n) throw new DivisionByZero()
  return divide(left, right)
}
