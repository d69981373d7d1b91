import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { Icon, Seal } from '../../ui/drawing.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Illustrative, Loading } from '../../ui/messages.tsx'
import { Facts } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { DossierActs } from './dossier-acts.tsx'
import { ClockBox } from './clock-box.tsx'
import { DossierItems } from './dossier-items.tsx'
import { DossierSteps } from './dossier-steps.tsx'
import styles from './dossier.module.css'
import { dossierQuery } from './queries.ts'
import { Timeline } from './timeline.tsx'
import { useWords } from './words.ts'

export function DossierScreen() {
  const words = useWords()
  const { id } = useParams({ strict: false })
  const { data: dossier, error, refetch } = useQuery(dossierQuery(id))
  if (error)
    return <ScreenError title={words.dossiers.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!dossier) return <Loading what={words.loadingDossier} lines={10} />
  return <DossierPage key={`${dossier.id} ${dossier.submission}`} dossier={dossier} />
}

function DossierPage({ dossier }: { dossier: Dossier }) {
  const { dossier: words, tier } = useWords()
  const { language } = useLanguage()
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
              {words.procedure(dossier.procedure.title, dossier.procedure.version)}{' '}
              {dossier.set.illustrative && <Illustrative />}
            </p>
            <h1>{words.title(dossier.unit.name, tier(dossier.tier), dossier.year)}</h1>
            <Facts
              items={[
                [words.step, dossier.stateLabel],
                [words.submission, dossier.submission || words.notSubmitted],
                ...(firstSubmission
                  ? ([[words.firstSubmission, formatTime(firstSubmission.at, language)]] as const)
                  : []),
                [words.set, dossier.set.title],
                [words.evidence, words.files(files)],
              ]}
            />
          </div>
          <button type="button" className={styles.print} onClick={() => window.print()}>
            <Icon name="print" size={14} /> {words.print}
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
  const words = useWords().recognition
  const { state } = recognition
  return (
    <section className={styles.recognition} aria-label={words.label}>
      {state !== 'unpublished' ? <Seal kind={state} size={56} /> : <span className={styles.seat} aria-hidden="true" />}
      <div>
        <h2>{words.title(recognition.number, recognition.date)}</h2>
        <p>
          {words.signer(recognition.signer)} {state === 'unpublished' ? words.unpublished : words.published}
        </p>
      </div>
    </section>
  )
}
