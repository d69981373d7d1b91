import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChangeLine } from '../../../server/modules/units/change-contract.ts'
import type { Decision } from '../../../server/modules/units/decision-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { AnnexUpload } from './annex-upload.tsx'
import styles from './decisions.module.css'
import { describeLine } from './line-draft.ts'
import { LineForm } from './line-form.tsx'
import { unitListsQuery } from './queries.ts'
import { useWords, type Words } from './words.ts'

/** Lines drawn; the rest is counted. A national annex has ten thousand. */
const MOST_DRAWN = 200

type Head = { number: string; signedOn: string; issuer: string; title: string; day: string }
const BLANK: Head = { number: '', signedOn: '', issuer: '', title: '', day: '' }

/** A decision written down, new or still a draft. Nothing changes until it is applied. */
export function DecisionForm({
  draft,
  onSaved,
  onClose,
}: {
  draft?: Decision
  onSaved: (decision: Decision) => void
  onClose: () => void
}) {
  const words = useWords().form
  const queryClient = useQueryClient()
  const [head, setHead] = useState<Head>(draft ? headOf(draft) : BLANK)
  const [lines, setLines] = useState<readonly ChangeLine[]>((draft?.lines ?? []) as ChangeLine[])
  const save = useCommand<Decision>(async (saved) => {
    queryClient.setQueryData(['unit-decision', saved.id], saved)
    await queryClient.invalidateQueries({ queryKey: ['unit-decisions'] })
    onSaved(saved)
  })
  const submit = (): void => {
    const body = { ...head, lines }
    if (draft)
      save.mutate({ method: 'PUT', path: `/unit-decisions/${draft.id}`, body: { ...body, version: draft.version } })
    else save.mutate({ method: 'POST', path: '/unit-decisions', body })
  }
  return (
    <>
      <ScreenHead title={draft ? words.edit(draft.number) : words.add} lead={words.lead} />
      <form
        className={styles.body}
        aria-label={words.name}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <HeadFields head={head} edit={(part) => setHead({ ...head, ...part })} errorAt={(at) => save.error?.at(at)} />
        <Lines lines={lines} onChange={setLines} />
        {save.error && <ErrorBox problem={save.error} onRetry={submit} />}
        <div className={styles.acts}>
          <Button
            type="submit"
            size="normal"
            icon="check"
            isBusy={save.isPending}
            can={isWhole(head, lines.length, words)}
          >
            {words.save}
          </Button>
          <Button kind="quiet" size="normal" onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </form>
    </>
  )
}

function headOf({ number, signedOn, issuer, title, day }: Decision): Head {
  return { number, signedOn: signedOn ?? '', issuer, title, day }
}

function isWhole({ number, signedOn, issuer, title, day }: Head, lines: number, words: Words['form']): true | string {
  if (!number.trim() || !issuer.trim() || !title.trim()) return words.missingHead
  if (!signedOn || !day) return words.missingDays
  return lines > 0 || words.missingLines
}

function HeadFields({
  head,
  edit,
  errorAt,
}: {
  head: Head
  edit: (part: Partial<Head>) => void
  errorAt: (pointer: string) => string | undefined
}) {
  const words = useWords().form
  return (
    <div className={styles.fields}>
      <TextField
        label={words.number}
        value={head.number}
        onChange={(number) => edit({ number })}
        error={errorAt('/number')}
        placeholder="1663/NQ-UBTVQH15"
      />
      <DateField label={words.signedOn} value={head.signedOn} onChange={(signedOn) => edit({ signedOn })} />
      <TextField
        label={words.issuer}
        value={head.issuer}
        onChange={(issuer) => edit({ issuer })}
        error={errorAt('/issuer')}
      />
      <DateField label={words.day} value={head.day} onChange={(day) => edit({ day })} error={errorAt('/day')} />
      <div className={styles.wide}>
        <TextField
          label={words.summary}
          value={head.title}
          onChange={(title) => edit({ title })}
          error={errorAt('/title')}
        />
      </div>
    </div>
  )
}

function Lines({
  lines,
  onChange,
}: {
  lines: readonly ChangeLine[]
  onChange: (lines: readonly ChangeLine[]) => void
}) {
  const words = useWords()
  const { form } = words
  const { data } = useQuery(unitListsQuery)
  const lists = data?.items ?? []
  return (
    <section className={styles.section} aria-label={form.lines}>
      <h2>{form.lineCount(lines.length)}</h2>
      {lines.length > 0 && (
        <ol className={styles.lines}>
          {lines.slice(0, MOST_DRAWN).map((line, i) => (
            // Lines have no name of their own; the list is only added to and cut.
            // oxlint-disable-next-line react/no-array-index-key
            <li key={`${i}-${JSON.stringify(line)}`}>
              <span className={styles.row}>{line.row ?? i + 1}</span>
              <span>{describeLine(line, lists, words)}</span>
              <IconButton
                name="close"
                label={form.removeLine(i + 1)}
                onClick={() => onChange(lines.filter((_, at) => at !== i))}
              />
            </li>
          ))}
        </ol>
      )}
      {lines.length > MOST_DRAWN && <p className={styles.more}>{form.moreLines(lines.length - MOST_DRAWN)}</p>}
      <LineForm lists={lists} onAdd={(line) => onChange([...lines, line])} />
      <AnnexUpload onRead={(read) => onChange([...lines, ...read])} />
    </section>
  )
}
