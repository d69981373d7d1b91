import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatDate } from '../../../design/format.ts'
import { plainDate, weekday } from '../../../server/kernel/time.ts'
import type { CalendarDay } from '../../../server/modules/calendar/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './calendar.module.css'
import { DayForm } from './day-form.tsx'
import { calendarQuery } from './queries.ts'
import { useWords } from './words.ts'

const FIRST_YEAR = 2023

/** Holidays, substitute and make-up days of a year: by these every clock of working days counts. */
export function CalendarScreen() {
  const words = useWords()
  const { today } = useSession()
  const { ky } = useAddress()
  const change = useChangeAddress()
  const thisYear = Number(today.slice(0, 4))
  const year = Number(/^\d{4}/.exec(ky ?? '')?.[0] ?? thisYear)
  const { data, error, refetch } = useQuery(calendarQuery(year))
  const years = Array.from({ length: thisYear + 2 - FIRST_YEAR }, (_, i) => String(FIRST_YEAR + i)).toReversed()
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead} />
      <div className={styles.body}>
        <ChoiceField
          label={words.year}
          value={String(year)}
          onChange={(chosen) => change({ ky: chosen })}
          options={years.map((one) => [one, words.ofYear(one)])}
          width="160px"
        />
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={8} />}
        {data && <Days days={data.days} year={year} canEdit={data.can.edit} />}
        {data?.can.edit && <DayForm year={year} />}
      </div>
    </>
  )
}

function Days({ days, year, canEdit }: { days: readonly CalendarDay[]; year: number; canEdit: boolean }) {
  const words = useWords().days
  const queryClient = useQueryClient()
  const clear = useCommand<undefined>(() => queryClient.invalidateQueries({ queryKey: ['calendar'] }))
  const unread = days.filter((day) => day.source === null).length
  if (days.length === 0)
    return (
      <Note icon="clock" title={words.none(year)}>
        <p>{words.noneText}</p>
      </Note>
    )
  return (
    <>
      {unread > 0 && (
        <Note icon="warning" tone="warning" title={words.unread(unread)}>
          <p>{words.unreadText}</p>
        </Note>
      )}
      {clear.error && <ErrorBox problem={clear.error} />}
      <div className={styles.table}>
        <table className="led fold" aria-label={words.label(year)}>
          <thead>
            <tr>
              <th scope="col">{words.date}</th>
              <th scope="col">{words.weekday}</th>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.name}</th>
              <th scope="col">{words.source}</th>
              {canEdit && <th scope="col">{words.edit}</th>}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <td className="num">{formatDate(day.date)}</td>
                <td data-label={words.weekday}>{words.weekdays[weekday(plainDate(day.date))]}</td>
                <td data-label={words.kind}>{words.kinds[day.kind]}</td>
                <td data-label={words.name}>{day.name}</td>
                <td data-label={words.source}>
                  {day.source ?? <span className={styles.unread}>{words.notCompared}</span>}
                </td>
                {canEdit && (
                  <td>
                    <Button
                      kind="quiet"
                      isBusy={clear.isPending}
                      onClick={() => clear.mutate({ method: 'DELETE', path: `/calendar/days/${day.date}` })}
                    >
                      {words.clear(day.date)}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
