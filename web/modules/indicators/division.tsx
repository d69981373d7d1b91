import type { ReactNode } from 'react'
import styles from './drawer.module.css'
import { showFigure, showValue, writeOut } from './show-value.ts'
import { useWords } from './words.ts'

type Props = {
  result: { kind: string; value: string | null; level: string | null }
  formula: string
  inputs: readonly { element: string; name: string; unit: string; valueKind: string; value: string | null }[]
  /** Further rows of the sum. */
  children?: ReactNode
}

/** The figures of a result, and the division written out under them. */
export function Division({ result, formula, inputs, children }: Props) {
  const { values } = useWords()
  const figures = new Map(inputs.map((input) => [input.element, input]))
  return (
    <dl className={styles.sum}>
      {inputs.map(({ element, name, unit, valueKind, value }) => (
        <div key={element}>
          <dt>{name}</dt>
          <dd>
            {showFigure(value, valueKind, values)} {value !== null && isCounted(valueKind) && unit}
          </dd>
        </div>
      ))}
      {isMeasured(result.kind) && !figures.has(formula.trim()) && (
        <div className={styles.total}>
          <dt>{writeOut(formula, figures)}</dt>
          <dd>
            {showValue(result.value, result, values)}
            {result.kind === 'percent' && result.value !== null && '%'}
          </dd>
        </div>
      )}
      {children}
    </dl>
  )
}

export function isMeasured(kind: string): boolean {
  return kind === 'percent' || kind === 'number'
}

function isCounted(valueKind: string): boolean {
  return valueKind === 'integer' || valueKind === 'decimal' || valueKind === 'rating'
}
