import { useState } from 'react'
import { useChangeAddress } from '../../shell/view.ts'
import { DateField } from '../../ui/date-field.tsx'
import { useSession } from '../accounts/session.ts'
import { useWords } from './words.ts'

/** The day of the list; it stands in the address unless it is today. */
export function AsOfField({ asOf }: { asOf: string }) {
  const words = useWords().list
  const { today } = useSession()
  const change = useChangeAddress()
  const [day, setDay] = useState(asOf)
  return (
    <DateField
      label={words.asOf}
      value={day}
      onChange={(typed) => {
        setDay(typed)
        if (typed !== '') change({ ngay: typed === today ? undefined : typed }, true)
      }}
      width="160px"
    />
  )
}
