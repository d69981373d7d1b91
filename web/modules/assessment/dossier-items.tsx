import { useState } from 'react'
import { Link } from '@tanstack/react-router'
import { formatDayMonth, formatTime } from '../../../design/format.ts'
import { isResultState, type ResultState } from '../../../design/words.ts'
import type { PlotState } from '../../../design/marks.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { Dossier, DossierItem } from '../../../server/modules/assessment/contract.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Field, Icon, Status } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { FileChip, Segments } from '../../ui/parts.tsx'
import { may, useSession } from '../accounts/session.ts'
import styles from './dossier.module.css'
import { groupByCriterion } from './items.ts'
import { sayOpinion } from './words.ts'

type Props = { dossier: Dossier; answers: Record<string, string>; onAnswer: (indicator: string, text: string) => void }

/** Returned indicators first and open; the sealed rest after them, as a field and a list. */
export function DossierItems({ dossier, answers, onAnswer }: Props) {
  const returned = dossier.items.filter((item) => item.state === 'returned')
  const frozen = dossier.items.filter((item) => item.state === 'frozen')
  const met = dossier.items.filter((item) => item.result === 'met' || item.result === 'not-applicable')
  return (
    <>
      <div className={styles.overview}>
        <Field
          columns={groupByCriterion(dossier.items).map(([code, items]) => ({ code, states: items.map(plotOf) }))}
          options={{ width: 15, isFrozen: frozen.length > 0 }}
        />
        <div>
          {returned.length > 0 ? (
            <>
              <p className={styles.big}>
                {returned.length} trả lại, {frozen.length} giữ nguyên
              </p>
              <p>
                Chỉ {returned.length} chỉ tiêu bị trả lại được sửa. {frozen.length} chỉ tiêu kia đã khóa theo bản nộp
                lần {dossier.submission}.
              </p>
            </>
          ) : (
            <>
              <p className={styles.big}>
                {met.length}/{dossier.items.length} chỉ tiêu đạt
              </p>
              <p>
                {frozen.length > 0
                  ? `${frozen.length} chỉ tiêu đã khóa theo bản nộp lần ${dossier.submission}; không ai sửa được, kể cả người nhập.`
                  : 'Chưa nộp: số liệu còn sửa được, kết quả đổi theo.'}
              </p>
            </>
          )}
        </div>
      </div>
      {returned.map((item) => (
        <ReturnedCard
          key={item.indicator}
          item={item}
          dossier={dossier}
          answer={answers[item.indicator] ?? ''}
          onAnswer={(text) => onAnswer(item.indicator, text)}
        />
      ))}
      <ItemList dossier={dossier} />
    </>
  )
}

function plotOf(item: DossierItem): PlotState {
  return item.state === 'returned' ? 'returned' : resultOf(item)
}

function resultOf(item: DossierItem): ResultState {
  return isResultState(item.result) ? item.result : 'no-figure'
}

type CardProps = { item: DossierItem; dossier: Dossier; answer: string; onAnswer: (text: string) => void }

function ReturnedCard({ item, dossier, answer, onAnswer }: CardProps) {
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
              <b>{item.agency?.name ?? item.appraisal.by}</b> trả lại ({item.appraisal.by},{' '}
              {formatTime(item.appraisal.at)})
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

type Filter = 'khac' | 'tat-ca'

function ItemList({ dossier }: { dossier: Dossier }) {
  const open = dossier.items.filter(
    (item) => item.result !== 'met' || (item.appraisal !== null && item.appraisal.opinion !== 'met'),
  )
  const [filter, setFilter] = useState<Filter>(open.length === 0 ? 'tat-ca' : 'khac')
  const shown = filter === 'khac' ? open : dossier.items
  return (
    <section className={styles.items} aria-labelledby="items">
      <div className={styles.itemsHead}>
        <h2 id="items">Chỉ tiêu của hồ sơ</h2>
        <Segments
          label="Chỉ tiêu hiện trong danh sách"
          chosen={filter}
          onChoose={setFilter}
          segments={[
            { key: 'khac', label: 'Cần xem', count: open.length },
            { key: 'tat-ca', label: 'Tất cả', count: dossier.items.length },
          ]}
        />
      </div>
      <div className={styles.scroll}>
        <table className="led">
          <thead>
            <tr>
              <th scope="col" className="margin">
                Mã
              </th>
              <th scope="col">Chỉ tiêu</th>
              <th scope="col">Kết quả</th>
              <th scope="col">Cơ quan thẩm định</th>
              <th scope="col">Ý kiến</th>
              <th scope="col" className="right">
                Tệp
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.indicator}>
                <td className="margin">{item.indicator}</td>
                <td>
                  {item.name}
                  <span className={styles.why}>{item.reason}</span>
                </td>
                <td>
                  <Status state={resultOf(item)} />
                </td>
                <td>{item.agency?.name ?? '–'}</td>
                <td>
                  {item.appraisal ? (
                    <>
                      {sayOpinion(item.appraisal.opinion)}
                      {item.appraisal.reason && <span className={styles.why}>{item.appraisal.reason}</span>}
                    </>
                  ) : (
                    <span className="muted">chưa có</span>
                  )}
                </td>
                <td className="right">{item.evidence.length}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {shown.length === 0 && <p className="muted">Không có chỉ tiêu nào cần xem riêng.</p>}
      </div>
    </section>
  )
}
