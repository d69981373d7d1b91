import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { AuditPage, MyView } from '../../../server/modules/audit/contract.ts'
import { get } from '../../api/client.ts'

export type Asked = {
  type?: string | undefined
  actor?: string | undefined
  subject?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

export const eventsQuery = (asked: Asked) =>
  infiniteQueryOptions({
    queryKey: ['audit', asked],
    queryFn: ({ pageParam, signal }) => get<AuditPage>('/audit/events', { ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    // Every look is itself written down: coming back to the window is no new look.
    refetchOnWindowFocus: false,
  })

export const myViewsQuery = queryOptions({
  queryKey: ['my-views'],
  queryFn: ({ signal }) => get<{ items: MyView[] }>('/me/views', {}, signal),
})
