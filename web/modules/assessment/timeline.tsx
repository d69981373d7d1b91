import { formatTime } from '../../../design/format.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { useLanguage } from '../../ui/language.tsx'
import styles from './timeline.module.css'
import { useWords } from './words.ts'

export function Timeline({ dossier }: { dossier: Dossier }) {
  const { timeline: words, by } = useWords()
  const { language } = useLanguage()
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">{words.title}</h2>
      <ol className={styles.timeline}>
        {[...dossier.steps].reverse().map((step) => (
          <li key={step.at + step.event} className={step.event === 'return' ? styles.sentBack : undefined}>
            <time>{formatTime(step.at, language)}</time>
            <i aria-hidden="true" />
            <div>
              <p>{step.event === 'submit' ? words.submitted(step.label, step.submission) : step.label}</p>
              <p className="muted">
                {[step.by && by(step.by, step.actingFor), step.positionTitle].filter(Boolean).join(', ')}
              </p>
              {step.note && <p className="muted">“{step.note}”</p>}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
