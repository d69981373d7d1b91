import { queryOptions } from '@tanstack/react-query'
import type { CalendarYear } from '../../../server/modules/calendar/contract.ts'
import { get } from '../../api/client.ts'

export const calendarQuery = (year: number) =>
  queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => get<CalendarYear>(`/calendar/${year}`, {}, signal),
  })
