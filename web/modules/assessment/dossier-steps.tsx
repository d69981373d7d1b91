import { formatDate } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Icon } from '../../ui/drawing.tsx'
import styles from './dossier-steps.module.css'
import { useWords } from './words.ts'

/** Steps of a commune's own hand stand where the dossier was sent from: a returned dossier is back at its step. */
const SHOWN_AT: Record<string, string> = { returned: 'submitted', 'returned-by-province': 'appraising' }

/** The procedure from left to right: done discs, the ring of now, hollow future without invented dates. */
export function DossierSteps({ dossier }: { dossier: Dossier }) {
  const words = useWords().steps
  const { steps } = dossier.procedure
  const isReturned = dossier.state in SHOWN_AT
  const here = SHOWN_AT[dossier.state] ?? dossier.state
  const at = steps.findIndex((step) => step.state === here)
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
              <span>{isNow && isReturned ? dossier.stateLabel : i <= at ? (dayOf.get(step.state) ?? '') : ''}</span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
