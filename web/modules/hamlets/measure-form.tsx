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

/** Households and people on a day; the same day again is a correction. */
export function MeasureForm({ hamletId }: { hamletId: string }) {
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
        Ghi số hộ, số nhân khẩu
      </Button>
    )
  const edit = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  const wrong = sayCount(draft.households) ?? sayCount(draft.population)
  const hasCount = (draft.households + draft.population).trim() !== ''
  return (
    <form
      className={styles.form}
      aria-label="Ghi số hộ, số nhân khẩu"
      onSubmit={(event) => {
        event.preventDefault()
        const { day, source } = draft
        const counted = { households: readCount(draft.households), population: readCount(draft.population) }
        save.mutate({ method: 'POST', path: `/hamlets/${hamletId}/measures`, body: { day, source, ...counted } })
      }}
    >
      <TextField
        label="Số hộ"
        value={draft.households}
        onChange={(households) => edit({ households })}
        error={sayCount(draft.households)}
      />
      <TextField
        label="Số nhân khẩu"
        value={draft.population}
        onChange={(population) => edit({ population })}
        error={sayCount(draft.population)}
      />
      <DateField label="Số liệu ngày" value={draft.day} onChange={(day) => edit({ day })} />
      <TextField
        label="Nguồn của số liệu"
        value={draft.source}
        onChange={(source) => edit({ source })}
        error={save.error?.at('/source')}
        placeholder="Quyết định hoặc báo cáo, số, ngày"
      />
      {save.error && <ErrorBox problem={save.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          isBusy={save.isPending}
          can={
            wrong ??
            ((hasCount && draft.day !== '' && draft.source.trim().length >= 2) ||
              'Ghi số hộ hoặc số nhân khẩu, ngày và nguồn.')
          }
        >
          Ghi số liệu
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          Thôi
        </Button>
      </p>
    </form>
  )
}
