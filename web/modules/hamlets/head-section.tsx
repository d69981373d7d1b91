import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import type { HamletDetail, HamletHead } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'
import { useWords } from './words.ts'

/** Heads with their days. Names can be erased; the days stay. */
export function HeadSection({ hamlet, heads }: { hamlet: HamletDetail; heads: readonly HamletHead[] }) {
  const words = useWords()
  return (
    <section>
      <h3>{words.head}</h3>
      {heads.length === 0 && <p>{words.heads.none(hamlet.label)}</p>}
      {heads.map((head) => (
        <HeadLine key={head.id} head={head} canEdit={hamlet.can.manage} />
      ))}
      {hamlet.can.manage && <HeadForm hamlet={hamlet} />}
    </section>
  )
}

function HeadLine({ head, canEdit }: { head: HamletHead; canEdit: boolean }) {
  const { heads: words, panel, cancel } = useWords()
  const queryClient = useQueryClient()
  const [asksErase, setAsksErase] = useState(false)
  const erase = useCommand(() => queryClient.invalidateQueries({ queryKey: [...HAMLETS] }))
  return (
    <div className={styles.entry}>
      <p>
        <b>{head.name ?? words.erased}</b>
        {head.phone && `, ${head.phone}`}
      </p>
      <p className="muted num">
        {panel.days(formatDate(head.from), head.to === null ? null : formatDate(addDays(plainDate(head.to), -1)))}
      </p>
      {canEdit && head.name !== null && !asksErase && (
        <Button kind="quiet" label={words.eraseOf(head.name)} onClick={() => setAsksErase(true)}>
          {words.erase}
        </Button>
      )}
      {asksErase && head.name !== null && (
        <>
          <p>{words.eraseSure}</p>
          <p className={styles.pair}>
            <Button
              isBusy={erase.isPending}
              onClick={() => erase.mutate({ method: 'DELETE', path: `/hamlet-heads/${head.id}` })}
            >
              {words.eraseName(head.name)}
            </Button>
            <Button kind="quiet" onClick={() => setAsksErase(false)}>
              {cancel}
            </Button>
          </p>
        </>
      )}
      {erase.error && <ErrorBox problem={erase.error} />}
    </div>
  )
}

function HeadForm({ hamlet }: { hamlet: HamletDetail }) {
  const { heads: words, cancel } = useWords()
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<{ name: string; phone: string; from: string }>()
  const save = useCommand(async () => {
    setDraft(undefined)
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  if (!draft)
    return (
      <Button kind="outline" icon="user" onClick={() => setDraft({ name: '', phone: '', from: today })}>
        {words.write}
      </Button>
    )
  const edit = (part: Partial<typeof draft>): void => setDraft({ ...draft, ...part })
  return (
    <form
      className={styles.form}
      aria-label={words.write}
      onSubmit={(event) => {
        event.preventDefault()
        const { name, phone, from } = draft
        const body = { name, phone: phone.trim() === '' ? null : phone, from }
        save.mutate({ method: 'POST', path: `/hamlets/${hamlet.id}/heads`, body })
      }}
    >
      <TextField
        label={words.name}
        value={draft.name}
        onChange={(name) => edit({ name })}
        error={save.error?.at('/name')}
      />
      <TextField
        label={words.phone}
        value={draft.phone}
        onChange={(phone) => edit({ phone })}
        error={save.error?.at('/phone')}
        hint={words.phoneHint}
      />
      <DateField
        label={words.from}
        value={draft.from}
        onChange={(from) => edit({ from })}
        error={save.error?.at('/from')}
      />
      {save.error && <ErrorBox problem={save.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          isBusy={save.isPending}
          can={(draft.name.trim().length >= 2 && draft.from !== '') || words.missing}
        >
          {words.write}
        </Button>
        <Button kind="quiet" onClick={() => setDraft(undefined)}>
          {cancel}
        </Button>
      </p>
    </form>
  )
}
