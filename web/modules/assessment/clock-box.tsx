import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { WorkingClock } from '../../ui/drawing.tsx'
import { readClock, sayHolidays } from './clock.ts'
import styles from './dossier.module.css'
import { useWords } from './words.ts'

/** Used days of the appraisal, and whether the clock runs; words beside the staff always. */
export function ClockBox({ dossier }: { dossier: Dossier }) {
  const { clockBox: words, clock: clockWords } = useWords()
  const { clock } = dossier
  if (clock.totalDays === null || (clock.usedDays === 0 && !clock.isRunning)) return null
  const holidays = clock.isRunning && sayHolidays(clock, clockWords)
  return (
    <section className={styles.clock} aria-labelledby="clock">
      <h2 id="clock">
        {words.title} <span>{clock.isRunning ? words.running : words.stopped}</span>
      </h2>
      <WorkingClock clock={readClock(clock, clockWords)} step={26} height={20} />
      <p>
        <b>{words.used(clock.usedDays, clock.totalDays)}</b>
        {clock.isRunning && clock.dueOn && words.due(clock.dueOn)}. {!clock.isRunning && words.whyStopped}
      </p>
      {holidays && <p>{holidays}</p>}
    </section>
  )
}
