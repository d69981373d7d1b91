import { useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import { TextField } from '../../../ui/field.tsx'
import { useAccountWords } from '../account-words.ts'
import styles from '../people.module.css'
import { peopleQuery } from '../queries.ts'

type Props = {
  label: string
  person: PersonView | null
  onChoose: (person: PersonView | null) => void
  error?: string | undefined
}

/** Finds a person one administers, by name. Each search shows people, so it starts with the second letter. */
export function PersonField({ label, person, onChoose, error }: Props) {
  const words = useAccountWords().person
  const [text, setText] = useState('')
  const [q] = useDebouncedValue(text.trim(), 300)
  const { data } = useQuery({ ...peopleQuery({ q, limit: 8 }), enabled: q.length >= 2 })
  if (person)
    return (
      <p className={styles.chosen}>
        {label}: <b>{person.name}</b> <span className="muted">{person.positions.find((post) => post.held)?.title}</span>
        <button type="button" onClick={() => onChoose(null)}>
          {words.change}
        </button>
      </p>
    )
  return (
    <div>
      <TextField label={label} type="search" hint={words.hint} value={text} onChange={setText} error={error} />
      {q.length >= 2 && (
        <ul className={styles.found}>
          {data?.items
            .filter((found) => !found.disabled)
            .map((found) => (
              <li key={found.id}>
                <button type="button" onClick={() => onChoose(found)}>
                  {found.name} <span className="muted">{found.positions.find((post) => post.held)?.title}</span>
                </button>
              </li>
            ))}
        </ul>
      )}
    </div>
  )
}
