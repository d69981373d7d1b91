import { queryOptions, skipToken } from '@tanstack/react-query'
import type { SetHeadView } from '../../../server/modules/criteria/api-contract.ts'
import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import { get } from '../../api/client.ts'

export const setsQuery = queryOptions({
  queryKey: ['criteria-sets'],
  queryFn: ({ signal }) => get<{ items: SetHeadView[] }>('/criteria-sets', {}, signal),
})

/** A whole set; a published version never changes, so it is asked for once. */
export const setQuery = (ref: { id: string; version: number } | undefined) =>
  queryOptions({
    queryKey: ['criteria-set', ref?.id, ref?.version],
    queryFn: ref ? ({ signal }) => get<CriteriaSet>(`/criteria-sets/${ref.id}/${ref.version}`, {}, signal) : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  })
