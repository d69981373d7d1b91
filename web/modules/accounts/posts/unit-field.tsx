import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { UnitItem } from '../../../../server/modules/units/contract.ts'
import formStyles from '../../../ui/forms.module.css'
import { findUnits } from '../../units/queries.ts'
import { useSession } from '../session.ts'
import { usePostWords } from './post-words.ts'
import styles from './unit-field.module.css'

type Props = { unit: UnitItem | null; onChoose: (unit: UnitItem | null) => void }

/** A unit found by name or code: the arrows walk what was found, Enter takes it, Escape puts it away (WAI-ARIA combobox pattern). */
export function UnitField({ unit, onChoose }: Props) {
  const words = usePostWords().fields
  // The part that was pressed is gone after a choice: focus goes to the part that took its place, but not when the form opens.
  const [hasChosen, setChosen] = useState(false)
  const choose = (next: UnitItem | null): void => {
    setChosen(true)
    onChoose(next)
  }
  if (unit === null) return <UnitSearch takesFocus={hasChosen} onChoose={choose} />
  return (
    <p>
      {words.unit}: <b>{unit.name}</b>{' '}
      <span className="muted">{unit.parents.map((parent) => parent.name).join(', ')}</span>
      <ChangeButton takesFocus={hasChosen} onPress={() => choose(null)} />
    </p>
  )
}

function ChangeButton({ takesFocus, onPress }: { takesFocus: boolean; onPress: () => void }) {
  const words = usePostWords().fields
  const place = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [takesFocus])
  return (
    <button ref={place} type="button" className={styles.change} onClick={onPress}>
      {words.changeUnit}
    </button>
  )
}

function UnitSearch({ takesFocus, onChoose }: { takesFocus: boolean; onChoose: (unit: UnitItem) => void }) {
  const { today } = useSession()
  const words = usePostWords().fields
  const id = useId()
  const place = useRef<HTMLInputElement>(null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [isPutAway, putAway] = useState(false)
  const [q] = useDebouncedValue(text.trim(), 200)
  const { data } = useQuery(findUnits({ q: q || undefined, asOf: today, limit: 8 }))
  const found = q === '' || text.trim() === '' || isPutAway ? [] : (data?.items ?? [])
  const chosen = Math.min(at, found.length - 1)
  useEffect(() => {
    if (takesFocus) place.current?.focus()
  }, [takesFocus])
  const onKey = (event: KeyboardEvent): void => {
    const unit = found[chosen]
    if (event.key === 'ArrowDown') setAt(Math.min(chosen + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(chosen - 1, 0))
    else if (event.key === 'Escape' && found.length > 0) putAway(true)
    else if (event.key === 'Enter') {
      if (unit) onChoose(unit)
    } else return
    // Enter in a list must not send the form, nor Escape close what the form stands in.
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={`${formStyles.field} ${styles.place}`}>
      <label htmlFor={id}>{words.unit}</label>
      <input
        ref={place}
        id={id}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[chosen] ? `${id}-${chosen}` : undefined}
        aria-describedby={`${id}-hint`}
        autoComplete="off"
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          putAway(false)
        }}
        onKeyDown={onKey}
      />
      {/* A select cannot stay open under a text field. */}
      {/* oxlint-disable jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role */}
      <ul id={`${id}-list`} role="listbox" aria-label={words.unit} className={styles.found} hidden={found.length === 0}>
        {found.map((item, i) => (
          <li
            key={item.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === chosen}
            onMouseEnter={() => setAt(i)}
            onMouseDown={(event) => {
              event.preventDefault()
              onChoose(item)
            }}
          >
            {item.name} <span className="muted">{item.parents.map((parent) => parent.name).join(', ')}</span>
          </li>
        ))}
      </ul>
      <p id={`${id}-hint`} className={formStyles.hint}>
        {words.unitHint}
      </p>
    </div>
  )
}
