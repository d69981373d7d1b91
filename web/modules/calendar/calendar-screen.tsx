import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatDate } from '../../../design/format.ts'
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
import { nameWeekday } from './weekdays.ts'

const FIRST_YEAR = 2023

/** Holidays, substitute and make-up days of a year: by these every clock of working days counts. */
export function CalendarScreen() {
  const { today } = useSession()
  const { ky } = useAddress()
  const change = useChangeAddress()
  const thisYear = Number(today.slice(0, 4))
  const year = Number(/^\d{4}/.exec(ky ?? '')?.[0] ?? thisYear)
  const { data, error, refetch } = useQuery(calendarQuery(year))
  const years = Array.from({ length: thisYear + 2 - FIRST_YEAR }, (_, i) => String(FIRST_YEAR + i)).toReversed()
  return (
    <>
      <ScreenHead
        title="Lịch làm việc"
        lead="Thứ Hai đến thứ Sáu là ngày làm việc, trừ các ngày nghỉ dưới đây. Mọi hạn tính theo ngày làm việc đều theo lịch này."
      />
      <div className={styles.body}>
        <ChoiceField
          label="Năm"
          value={String(year)}
          onChange={(chosen) => change({ ky: chosen })}
          options={years.map((one) => [one, `Năm ${one}`])}
          width="160px"
        />
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang tải lịch" lines={8} />}
        {data && <Days days={data.days} year={year} canEdit={data.can.edit} />}
        {data?.can.edit && <DayForm year={year} />}
      </div>
    </>
  )
}

function Days({ days, year, canEdit }: { days: readonly CalendarDay[]; year: number; canEdit: boolean }) {
  const queryClient = useQueryClient()
  const clear = useCommand<undefined>(() => queryClient.invalidateQueries({ queryKey: ['calendar'] }))
  const unread = days.filter((day) => day.source === null).length
  if (days.length === 0)
    return (
      <Note icon="clock" title={`Chưa có ngày nghỉ nào của năm ${year}`}>
        <p>Ghi từng ngày theo quyết định của năm. Khi chưa ghi, hạn của hồ sơ chỉ trừ thứ Bảy và Chủ nhật.</p>
      </Note>
    )
  return (
    <>
      {unread > 0 && (
        <Note icon="warning" tone="warning" title={`${unread} ngày chưa đối chiếu quyết định của năm`}>
          <p>Tính sẵn theo Điều 112 Bộ luật Lao động; chưa có ngày nghỉ bù, ngày làm bù. Ghi lại kèm văn bản khi có.</p>
        </Note>
      )}
      {clear.error && <ErrorBox problem={clear.error} />}
      <div className={styles.table}>
        <table className="led fold" aria-label={`Ngày nghỉ, ngày làm bù năm ${year}`}>
          <thead>
            <tr>
              <th scope="col">Ngày</th>
              <th scope="col">Thứ</th>
              <th scope="col">Loại</th>
              <th scope="col">Tên</th>
              <th scope="col">Văn bản</th>
              {canEdit && <th scope="col">Sửa</th>}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <tr key={day.date}>
                <td className="num">{formatDate(day.date)}</td>
                <td data-label="Thứ">{nameWeekday(day.date)}</td>
                <td data-label="Loại">{day.kind === 'holiday' ? 'Nghỉ' : 'Làm bù'}</td>
                <td data-label="Tên">{day.name}</td>
                <td data-label="Văn bản">{day.source ?? <span className={styles.unread}>chưa đối chiếu</span>}</td>
                {canEdit && (
                  <td>
                    <Button
                      kind="quiet"
                      isBusy={clear.isPending}
                      onClick={() => clear.mutate({ method: 'DELETE', path: `/calendar/days/${day.date}` })}
                    >
                      Bỏ ngày {formatDate(day.date)}
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
