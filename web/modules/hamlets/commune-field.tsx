import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { findUnits } from '../units/queries.ts'
import type { ChangeDraft } from './change-draft.ts'
import styles from './hamlets.module.css'

type Props = { draft: ChangeDraft; onEdit: (part: Partial<ChangeDraft>) => void }

/** The commune that receives: found by name, chosen from what was found. */
export function CommuneField({ draft, onEdit }: Props) {
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery(findUnits({ q: q || undefined, asOf: draft.day, level: 'commune', limit: 20 }))
  const found = data?.items ?? []
  return (
    <div className={styles.fields}>
      <TextField label="Tìm xã nhận" type="search" value={text} onChange={setText} placeholder="Tên hoặc mã xã" />
      <ChoiceField
        label="Xã nhận"
        value={draft.communeId}
        onChange={(communeId) => onEdit({ communeId })}
        options={[
          ['', found.length === 0 ? 'Tìm xã trước' : 'Chọn một xã'],
          ...found.map(
            ({ id, name, parents }) => [id, [name, parents.at(-1)?.name].filter(Boolean).join(', ')] as const,
          ),
        ]}
      />
    </div>
  )
}
