import { compare, isDecimal, ONE, parseDecimal, toDecimalText, ZERO, type Rational } from '../../kernel/decimal.ts'
import { computeFormula, holdsBetween, type ElementValues } from './compute.ts'
import type { Confidence, Indicator, KnownLevel, RuleLevel } from './contract.ts'
import { elementsOf, parseFormula, type Formula } from './formula.ts'
import { findGaps, isWithinWhole } from './gaps.ts'
import type { LevelChoice } from './levels.ts'
import type { ChosenLevel, Figure, FigureProblem, Figures, IndicatorResult, NoFigure } from './result.ts'

const RECOGNISING: readonly Confidence[] = ['verbatim', 'verbatim-secondary', 'reconstructed']

export type IndicatorContext = {
  figures: Figures
  /** Level keys that an authorised person has confirmed with the legal reference. */
  confirmed: ReadonlySet<string>
  /** Elements counted in whole things. */
  countable: ReadonlySet<string>
  isIllustrative: boolean
}

/** One indicator against the level chosen for the unit. Pure; the reasons are in the result. */
export function evaluateIndicator(
  indicator: Indicator,
  choice: LevelChoice,
  context: IndicatorContext,
): IndicatorResult {
  const formula = readFormula(indicator.formula)
  const asked = [formula, ...(choice.status === 'chosen' ? formulasOf(choice.level) : [])]
  const codes = [...new Set(asked.flatMap(elementsOf))]
  const level = describeLevel(choice, context.confirmed)
  const valueOf: ElementValues = (code) => readValue(context.figures.get(code))
  const base = {
    code: indicator.code,
    noFigure: null,
    value: null,
    inputs: codes.map((code) => inputOf(code, context.figures.get(code))),
    level,
    gaps: [],
    canRecognise: mayRecognise(level, context.isIllustrative),
  }

  const unusable = codes.filter((code) => valueOf(code) === undefined)
  if (unusable.length > 0 && unusable.every((code) => context.figures.get(code)?.noValue === 'not-applicable'))
    return { ...base, state: 'not-applicable' }
  if (unusable.length > 0) return { ...base, state: 'no-figure', noFigure: whyNoFigure(unusable, context.figures) }

  const computed = computeFormula(formula, valueOf)
  const problem = problemOf(indicator, formula, valueOf)
  if (computed.kind !== 'number' || problem)
    return { ...base, state: 'no-figure', noFigure: refuse(codes, problem ?? 'whole-is-zero') }

  const value = writeValue(indicator, computed.value)
  if (choice.status === 'unknown') return { ...base, value, state: 'level-unknown' }
  const isMet = meets(choice.level, computed.value, valueOf)
  if (isMet === undefined) return { ...base, value, state: 'no-figure', noFigure: refuse(codes, 'whole-is-zero') }
  if (isMet || choice.level.state === 'rule' || indicator.kind === 'boolean')
    return { ...base, value, state: isMet ? 'met' : 'not-met' }
  const gaps = findGaps(formula, choice.level.op, targetOf(choice.level), valueOf, context.countable)
  return { ...base, value, state: 'not-met', gaps }
}

const parsed = new Map<string, Formula>()

/** Published sets were checked, so a formula that does not parse is a fault of ours. */
function readFormula(text: string): Formula {
  const known = parsed.get(text)
  if (known) return known
  const result = parseFormula(text)
  if (!result.ok) throw new TypeError(`formula "${text}": ${result.detail}`)
  parsed.set(text, result.formula)
  return result.formula
}

function formulasOf(level: KnownLevel | RuleLevel): Formula[] {
  if (level.state === 'rule') return [readFormula(level.formula)]
  return level.also ? [readFormula(level.also.formula)] : []
}

/** Undefined when a further statement of the level divides by zero. */
function meets(level: KnownLevel | RuleLevel, value: Rational, valueOf: ElementValues): boolean | undefined {
  const statements = formulasOf(level).map((formula) => computeFormula(formula, valueOf))
  if (statements.some((one) => one.kind !== 'statement')) return undefined
  const holds = statements.every((one) => one.kind === 'statement' && one.holds)
  return level.state === 'rule' ? holds : holds && holdsBetween(value, level.op, targetOf(level))
}

function targetOf(level: KnownLevel): Rational {
  if (level.value === 'true') return ONE
  return level.value === 'false' ? ZERO : parseDecimal(level.value)
}

function problemOf(indicator: Indicator, formula: Formula, valueOf: ElementValues): FigureProblem | null {
  if (indicator.kind === 'percent') return isWithinWhole(formula, valueOf) ? null : 'outside-0-100'
  if (indicator.kind !== 'boolean' && indicator.kind !== 'document') return null
  const isYesOrNo = elementsOf(formula).every((code) => {
    const value = valueOf(code)
    return value !== undefined && (compare(value, ZERO) === 0 || compare(value, ONE) === 0)
  })
  return isYesOrNo ? null : 'not-yes-or-no'
}

function readValue(figure: Figure | undefined): Rational | undefined {
  if (!figure || figure.value === null) return undefined
  if (figure.value === 'true') return ONE
  if (figure.value === 'false') return ZERO
  return isDecimal(figure.value) ? parseDecimal(figure.value) : undefined
}

function writeValue(indicator: Indicator, value: Rational): string {
  const isStatement = indicator.kind === 'boolean' || indicator.kind === 'document'
  return isStatement ? String(value.n !== 0n) : toDecimalText(value)
}

function inputOf(element: string, figure: Figure | undefined): IndicatorResult['inputs'][number] {
  const noValue = typeof figure?.value === 'string' ? null : (figure?.noValue ?? 'not-reported')
  return { element, value: figure?.value ?? null, noValue }
}

/** A refused figure is said before a missing one, a missing one before one that is not due yet. */
function whyNoFigure(elements: string[], figures: Figures): NoFigure {
  const garbled = elements.filter((code) => typeof figures.get(code)?.value === 'string')
  if (garbled.length > 0) return refuse(garbled, 'not-a-number')
  const reasons = elements.map((code) => figures.get(code)?.noValue ?? 'not-reported')
  if (reasons.includes('refused'))
    return { why: 'refused', elements: pickBy(elements, reasons, 'refused'), problem: null }
  if (reasons.includes('not-reported'))
    return { why: 'not-reported', elements: pickBy(elements, reasons, 'not-reported'), problem: null }
  return { why: 'not-due', elements: pickBy(elements, reasons, 'not-due'), problem: null }
}

function pickBy(elements: string[], reasons: string[], wanted: string): string[] {
  return elements.filter((_, index) => reasons[index] === wanted)
}

function refuse(elements: string[], problem: FigureProblem): NoFigure {
  return { why: 'refused', elements, problem }
}

function describeLevel(choice: LevelChoice, confirmed: ReadonlySet<string>): ChosenLevel {
  if (choice.status === 'unknown') return choice
  const { level, keys, basis } = choice
  const { where, confidence, source } = level
  const shared = { keys, where, confidence, source, isConfirmed: keys.every((key) => confirmed.has(key)), basis }
  return level.state === 'rule'
    ? { ...shared, status: 'rule', formula: level.formula, vi: level.vi }
    : { ...shared, status: 'known', op: level.op, value: level.value, also: level.also ?? null }
}

/** Domain rule 9. An illustrative set recognises only inside a demo database, the only place where it can be loaded. */
function mayRecognise(level: ChosenLevel, isIllustrative: boolean): boolean {
  if (level.status === 'unknown') return false
  return isIllustrative || (RECOGNISING.includes(level.confidence) && level.isConfirmed)
}
