import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import { readCount, sayCount } from './counts.ts'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'
import { useWords } from './words.ts'

/** Households and people on a day; the same day again is a correction. */
export function MeasureForm({ hamletId }: { hamletId: string }) {
  const words = useWords()
  const { measure } = words
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<{ day: string; households: string; population: string; source: string }>()
  const save = useCommand(async () => {
    setDraft(undefined)
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  if (!draft)
    return (
      <Button
        kind="outline"
        icon="edit"
        onClick={() => setDraft({ day: today, households: '', population: '', source: '' })}
      >
        {measure.write}
      </Button>
    )
  const edit = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  const wrong = sayCount(draft.households, words) ?? sayCount(draft.population, words)
  const hasCount = (draft.households + draft.population).trim() !== ''
  return (
    <form
      className={styles.form}
      aria-label={measure.write}
      onSubmit={(event) => {
        event.preventDefault()
        const { day, source } = draft
        const counted = { households: readCount(draft.households), population: readCount(draft.population) }
        save.mutate({ method: 'POST', path: `/hamlets/${hamletId}/measures`, body: { day, source, ...counted } })
      }}
    >
      <TextField
        label={words.households}
        value={draft.households}
        onChange={(households) => edit({ households })}
        error={sayCount(draft.households, words)}
      />
      <TextField
        label={measure.population}
        value={draft.population}
        onChange={(population) => edit({ population })}
        error={sayCount(draft.population, words)}
      />
      <DateField label={measure.day} value={draft.day} onChange={(day) => edit({ day })} />
      <TextField
        label={measure.source}
        value={draft.source}
        onChange={(source) => edit({ source })}
        error={save.error?.at('/source')}
        placeholder={measure.sourceSample}
      />
      {save.error && <ErrorBox problem={save.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          isBusy={save.isPending}
          can={wrong ?? ((hasCount && draft.day !== '' && draft.source.trim().length >= 2) || measure.missing)}
        >
          {measure.save}
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}
