import { useState } from 'react'
import { formatDate } from '../../design/format.ts'
import { readDay } from './dates.ts'
import { TextField } from './field.tsx'
import { useWords } from './words.ts'

type Props = {
  label: string
  /** `YYYY-MM-DD`, or empty. */
  value: string
  onChange: (date: string) => void
  error?: string | undefined
  width?: string
}

/** A day typed as dd/mm/yyyy: browsers show their own date picker in the language of the machine, officers read ours. */
export function DateField({ label, value, onChange, error, width }: Props) {
  const words = useWords()
  const [draft, setDraft] = useState({ of: value, text: value === '' ? '' : formatDate(value) })
  // The value may be changed from outside (an address, a cleared form): what was typed for another day is dropped then.
  const text = draft.of === value ? draft.text : value === '' ? '' : formatDate(value)
  const isWrong = text.trim() !== '' && readDay(text) === undefined
  const type = (typed: string): void => {
    // Half a date is no date: nothing older than what the eye sees is ever sent.
    const date = readDay(typed) ?? ''
    setDraft({ of: date, text: typed })
    if (date !== value) onChange(date)
  }
  return (
    <TextField
      label={label}
      value={text}
      onChange={type}
      width={width}
      placeholder="dd/mm/yyyy"
      error={error ?? (isWrong && text.trim().length >= 8 ? words.dateForm : undefined)}
    />
  )
}
