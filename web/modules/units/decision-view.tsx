import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { Decision } from '../../../server/modules/units/decision-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { Facts, ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { DecisionForm } from './decision-form.tsx'
import styles from './decisions.module.css'
import { decisionQuery, trialQuery } from './queries.ts'
import { TrialView } from './trial-view.tsx'
import { useWords } from './words.ts'

export function DecisionView({ id, onClose }: { id: string; onClose: () => void }) {
  const { decisions, view: words } = useWords()
  const { data, error, refetch } = useQuery(decisionQuery(id))
  const [isEditing, setEditing] = useState(false)
  if (error)
    return (
      <ScreenError title={decisions.title} problem={toProblem(error)} onRetry={() => void refetch()}>
        <Button kind="outline" onClick={onClose}>
          {words.back}
        </Button>
      </ScreenError>
    )
  if (!data) return <Loading what={words.loading} lines={8} />
  if (isEditing)
    return <DecisionForm draft={data} onSaved={() => setEditing(false)} onClose={() => setEditing(false)} />
  return <OpenDecision decision={data} onEdit={() => setEditing(true)} onClose={onClose} />
}

function OpenDecision({ decision, onEdit, onClose }: { decision: Decision; onEdit: () => void; onClose: () => void }) {
  const { view: words, states } = useWords()
  const isDraft = decision.state === 'draft'
  const trial = useQuery({ ...trialQuery(decision.id, decision.version), enabled: isDraft })
  return (
    <>
      <ScreenHead title={decision.number} lead={decision.title}>
        <Button kind="quiet" onClick={onClose}>
          {words.back}
        </Button>
      </ScreenHead>
      <div className={styles.body}>
        <Facts
          items={[
            [words.issuer, decision.issuer],
            [words.signedOn, decision.signedOn ? formatDate(decision.signedOn) : words.notSaid],
            [words.day, formatDate(decision.day)],
            [
              words.state,
              <span key="state" className={styles[decision.state]}>
                {states[decision.state]}
              </span>,
            ],
          ]}
        />
        <Acts decision={decision} canApply={isDraft ? trial.data?.canApply : undefined} onEdit={onEdit} />
        {isDraft && trial.error && <ErrorBox problem={toProblem(trial.error)} onRetry={() => void trial.refetch()} />}
        {isDraft && !trial.data && !trial.error && <Loading what={words.trying} lines={4} />}
        {isDraft && trial.data && <TrialView trial={trial.data} />}
        <Lines decision={decision} />
      </div>
    </>
  )
}

function Acts({
  decision: { id, version, state, can },
  canApply,
  onEdit,
}: {
  decision: Decision
  canApply: boolean | undefined
  onEdit: () => void
}) {
  const { view: words, states } = useWords()
  const queryClient = useQueryClient()
  const act = useCommand<Decision>(async () => {
    // A change of units reaches everything that names one.
    await queryClient.invalidateQueries()
  })
  const run = (path: string): void =>
    act.mutate({ method: 'POST', path: `/unit-decisions/${id}/${path}`, body: { version } })
  const apply =
    can.apply === true && canApply !== true ? (canApply === undefined ? words.waitForTrial : words.fixFirst) : can.apply
  return (
    <>
      {act.error && <ErrorBox problem={act.error} />}
      {act.isSuccess && <Note icon="check" title={words.done(states[act.data.state])} isNews />}
      <div className={styles.acts}>
        {state === 'draft' && (
          <>
            <Button size="normal" icon="check" isBusy={act.isPending} can={apply} onClick={() => run('application')}>
              {words.apply}
            </Button>
            <Button size="normal" kind="outline" icon="edit" can={can.edit} onClick={onEdit}>
              {words.edit}
            </Button>
            <Button
              size="normal"
              kind="quiet"
              can={can.discard}
              isBusy={act.isPending}
              onClick={() => run('discarding')}
            >
              {words.discard}
            </Button>
          </>
        )}
        {state === 'applied' && (
          <Button
            size="normal"
            kind="outline"
            icon="undo"
            can={can.undo}
            isBusy={act.isPending}
            onClick={() => run('undoing')}
          >
            {words.undo}
          </Button>
        )}
      </div>
    </>
  )
}

function Lines({ decision: { lines, words: texts } }: { decision: Decision }) {
  const words = useWords().view
  return (
    <section className={styles.section} aria-label={words.lines}>
      <h2>{words.lineCount(lines.length)}</h2>
      <ol className={styles.lines}>
        {texts.map((text, i) => (
          // oxlint-disable-next-line react/no-array-index-key -- two lines may say the same
          <li key={`${i}-${text}`}>
            <span className={styles.row}>{Number(lines[i]?.['row'] ?? i + 1)}</span>
            <span>{text}</span>
          </li>
        ))}
      </ol>
      {lines.length > texts.length && <p className={styles.more}>{words.moreLines(lines.length - texts.length)}</p>}
    </section>
  )
}
