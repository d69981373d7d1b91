import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarYear, DayKind } from '../../../server/modules/calendar/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './calendar.module.css'
import { useWords } from './words.ts'

const KINDS: readonly DayKind[] = ['holiday', 'working']

const BLANK = { date: '', kind: 'holiday', name: '', source: '' }

/** One day by decision; the same date again replaces what was recorded of it. */
export function DayForm({ year }: { year: number }) {
  const words = useWords().form
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(BLANK)
  const edit = (part: Partial<typeof BLANK>): void => setDraft((before) => ({ ...before, ...part }))
  const save = useCommand<CalendarYear>(async () => {
    setDraft(BLANK)
    await queryClient.invalidateQueries({ queryKey: ['calendar'] })
  })
  const isWhole = draft.date !== '' && draft.name.trim().length >= 2 && draft.source.trim().length >= 5
  return (
    <form
      className={styles.form}
      aria-label={words.label}
      onSubmit={(event) => {
        event.preventDefault()
        const { date, kind, name, source } = draft
        save.mutate({ method: 'PUT', path: `/calendar/days/${date}`, body: { kind, name, source } })
      }}
    >
      <h2>{words.title(year)}</h2>
      <div className={styles.fields}>
        <DateField label={words.date} value={draft.date} onChange={(date) => edit({ date })} width="160px" />
        <ChoiceField
          label={words.kind}
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          options={KINDS.map((kind) => [kind, words.kinds[kind]])}
        />
        <TextField
          label={words.name}
          value={draft.name}
          onChange={(name) => edit({ name })}
          error={save.error?.at('/name')}
          placeholder={words.nameExample}
        />
        <TextField
          label={words.source}
          value={draft.source}
          onChange={(source) => edit({ source })}
          error={save.error?.at('/source')}
          placeholder={words.sourceExample}
        />
      </div>
      {save.error && <ErrorBox problem={save.error} />}
      <Button type="submit" size="normal" icon="check" isBusy={save.isPending} can={isWhole || words.notWhole}>
        {words.save}
      </Button>
    </form>
  )
}
