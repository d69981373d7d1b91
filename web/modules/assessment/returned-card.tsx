import { Link } from '@tanstack/react-router'
import { formatDayMonth } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon, Status } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FileChip } from '../../ui/parts.tsx'
import { may, useSession } from '../accounts/session.ts'
import styles from './dossier.module.css'
import { fileAddress, lookAt, resultOf } from './items.ts'
import { useWords } from './words.ts'

type CardProps = { item: DossierItem; dossier: Dossier; answer: string; onAnswer: (text: string) => void }

/** One returned indicator: what was asked, what stands now, and the answer of the commune. */
export function ReturnedCard({ item, dossier, answer, onAnswer }: CardProps) {
  const { returned: words, by } = useWords()
  const session = useSession()
  // The officer who records the figures corrects them; the chair answers and submits again.
  const mayAnswer = dossier.yours.includes('submit')
  const mayAttach = item.canCorrect && may(session, 'evidence:attach')
  const hasAnswer = answer.trim().length >= 5
  return (
    <article className={styles.card} aria-label={words.label(item.indicator)}>
      <header>
        <span className={styles.code}>{item.indicator}</span>
        <h3>{item.name}</h3>
        <span className={hasAnswer ? styles.answered : styles.unanswered}>
          <Icon name={hasAnswer ? 'check' : 'comment'} size={15} /> {hasAnswer ? words.answered : words.notAnswered}
        </span>
      </header>
      {item.appraisal && (
        <div className={styles.message}>
          <time>{formatDayMonth(dateInVietnam(instant(item.appraisal.at)))}</time>
          <div>
            <p className="muted">
              <b>{by(item.appraisal.by, item.appraisal.actingFor)}</b> {words.sentBack(item.appraisal.at)}
            </p>
            <p>{item.appraisal.reason}</p>
            {item.appraisal.answer && <p className="muted">{words.lastAnswer(item.appraisal.answer)}</p>}
          </div>
        </div>
      )}
      <div className={styles.message}>
        <span />
        <div>
          <Status state={resultOf(item)} /> <span className="muted">{item.reason}</span>
          {item.evidence.length > 0 && (
            <p className={styles.chips}>
              {item.evidence.map((file) => (
                <FileChip key={file.hash} name={file.name} hash={file.hash} href={fileAddress(file)} />
              ))}
            </p>
          )}
          <div className={styles.links}>
            {item.canCorrect && (
              <Link to="/nhap-so-lieu" search={lookAt(dossier, item.indicator)} className={buttonClass('outline')}>
                {words.correct(item.indicator)}
              </Link>
            )}
            {mayAttach && (
              <Link to="/minh-chung" search={lookAt(dossier, item.indicator)} className={buttonClass('outline')}>
                {words.attach(item.indicator)}
              </Link>
            )}
            <Link to="/bang-tieu-chi" search={lookAt(dossier, item.indicator)} className={buttonClass('quiet')}>
              {words.why(item.indicator)}
            </Link>
          </div>
          {mayAnswer && (
            <TextArea label={words.answer(item.indicator)} hint={words.answerHint} value={answer} onChange={onAnswer} />
          )}
        </div>
      </div>
    </article>
  )
}
