import type { ResultState } from '../../design/words.ts'
import { drawGauge, type Clock } from '../../design/gauge.ts'
import { drawIcon, type IconName } from '../../design/icons.ts'
import { drawLogo } from '../../design/logo.ts'
import { drawMark, type PlotState } from '../../design/marks.ts'
import { drawField, drawPlotRow, type ColumnOptions, type FieldColumn, type RowOptions } from '../../design/ruong.ts'
import { drawSeal, type SealKind } from '../../design/seal.ts'
import { sayResult } from '../../design/words.ts'
import { useLanguage } from './language.tsx'
import styles from './drawing.module.css'

/** A drawing of `design/`, the same text that public pages send. It escapes every word that it holds. */
function Drawing({ svg }: { svg: string }) {
  return <span className={styles.drawing} dangerouslySetInnerHTML={{ __html: svg }} />
}

export function Icon({ name, size = 16, label }: { name: IconName; size?: number; label?: string }) {
  return <Drawing svg={drawIcon(name, size, label)} />
}

export function Logo({ size = 30 }: { size?: number }) {
  return <Drawing svg={drawLogo(size)} />
}

/** The mark of a result with its word, or with other words that say the same. */
export function Status({ state, words, size = 16 }: { state: ResultState; words?: string | undefined; size?: number }) {
  const { language } = useLanguage()
  return (
    <span className={`status ${state} ${styles.status}`}>
      <Drawing svg={drawMark(state, size)} />
      {words ?? sayResult(state, language)}
    </span>
  )
}

/** The mark alone, for a column whose head names it. */
export function Mark({ state, size = 16 }: { state: ResultState; size?: number }) {
  const { language } = useLanguage()
  return <Drawing svg={drawMark(state, size, sayResult(state, language))} />
}

export function PlotRow({ states, options }: { states: readonly PlotState[]; options?: RowOptions }) {
  return <Drawing svg={drawPlotRow(states, options)} />
}

/** Ruộng: one column for each criterion, one plot for each indicator. A table beside it says the same. */
export function Field({ columns, options }: { columns: readonly FieldColumn[]; options?: ColumnOptions }) {
  return <Drawing svg={drawField(columns, options)} />
}

export function WorkingClock({ clock, step, height }: { clock: Clock; step?: number; height?: number }) {
  return <Drawing svg={drawGauge(clock, step, height)} />
}

export function Seal({ kind, size = 24 }: { kind: SealKind; size?: number }) {
  return <Drawing svg={drawSeal(kind, size)} />
}
