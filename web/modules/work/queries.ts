import { queryOptions } from '@tanstack/react-query'
import type { WorkItem } from '../../../server/modules/assessment/contract.ts'
import { get } from '../../api/client.ts'

/** What waits for the signed-in person, over all rooms. */
export const workQuery = queryOptions({
  queryKey: ['work'],
  queryFn: ({ signal }) => get<{ items: WorkItem[] }>('/work', {}, signal),
})
