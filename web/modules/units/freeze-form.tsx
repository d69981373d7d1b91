import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { FROZEN_TYPES, type FrozenList } from '../../../server/modules/units/frozen-list-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './decisions.module.css'
import { unitListsQuery } from './queries.ts'
import { useWords } from './words.ts'

type Types = keyof typeof FROZEN_TYPES
const TYPES = Object.keys(FROZEN_TYPES) as Types[]
const BLANK = { title: '', basis: '', types: 'communes' as Types, list: '' }

/** Keeps the communes of a unit on a day. They are counted on the server; what is frozen never changes. */
export function FreezeForm({
  unitId,
  unitName,
  onFrozen,
}: {
  unitId: string
  unitName: string
  onFrozen: (id: string) => void
}) {
  const words = useWords().freeze
  const { today } = useSession()
  const queryClient = useQueryClient()
  const { data: lists } = useQuery(unitListsQuery)
  const [draft, setDraft] = useState({ ...BLANK, day: today })
  const edit = (part: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...part }))
  const freeze = useCommand<FrozenList>(async (made) => {
    await queryClient.invalidateQueries({ queryKey: ['frozen-lists'] })
    onFrozen(made.id)
  })
  const options = (lists?.items ?? []).flatMap(({ kind, label, values }) =>
    values.map(({ value, label: name }) => [`${kind} ${value}`, `${label}: ${name}`] as const),
  )
  const submit = (): void => {
    const [kind, value] = draft.list.split(' ')
    const rule = { types: FROZEN_TYPES[draft.types], list: kind && value ? { kind, value } : null }
    const { title, basis, day } = draft
    freeze.mutate({ method: 'POST', path: '/frozen-lists', body: { unitId, title, basis, day, rule } })
  }
  const isWhole = draft.title.trim().length >= 5 && draft.basis.trim().length >= 5 && draft.day !== ''
  return (
    <form
      className={styles.section}
      aria-label={words.name}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>{words.title(unitName)}</h2>
      <div className={styles.fields}>
        <TextField
          label={words.listName}
          value={draft.title}
          onChange={(title) => edit({ title })}
          error={freeze.error?.at('/title')}
        />
        <TextField
          label={words.basis}
          value={draft.basis}
          onChange={(basis) => edit({ basis })}
          error={freeze.error?.at('/basis')}
          placeholder={words.basisSample}
        />
        <DateField label={words.day} value={draft.day} onChange={(day) => edit({ day })} />
        <ChoiceField
          label={words.type}
          value={draft.types}
          onChange={(types) => edit({ types: types as Types })}
          options={TYPES.map((key) => [key, words.types[key]])}
        />
        <ChoiceField
          label={words.onList}
          value={draft.list}
          onChange={(list) => edit({ list })}
          options={[['', words.anyList], ...options]}
        />
      </div>
      {freeze.error && <ErrorBox problem={freeze.error} onRetry={submit} />}
      <div className={styles.acts}>
        <Button type="submit" size="normal" icon="lock" isBusy={freeze.isPending} can={isWhole || words.missing}>
          {words.freeze}
        </Button>
      </div>
    </form>
  )
}
