import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { FrozenList } from '../../../server/modules/units/frozen-list-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './decisions.module.css'
import { unitListsQuery } from './queries.ts'

const TYPES = [
  ['xã', 'Chỉ xã'],
  ['xã,thị trấn', 'Xã và thị trấn'],
  ['xã,phường,thị trấn,đặc khu', 'Mọi đơn vị cấp xã'],
] as const

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
  const { today } = useSession()
  const queryClient = useQueryClient()
  const { data: lists } = useQuery(unitListsQuery)
  const [draft, setDraft] = useState({ title: '', basis: '', day: today, types: 'xã', list: '' })
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
    const rule = { types: draft.types.split(','), list: kind && value ? { kind, value } : null }
    const { title, basis, day } = draft
    freeze.mutate({ method: 'POST', path: '/frozen-lists', body: { unitId, title, basis, day, rule } })
  }
  const isWhole = draft.title.trim().length >= 5 && draft.basis.trim().length >= 5 && draft.day !== ''
  return (
    <form
      className={styles.section}
      aria-label="Chốt danh sách"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <h2>Chốt danh sách của {unitName}</h2>
      <div className={styles.fields}>
        <TextField
          label="Tên danh sách"
          value={draft.title}
          onChange={(title) => edit({ title })}
          error={freeze.error?.at('/title')}
        />
        <TextField
          label="Căn cứ"
          value={draft.basis}
          onChange={(basis) => edit({ basis })}
          error={freeze.error?.at('/basis')}
          placeholder="Số, ngày, cơ quan ban hành kế hoạch"
        />
        <DateField label="Theo đơn vị ngày" value={draft.day} onChange={(day) => edit({ day })} />
        <ChoiceField label="Loại đơn vị" value={draft.types} onChange={(types) => edit({ types })} options={TYPES} />
        <ChoiceField
          label="Chỉ đơn vị trong danh sách"
          value={draft.list}
          onChange={(list) => edit({ list })}
          options={[['', 'Không lọc'], ...options]}
        />
      </div>
      {freeze.error && <ErrorBox problem={freeze.error} onRetry={submit} />}
      <div className={styles.acts}>
        <Button
          type="submit"
          size="normal"
          icon="lock"
          isBusy={freeze.isPending}
          can={isWhole || 'Ghi tên danh sách, căn cứ và ngày.'}
        >
          Chốt danh sách
        </Button>
      </div>
    </form>
  )
}
