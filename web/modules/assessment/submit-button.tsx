import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import styles from './acts.module.css'
import { lacksFiles, lookAt } from './items.ts'
import { useWords } from './words.ts'

type Answers = Record<string, string>

/** What a submission carries: an answer for each returned indicator. */
export function submissionOf(dossier: Dossier, answers: Answers): object {
  const returned = returnedOf(dossier)
  if (returned.length === 0) return {}
  return { answers: returned.map((indicator) => ({ indicator, answer: (answers[indicator] ?? '').trim() })) }
}

const returnedOf = ({ items }: Dossier): string[] =>
  items.filter((item) => item.state === 'returned').map((item) => item.indicator)

type ButtonProps = { dossier: Dossier; answers: Answers; isBusy: boolean; onSubmit: () => void }

/** The first submission, or the next one with an answer for each returned indicator. */
export function SubmitButton({ dossier, answers, isBusy, onSubmit }: ButtonProps) {
  const words = useWords().acts
  const returned = returnedOf(dossier)
  const left = returned.filter((code) => (answers[code] ?? '').trim().length < 5)
  const next = dossier.submission + 1
  const waiting = left.length === 0 || words.answersLeft(returned.length, left, next)
  const may = dossier.can.submit
  return (
    <Button
      size="normal"
      can={may === true ? waiting : may}
      reason={may === true ? 'below' : 'hidden'}
      isBusy={isBusy}
      onClick={onSubmit}
    >
      {words.submit(next)}
    </Button>
  )
}

/** Indicators without a file, where they are listed; nothing when each has one. */
export function LackingFiles({ dossier }: { dossier: Dossier }) {
  const words = useWords().submitStep
  const lacking = dossier.items.filter(lacksFiles).length
  if (lacking === 0) return null
  return (
    <p>
      <Link to="/bang-tieu-chi" search={{ ...lookAt(dossier), loc: 'thieu-minh-chung' }}>
        {words.lacking(lacking)}
      </Link>
      .
    </p>
  )
}

type StepProps = { dossier: Dossier; isBusy: boolean; onSend: () => void; onClose: () => void }

/** Files can no longer be added once a dossier is submitted: whoever signs says that they know. */
export function SubmitStep({ dossier, isBusy, onSend, onClose }: StepProps) {
  const words = useWords().submitStep
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
  }, [])
  const lacking = dossier.items.filter(lacksFiles).length
  return (
    <section className={styles.form} aria-label={words.title(lacking)}>
      <h2 ref={heading} tabIndex={-1}>
        {words.title(lacking)}
      </h2>
      <p>{words.text}</p>
      <p>
        <Link to="/bang-tieu-chi" search={{ ...lookAt(dossier), loc: 'thieu-minh-chung' }}>
          {words.see}
        </Link>
      </p>
      <div className={styles.buttons}>
        <Button kind="quiet" size="normal" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button size="normal" isBusy={isBusy} onClick={onSend}>
          {words.send(lacking)}
        </Button>
      </div>
    </section>
  )
}
