import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { addDays, isPlainDate, plainDate } from '../../../server/kernel/time.ts'
import type { UnitItem } from '../../../server/modules/units/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { findUnits } from './queries.ts'
import styles from './units.module.css'
import { useWords } from './words.ts'

const LEVELS = ['', 'commune', 'district', 'province'] as const

/** Units on any date: old names and codes find them too, and ended units name their successors. */
export function UnitsScreen() {
  const words = useWords().search
  const { today } = useSession()
  const address = useAddress()
  const change = useChangeAddress()
  const [text, setText] = useState(address.q ?? '')
  const [q] = useDebouncedValue(text.trim(), 200)
  const [day, setDay] = useState(address.ngay && isPlainDate(address.ngay) ? address.ngay : today)
  const asOf = address.ngay && isPlainDate(address.ngay) ? address.ngay : today
  const level = address.loc ?? ''
  const { data, error, refetch, isFetching } = useQuery(
    findUnits({ q: q || undefined, asOf, level: level || undefined, limit: 50, count: 1 }),
  )
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead(formatDate(asOf))} />
      <search className={styles.filters}>
        <TextField label={words.text} type="search" value={text} onChange={setText} width="min(340px, 100%)" />
        <DateField
          label={words.asOf}
          value={day}
          onChange={(typed) => {
            setDay(typed)
            if (typed !== '') change({ ngay: typed === today ? undefined : typed }, true)
          }}
          width="180px"
        />
        <ChoiceField
          label={words.level}
          value={level}
          onChange={(key) => change({ loc: key || undefined }, true)}
          options={LEVELS.map((key) => [key, words.levels[key]])}
          width="220px"
        />
      </search>
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {q === '' && (
          <Note icon="search" title={words.start}>
            <p>{words.examples}</p>
          </Note>
        )}
        {q !== '' && !data && isFetching && <Loading what={words.searching} />}
        {q !== '' && data?.items.length === 0 && (
          <Note icon="search" title={words.none(q, formatDate(asOf))}>
            <p>{words.noneHint}</p>
          </Note>
        )}
        {q !== '' && data && data.items.length > 0 && <UnitTable items={data.items} total={data.total} />}
      </div>
    </>
  )
}

function UnitTable({ items, total }: { items: readonly UnitItem[]; total: number | undefined }) {
  const words = useWords().search
  return (
    <table className="led fold" aria-label={words.found}>
      <caption className={styles.caption}>{total !== undefined && words.count(items.length, total)}</caption>
      <thead>
        <tr>
          <th scope="col" className="margin">
            {words.code}
          </th>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.parent}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.until}</th>
          <th scope="col">{words.now}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((unit) => (
          <tr key={unit.id}>
            <td className="margin">{unit.code}</td>
            <td>
              <a href={`/don-vi/${unit.code}${unit.validTo ? `?ngay=${addDays(plainDate(unit.validTo), -1)}` : ''}`}>
                {unit.name}
              </a>
            </td>
            <td data-label={words.parent}>{unit.parents.map((parent) => parent.name).join(', ')}</td>
            <td data-label={words.from}>{unit.validFrom ? formatDate(unit.validFrom) : words.beforeLists}</td>
            <td data-label={words.until}>
              {unit.validTo ? formatDate(addDays(plainDate(unit.validTo), -1)) : words.stillThere}
            </td>
            <td data-label={words.now}>{unit.successors.map((successor) => successor.name).join(', ') || '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
