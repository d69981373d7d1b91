import { useState } from 'react'
import type { Council, Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { TextArea } from '../../ui/field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './ballot.module.css'
import { useDossierAct } from './use-dossier-act.ts'
import { useWords } from './words.ts'

type Choice = 'agree' | 'disagree'

/** Two equal options, nothing chosen beforehand. Who voted is recorded; under a secret vote how is not. */
export function Ballot({ dossier, council }: { dossier: Dossier; council: Council }) {
  const { ballot: words, tier } = useWords()
  const { command, send, reload } = useDossierAct(dossier)
  const [choice, setChoice] = useState<Choice>()
  const [reason, setReason] = useState('')
  if (council.mine.hasVoted)
    return (
      <Note icon="check" title={words.voted} isNews>
        <p>{words.votedText}</p>
      </Note>
    )
  if (!council.mine.eligible)
    return (
      <Note icon="lock" title={words.notYours} tone="time">
        <p>{council.mine.why}</p>
      </Note>
    )
  if (dossier.can.vote !== true)
    return (
      <Note icon="lock" title={words.notOpen} tone="time">
        <p>{dossier.can.vote}</p>
      </Note>
    )
  const can = !choice ? words.choose : choice === 'disagree' && reason.trim().length < 5 ? words.needsReason : true
  const cast = (): void =>
    send('ballots', { choice, ...(reason.trim() !== '' && choice === 'disagree' && { reason: reason.trim() }) })
  return (
    <form
      className={styles.ballot}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        if (can === true) cast()
      }}
    >
      <div className={styles.ballotTop}>
        <div>
          <h2>{words.title}</h2>
          <p>{words.motion(dossier.unit, tier(dossier.tier), dossier.year)}</p>
        </div>
        {council.secret && (
          <span className={styles.tag}>
            <Icon name="lock" size={12} /> {words.secret}
          </span>
        )}
      </div>
      <fieldset className={styles.options}>
        <legend className="sr">{words.opinion}</legend>
        <Option
          name={words.agree}
          detail={words.agreeText}
          isChosen={choice === 'agree'}
          onChoose={() => setChoice('agree')}
        />
        <Option
          name={words.disagree}
          detail={words.disagreeText}
          isChosen={choice === 'disagree'}
          onChoose={() => setChoice('disagree')}
        />
      </fieldset>
      {choice === 'disagree' && (
        <TextArea
          label={words.reason}
          value={reason}
          onChange={setReason}
          rows={3}
          error={command.error?.at('/reason')}
        />
      )}
      {command.error && (
        <ErrorBox problem={command.error} onRetry={cast}>
          {command.error.slug === 'stale-dossier' && (
            <Button kind="outline" icon="sync" onClick={() => void reload()}>
              {words.reload}
            </Button>
          )}
        </ErrorBox>
      )}
      <div className={styles.ballotFoot}>
        <p>
          <Icon name="info" /> {council.secret ? words.secretNote : words.openNote}
        </p>
        <Button type="submit" size="large" can={can} isBusy={command.isPending}>
          {words.cast}
        </Button>
      </div>
    </form>
  )
}

function Option({
  name,
  detail,
  isChosen,
  onChoose,
}: {
  name: string
  detail: string
  isChosen: boolean
  onChoose: () => void
}) {
  return (
    <label className={isChosen ? styles.chosen : undefined}>
      <input type="radio" name="choice" checked={isChosen} onChange={onChoose} aria-label={name} />
      <i aria-hidden="true">{isChosen && <Icon name="check" size={20} />}</i>
      <span>
        {name}
        <small>{detail}</small>
      </span>
    </label>
  )
}
