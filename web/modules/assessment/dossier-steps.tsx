import { formatDate } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Icon } from '../../ui/drawing.tsx'
import styles from './dossier-steps.module.css'
import { useWords } from './words.ts'

/** The procedure from left to right: done discs, the ring of now, hollow future without invented dates. */
export function DossierSteps({ dossier }: { dossier: Dossier }) {
  const words = useWords().steps
  const { steps } = dossier.procedure
  const { at, isBeside, isReturned } = placeOf(dossier)
  const isFinished = at === steps.length - 1
  const dayOf = new Map(dossier.steps.map((step) => [step.to, formatDate(dateInVietnam(instant(step.at)))]))
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls on a phone, so the keyboard must reach it
    <section className={styles.scroller} aria-label={words.label} tabIndex={0}>
      <ol className={styles.steps} aria-label={words.at(at + 1, steps.length, dossier.stateLabel)}>
        {steps.map((step, i) => {
          const isDone = i < at || (isFinished && i === at)
          const isNow = i === at && !isFinished
          const look = isDone ? styles.done : isNow ? (isReturned ? styles.back : styles.now) : styles.future
          return (
            <li key={step.state} className={look} aria-current={isNow ? 'step' : undefined}>
              <i>
                {isDone ? <Icon name="check" size={12} /> : isNow && isReturned && <Icon name="arrow-left" size={12} />}
              </i>
              <b>{step.label}</b>
              <span>{isNow && isBeside ? dossier.stateLabel : i <= at ? (dayOf.get(step.state) ?? '') : ''}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/**
 * Where on the line a dossier stands. A state that is no step of the line (returned, decided but not published) stands beside the
 * last step it came through, whatever the procedure calls it.
 */
export function placeOf({ state, steps: taken, procedure }: Pick<Dossier, 'state' | 'steps' | 'procedure'>): {
  at: number
  isBeside: boolean
  isReturned: boolean
} {
  const indexOf = (code: string): number => procedure.steps.findIndex((step) => step.state === code)
  const here = indexOf(state)
  if (here >= 0) return { at: here, isBeside: false, isReturned: false }
  const through = taken.map(({ to }) => indexOf(to)).filter((index) => index >= 0)
  return { at: through.at(-1) ?? 0, isBeside: true, isReturned: taken.at(-1)?.event === 'return' }
}
