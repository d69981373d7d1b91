import { formatTime } from '../../../design/format.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { sayWho } from '../accounts/say-who.ts'
import styles from './timeline.module.css'

export function Timeline({ dossier }: { dossier: Dossier }) {
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">Dòng thời gian</h2>
      <ol className={styles.timeline}>
        {[...dossier.steps].reverse().map((step) => (
          <li key={step.at + step.event} className={step.event === 'return' ? styles.sentBack : undefined}>
            <time>{formatTime(step.at)}</time>
            <i aria-hidden="true" />
            <div>
              <p>
                {step.label}
                {step.event === 'submit' && ` lần ${step.submission}`}
              </p>
              <p className="muted">
                {[sayWho(step.by, step.actingFor), step.positionTitle].filter(Boolean).join(', ')}
              </p>
              {step.note && <p className="muted">“{step.note}”</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
