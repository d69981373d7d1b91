import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { HamletDetail, HamletPage, ProvinceTypes } from '../../../server/modules/hamlets/contract.ts'
import type { HamletOverview, OverviewOrder } from '../../../server/modules/hamlets/overview-contract.ts'
import { get, type Query } from '../../api/client.ts'

/** Everything of this room on screen is read again after a write. */
export const HAMLETS = ['hamlets'] as const

export const hamletsQuery = (asked: Query & { unit: string }) =>
  queryOptions({
    queryKey: [...HAMLETS, 'list', asked],
    queryFn: ({ signal }) => get<HamletPage>('/hamlets', { limit: 200, ...asked }, signal),
    placeholderData: keepPreviousData,
  })

export const hamletQuery = (id: string, asOf: string) =>
  queryOptions({
    queryKey: [...HAMLETS, 'one', id, asOf],
    queryFn: ({ signal }) => get<HamletDetail>(`/hamlets/${id}`, { asOf }, signal),
  })

export const overviewQuery = (unitId: string, asked: { asOf: string; order: OverviewOrder }) =>
  infiniteQueryOptions({
    queryKey: [...HAMLETS, 'overview', unitId, asked],
    queryFn: ({ pageParam, signal }) =>
      get<HamletOverview>(`/units/${unitId}/hamlet-overview`, { ...asked, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  })

export const typesQuery = (provinceId: string) =>
  queryOptions({
    queryKey: [...HAMLETS, 'types', provinceId],
    queryFn: ({ signal }) => get<ProvinceTypes>(`/units/${provinceId}/hamlet-types`, {}, signal),
  })
