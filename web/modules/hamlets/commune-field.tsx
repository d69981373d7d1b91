import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { findUnits } from '../units/queries.ts'
import type { ChangeDraft } from './change-draft.ts'
import styles from './hamlets.module.css'
import { useWords } from './words.ts'

type Props = { draft: ChangeDraft; onEdit: (part: Partial<ChangeDraft>) => void }

/** The commune that receives: found by name, chosen from what was found. */
export function CommuneField({ draft, onEdit }: Props) {
  const words = useWords().changing
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery(findUnits({ q: q || undefined, asOf: draft.day, level: 'commune', limit: 20 }))
  const found = data?.items ?? []
  return (
    <div className={styles.fields}>
      <TextField
        label={words.findCommune}
        type="search"
        value={text}
        onChange={setText}
        placeholder={words.findSample}
      />
      <ChoiceField
        label={words.commune}
        value={draft.communeId}
        onChange={(communeId) => onEdit({ communeId })}
        options={[
          ['', found.length === 0 ? words.findFirst : words.chooseCommune],
          ...found.map(
            ({ id, name, parents }) => [id, [name, parents.at(-1)?.name].filter(Boolean).join(', ')] as const,
          ),
        ]}
      />
    </div>
  )
}
