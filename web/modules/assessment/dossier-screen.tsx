import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate, formatTime, lowerFirst } from '../../../design/format.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { Icon, Seal } from '../../ui/drawing.tsx'
import { ErrorBox, Illustrative, Loading } from '../../ui/messages.tsx'
import { Facts } from '../../ui/parts.tsx'
import { DossierActs } from './dossier-acts.tsx'
import { ClockBox } from './clock-box.tsx'
import { DossierItems } from './dossier-items.tsx'
import { DossierSteps } from './dossier-steps.tsx'
import styles from './dossier.module.css'
import { dossierQuery } from './queries.ts'
import { sayTier } from './words.ts'
import { Timeline } from './timeline.tsx'

export function DossierScreen() {
  const { id } = useParams({ strict: false })
  const { data: dossier, error, refetch } = useQuery(dossierQuery(id))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!dossier) return <Loading what="Đang tải hồ sơ" lines={10} />
  return <DossierPage key={`${dossier.id} ${dossier.submission}`} dossier={dossier} />
}

function DossierPage({ dossier }: { dossier: Dossier }) {
  // Answers to returned items are typed in the cards and sent with the resubmission.
  const [answers, setAnswers] = useState<Record<string, string>>({})
  const firstSubmission = dossier.steps.find((step) => step.event === 'submit')
  const files = dossier.items.reduce((sum, item) => sum + item.evidence.length, 0)
  return (
    <>
      <header className={styles.cover}>
        <div className={styles.title}>
          <div>
            <p className={styles.procedure}>
              {dossier.procedure.title}, bản {dossier.procedure.version} {dossier.set.illustrative && <Illustrative />}
            </p>
            <h1>
              Đề nghị công nhận {lowerFirst(dossier.unit.name)} đạt chuẩn {sayTier(dossier.tier)} năm {dossier.year}
            </h1>
            <Facts
              items={[
                ['Bước', dossier.stateLabel],
                ['Lần nộp', dossier.submission || 'chưa nộp'],
                ...(firstSubmission ? ([['Nộp lần 1', formatTime(firstSubmission.at)]] as const) : []),
                ['Bộ tiêu chí đóng băng', dossier.set.title],
                ['Minh chứng', `${files} tệp`],
              ]}
            />
          </div>
          <button type="button" className={styles.print} onClick={() => window.print()}>
            <Icon name="print" size={14} /> In hồ sơ
          </button>
        </div>
        <DossierSteps dossier={dossier} />
      </header>
      <div className={styles.columns}>
        <div className={styles.left}>
          {dossier.recognition && <Recognition recognition={dossier.recognition} />}
          <DossierItems
            dossier={dossier}
            answers={answers}
            onAnswer={(code, text) => setAnswers({ ...answers, [code]: text })}
          />
          <DossierActs dossier={dossier} answers={answers} />
        </div>
        <aside className={styles.right}>
          <ClockBox dossier={dossier} />
          <Timeline dossier={dossier} />
        </aside>
      </div>
    </>
  )
}

function Recognition({ recognition }: { recognition: NonNullable<Dossier['recognition']> }) {
  const { state } = recognition
  return (
    <section className={styles.recognition} aria-label="Quyết định công nhận">
      {state !== 'unpublished' ? <Seal kind={state} size={56} /> : <span className={styles.seat} aria-hidden="true" />}
      <div>
        <h2>
          Quyết định {recognition.number} ngày {formatDate(recognition.date)}
        </h2>
        <p>
          Người ký: {recognition.signer}.{' '}
          {state === 'unpublished' ? 'Chưa công bố; dấu hiện khi công bố.' : 'Đã công bố.'}
        </p>
      </div>
    </section>
  )
}
