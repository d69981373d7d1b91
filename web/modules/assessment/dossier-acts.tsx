import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Dossier, DossierAction } from '../../../server/modules/assessment/contract.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { sayRefusals } from './acts.ts'
import { DecisionForm } from './decision-form.tsx'
import styles from './acts.module.css'
import { lacksFiles } from './items.ts'
import { ReturnForm } from './return-form.tsx'
import { LackingFiles, SubmitButton, submissionOf, SubmitStep } from './submit-button.tsx'
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

type Form = 'submit' | 'return' | 'decide'

/** What this person may do at this step: done, or locked with the sentence that says why. One form at a time, and alone. */
export function DossierActs({ dossier, answers }: { dossier: Dossier; answers: Record<string, string> }) {
  const { acts: words, reloadDossier } = useWords()
  const { command, send, reload } = useDossierAct(dossier)
  const [asked, setAsked] = useState<Form>()
  // What was sent is no longer to be done: its form goes with it.
  const open = asked && dossier.can[asked] === true ? asked : undefined
  const close = (): void => setAsked(undefined)
  const submit = (): void => send('submission', submissionOf(dossier, answers))
  const form = { isBusy: command.isPending, onClose: close }
  return (
    <>
      {command.error && (
        <ErrorBox problem={command.error}>
          {command.error.slug === 'stale-dossier' && (
            <Button kind="outline" icon="sync" onClick={() => void reload()}>
              {reloadDossier}
            </Button>
          )}
        </ErrorBox>
      )}
      {open === 'submit' && <SubmitStep dossier={dossier} {...form} onSend={submit} />}
      {open === 'return' && (
        <ReturnForm dossier={dossier} {...form} onSend={(returned) => send('return', { returned })} />
      )}
      {open === 'decide' && (
        <DecisionForm {...form} problem={command.error} onSend={(decision) => send('decision', decision)} />
      )}
      {!open && (dossier.yours.length > 0 || dossier.waiting !== null || command.isSuccess) && (
        <section className={styles.acts} aria-label={words.label}>
          <div className={styles.bar}>
            <div>
              {command.isSuccess && <output>{words.done(dossier.stateLabel)}</output>}
              {dossier.waiting && <p>{dossier.waiting}</p>}
              {sayRefusals(dossier, dossier.yours).map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
              {dossier.yours.includes('submit') && <LackingFiles dossier={dossier} />}
            </div>
            <div className={styles.buttons}>
              {dossier.yours.map((act) =>
                act === 'submit' ? (
                  <SubmitButton
                    key={act}
                    dossier={dossier}
                    answers={answers}
                    isBusy={command.isPending}
                    onSubmit={() => (dossier.items.some(lacksFiles) ? setAsked('submit') : submit())}
                  />
                ) : (
                  <ActButton
                    key={act}
                    act={act}
                    dossier={dossier}
                    isBusy={command.isPending}
                    onMove={send}
                    onOpen={setAsked}
                  />
                ),
              )}
            </div>
          </div>
        </section>
      )}
    </>
  )
}

type ActProps = {
  act: Exclude<DossierAction, 'submit'>
  dossier: Dossier
  isBusy: boolean
  onMove: (move: Move) => void
  onOpen: (form: Form) => void
}

/** An act is done at once, opens its form, or is done on a screen of its own. */
function ActButton({ act, dossier, isBusy, onMove, onOpen }: ActProps) {
  const { names } = useWords().acts
  const may = dossier.can[act]
  const move = MOVES[act]
  if ((act === 'appraise' || act === 'vote') && may === true)
    return (
      <Link
        to={act === 'appraise' ? '/tham-dinh/$id' : '/hoi-dong/$id'}
        params={{ id: dossier.id }}
        className={buttonClass('primary', 'normal')}
      >
        {names[act]}
      </Link>
    )
  const isSecond = act === 'return' || act === 'withdraw'
  return (
    <Button
      kind={isSecond ? 'outline' : 'primary'}
      size="normal"
      can={may}
      reason="hidden"
      isBusy={isBusy && !isSecond}
      onClick={() => (move ? onMove(move) : onOpen(act === 'decide' ? 'decide' : 'return'))}
    >
      {names[act]}
    </Button>
  )
}
