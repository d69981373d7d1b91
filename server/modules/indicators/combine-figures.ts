import { add, divide, multiply, parseDecimal, type Rational, toDecimalText, ZERO } from '../../kernel/decimal.ts'
import type { DataElement } from '../criteria/index.ts'
import type { NoValue } from './tables.ts'

/** What one unit handed on: its figure and the share of its territory that went over; null = unknown, never assumed whole. */
export type Part = { share: string | null; value: string | null; noValue: NoValue | null }

/** A part with the figure that weighs it, for a weighted mean; null = nobody recorded it. */
export type WeighedPart = Part & { weight: Part | null }

export type WhyUnknown = 'missing' | 'unknown-share' | 're-collect'

/** A figure of a unit for a time before it existed. `why`: what keeps it unknown; null when there is a value or it does not apply. */
export type Combined = { value: string | null; noValue: 'not-applicable' | null; why: WhyUnknown | null }

type Taken = { is: 'known'; value: Rational } | { is: 'not-applicable' } | { is: 'unknown'; why: WhyUnknown }

/**
 * Puts figures of predecessors together by the rule of the element (domain rule 14). What is missing, what went over in an
 * unknown share, and what must be collected anew stays unknown. `weigher`: the element that weighs a mean.
 */
export function combineFigures(
  element: DataElement,
  parts: readonly WeighedPart[],
  weigher: DataElement | undefined,
): Combined {
  const taken = parts.map((part) => takePart(element, part))
  const [only] = taken
  if (!only) return unknown('missing')
  if (taken.length === 1)
    return only.is === 'known' ? known(only.value) : only.is === 'unknown' ? unknown(only.why) : NONE
  if (taken.every((one) => one.is === 'not-applicable')) return NONE
  const { merge } = element
  if (merge.rule === 're-collect') return unknown('re-collect')
  // One "no" decides, whatever the others are (domain rule 12).
  if (merge.rule === 'all-must-pass' && taken.some((one) => one.is === 'known' && one.value.n === 0n))
    return known(ZERO)
  const gap = taken.find((one) => one.is === 'unknown')
  if (gap) return unknown(gap.why)
  const values = taken.flatMap((one) => (one.is === 'known' ? [one.value] : []))
  if (merge.rule === 'sum') return known(values.reduce(add, ZERO))
  if (merge.rule === 'weighted-mean') return meanOf(element, parts, weigher)
  return known(values.reduce(lower))
}

const NONE: Combined = { value: null, noValue: 'not-applicable', why: null }
const known = (value: Rational): Combined => ({ value: toDecimalText(value), noValue: null, why: null })
const unknown = (why: WhyUnknown): Combined => ({ value: null, noValue: null, why })
const lower = (a: Rational, b: Rational): Rational => (a.n * b.d <= b.n * a.d ? a : b)

function takePart(element: DataElement, { share, value, noValue }: Part): Taken {
  if (noValue === 'not-applicable') return { is: 'not-applicable' }
  if (value === null) return { is: 'unknown', why: 'missing' }
  const whole = parseDecimal(value)
  if (element.split === 'copy') return { is: 'known', value: whole }
  if (share === null) return { is: 'unknown', why: 'unknown-share' }
  const part = parseDecimal(share)
  if (part.n === part.d) return { is: 'known', value: whole }
  return element.split === 'by-share'
    ? { is: 'known', value: multiply(whole, part) }
    : { is: 'unknown', why: 're-collect' }
}

/** Σ weight × value / Σ weight over the parts that have a value; a weight that is missing leaves the mean unknown. */
function meanOf(element: DataElement, parts: readonly WeighedPart[], weigher: DataElement | undefined): Combined {
  let [total, weight] = [ZERO, ZERO]
  for (const part of parts) {
    // The mean itself is not divided by a split: what went over weighs less.
    const own = takePart(element, { ...part, share: '1' })
    if (own.is !== 'known') continue
    const weighed = part.weight && weigher ? takePart(weigher, part.weight) : undefined
    if (weighed?.is !== 'known') return unknown(weighed?.is === 'unknown' ? weighed.why : 'missing')
    total = add(total, multiply(own.value, weighed.value))
    weight = add(weight, weighed.value)
  }
  return weight.n === 0n ? unknown('missing') : known(divide(total, weight))
}
