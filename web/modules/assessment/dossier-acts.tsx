import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Dossier, DossierAction } from '../../../server/modules/assessment/contract.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { timeOf, useSession } from '../accounts/session.ts'
import { listActs, sayRefusals } from './acts.ts'
import { DecisionForm } from './decision-form.tsx'
import styles from './dossier.module.css'
import { ReturnForm } from './return-form.tsx'
import { type Move, useDossierAct } from './use-dossier-act.ts'
import { useWords } from './words.ts'

/** Acts without data of their own and where they are sent. */
const MOVES: Partial<Record<DossierAction, Move>> = {
  withdraw: 'withdrawal',
  verify: 'verification',
  'accept-complete': 'completeness',
  consolidate: 'consolidation',
  'close-vote': 'vote-closing',
  publish: 'publication',
}

/** The buttons of this step: each done, or locked with the sentence that says why. */
export function DossierActs({ dossier, answers }: { dossier: Dossier; answers: Record<string, string> }) {
  const { acts: words, reloadDossier } = useWords()
  const session = useSession()
  const { command, send, reload } = useDossierAct(dossier)
  const [open, setOpen] = useState<'return' | 'decide'>()
  const ended = session.positions.flatMap((position) =>
    timeOf(position, session.today) === 'ended' ? [position.title] : [],
  )
  const acts = listActs(dossier, ended)
  if (acts.length === 0) return null
  const refusals = sayRefusals(dossier, acts)

  const draw = (act: DossierAction) => {
    const may = dossier.can[act]
    const move = MOVES[act]
    if (act === 'submit')
      return (
        <SubmitButton
          key={act}
          dossier={dossier}
          answers={answers}
          isBusy={command.isPending}
          onSend={(body) => send('submission', body)}
        />
      )
    if ((act === 'appraise' || act === 'vote') && may === true)
      return (
        <Link
          key={act}
          to={act === 'appraise' ? '/tham-dinh/$id' : '/hoi-dong/$id'}
          params={{ id: dossier.id }}
          className={buttonClass('primary', 'normal')}
        >
          {words.names[act]}
        </Link>
      )
    const isSecond = act === 'return' || act === 'withdraw'
    return (
      <Button
        key={act}
        kind={isSecond ? 'outline' : 'primary'}
        size="normal"
        can={may}
        reason="hidden"
        isBusy={command.isPending && !isSecond}
        onClick={() => (move ? send(move) : setOpen(act === 'decide' ? 'decide' : 'return'))}
      >
        {words.names[act]}
      </Button>
    )
  }

  return (
    <section className={styles.acts} aria-label={words.label}>
      {command.error && (
        <ErrorBox problem={command.error}>
          {command.error.slug === 'stale-dossier' && (
            <Button kind="outline" icon="sync" onClick={() => void reload()}>
              {reloadDossier}
            </Button>
          )}
        </ErrorBox>
      )}
      {open === 'return' && (
        <ReturnForm
          dossier={dossier}
          isBusy={command.isPending}
          onSend={(returned) => send('return', { returned })}
          onClose={() => setOpen(undefined)}
        />
      )}
      {open === 'decide' && (
        <DecisionForm
          problem={command.error}
          isBusy={command.isPending}
          onSend={(decision) => send('decision', decision)}
          onClose={() => setOpen(undefined)}
        />
      )}
      <div className={styles.bar}>
        <div>
          {refusals.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {command.isSuccess && <output>{words.done(dossier.stateLabel)}</output>}
        </div>
        <div className={styles.buttons}>{acts.map(draw)}</div>
      </div>
    </section>
  )
}

type SubmitProps = {
  dossier: Dossier
  answers: Record<string, string>
  isBusy: boolean
  onSend: (body: object) => void
}

/** The first submission, or the next one with an answer for each returned indicator. */
function SubmitButton({ dossier, answers, isBusy, onSend }: SubmitProps) {
  const words = useWords().acts
  const returned = dossier.items.filter((item) => item.state === 'returned').map((item) => item.indicator)
  const left = returned.filter((code) => (answers[code] ?? '').trim().length < 5)
  const next = dossier.submission + 1
  const waiting = left.length === 0 || words.answersLeft(returned.length, left, next)
  const can = dossier.can.submit === true ? waiting : dossier.can.submit
  return (
    <Button
      size="normal"
      can={can}
      reason={dossier.can.submit === true ? 'below' : 'hidden'}
      isBusy={isBusy}
      onClick={() =>
        onSend(
          returned.length > 0
            ? { answers: returned.map((indicator) => ({ indicator, answer: (answers[indicator] ?? '').trim() })) }
            : {},
        )
      }
    >
      {words.submit(next)}
    </Button>
  )
}
