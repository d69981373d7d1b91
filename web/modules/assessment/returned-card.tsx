import { Link } from '@tanstack/react-router'
import { formatDayMonth, formatTime } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon, Status } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FileChip } from '../../ui/parts.tsx'
import { may, useSession } from '../accounts/session.ts'
import { sayWho } from '../accounts/say-who.ts'
import styles from './dossier.module.css'
import { resultOf } from './items.ts'

type CardProps = { item: DossierItem; dossier: Dossier; answer: string; onAnswer: (text: string) => void }

/** One returned indicator: what was asked, what stands now, and the answer of the commune. */
export function ReturnedCard({ item, dossier, answer, onAnswer }: CardProps) {
  const session = useSession()
  const mayAnswer = dossier.can.submit === true || dossier.nextAction !== null
  // The officer who records the figures corrects them; the chair answers and submits again.
  const mayCorrect = mayAnswer || may(session, 'indicators:record')
  const hasAnswer = answer.trim().length >= 5
  return (
    <article className={styles.card} aria-label={`Chỉ tiêu ${item.indicator} bị trả lại`}>
      <header>
        <span className={styles.code}>{item.indicator}</span>
        <h3>{item.name}</h3>
        <span className={hasAnswer ? styles.answered : styles.unanswered}>
          <Icon name={hasAnswer ? 'check' : 'comment'} size={15} /> {hasAnswer ? 'Đã trả lời' : 'Chưa trả lời'}
        </span>
      </header>
      {item.appraisal && (
        <div className={styles.message}>
          <time>{formatDayMonth(dateInVietnam(instant(item.appraisal.at)))}</time>
          <div>
            <p className="muted">
              <b>{sayWho(item.appraisal.by, item.appraisal.actingFor)}</b> trả lại, {formatTime(item.appraisal.at)}
            </p>
            <p>{item.appraisal.reason}</p>
            {item.appraisal.answer && <p className="muted">Lần trước trả lời: “{item.appraisal.answer}”</p>}
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
                <FileChip key={file.hash} name={file.name} hash={file.hash} />
              ))}
            </p>
          )}
          {mayCorrect && (
            <div className={styles.links}>
              <Link
                to="/nhap-so-lieu"
                search={{
                  'don-vi': dossier.unit.id,
                  ky: String(dossier.year),
                  bo: `${dossier.set.id}@${dossier.set.version}`,
                  'chi-tieu': item.indicator,
                }}
                className={buttonClass('outline')}
              >
                Sửa số liệu {item.indicator}
              </Link>
              <Link
                to="/minh-chung"
                search={{
                  'don-vi': dossier.unit.id,
                  ky: String(dossier.year),
                  bo: `${dossier.set.id}@${dossier.set.version}`,
                  'chi-tieu': item.indicator,
                }}
                className={buttonClass('outline')}
              >
                Thêm tệp {item.indicator}
              </Link>
            </div>
          )}
          {mayAnswer && (
            <TextArea
              label={`Trả lời chỉ tiêu ${item.indicator}`}
              hint="Ghi đã làm gì, ít nhất một câu ngắn."
              value={answer}
              onChange={onAnswer}
            />
          )}
        </div>
      </div>
    </article>
  )
}
