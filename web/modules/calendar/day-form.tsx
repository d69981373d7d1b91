import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CalendarYear, DayKind } from '../../../server/modules/calendar/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './calendar.module.css'

const KINDS = [
  ['holiday', 'Nghỉ lễ hoặc nghỉ bù'],
  ['working', 'Làm bù'],
] as const satisfies readonly (readonly [DayKind, string])[]

const BLANK = { date: '', kind: 'holiday', name: '', source: '' }

/** One day by decision; the same date again replaces what was recorded of it. */
export function DayForm({ year }: { year: number }) {
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
      aria-label="Ghi một ngày"
      onSubmit={(event) => {
        event.preventDefault()
        const { date, kind, name, source } = draft
        save.mutate({ method: 'PUT', path: `/calendar/days/${date}`, body: { kind, name, source } })
      }}
    >
      <h2>Ghi một ngày của năm {year}</h2>
      <div className={styles.fields}>
        <DateField label="Ngày" value={draft.date} onChange={(date) => edit({ date })} width="160px" />
        <ChoiceField
          label="Loại"
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          options={KINDS}
          width="220px"
        />
        <TextField
          label="Tên"
          value={draft.name}
          onChange={(name) => edit({ name })}
          error={save.error?.at('/name')}
          placeholder="Nghỉ bù Quốc khánh"
        />
        <TextField
          label="Văn bản quyết định"
          value={draft.source}
          onChange={(source) => edit({ source })}
          error={save.error?.at('/source')}
          placeholder="Số, ngày, cơ quan ban hành"
        />
      </div>
      {save.error && <ErrorBox problem={save.error} />}
      <Button
        type="submit"
        size="normal"
        icon="check"
        isBusy={save.isPending}
        can={isWhole || 'Ghi ngày, tên và văn bản quyết định.'}
      >
        Ghi ngày này vào lịch
      </Button>
    </form>
  )
}
