import { formatDate } from '../../../design/format.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { WorkingClock } from '../../ui/drawing.tsx'
import { readClock, sayHolidays } from './clock.ts'
import styles from './dossier.module.css'

/** Used days of the appraisal, and whether the clock runs; words beside the staff always. */
export function ClockBox({ dossier }: { dossier: Dossier }) {
  const { clock } = dossier
  if (clock.totalDays === null || (clock.usedDays === 0 && !clock.isRunning)) return null
  return (
    <section className={styles.clock} aria-labelledby="clock">
      <h2 id="clock">
        Đồng hồ thẩm định <span>{clock.isRunning ? 'đang chạy' : 'đang dừng'}</span>
      </h2>
      <WorkingClock clock={readClock(clock)} step={26} height={20} />
      <p>
        Đã dùng <b>{clock.usedDays}</b> trong <b>{clock.totalDays} ngày làm việc</b>
        {clock.isRunning && clock.dueOn && `, hạn ${formatDate(clock.dueOn)}`}.{' '}
        {!clock.isRunning && 'Đồng hồ dừng khi hồ sơ bị trả lại và chạy tiếp sau khi nộp lại.'}
      </p>
      {clock.isRunning && sayHolidays(clock) && <p>{sayHolidays(clock)}</p>}
    </section>
  )
}
