import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query'
import type { AuditPage, MyViewsPage } from '../../../server/modules/audit/contract.ts'
import { get } from '../../api/client.ts'
import { pagesOf } from '../../api/pages.ts'

export type Asked = {
  type?: string | undefined
  q?: string | undefined
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

export const myViewsQuery = pagesOf<MyViewsPage>(['my-views'], '/me/views')
