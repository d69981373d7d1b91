import { queryOptions } from '@tanstack/react-query'
import type { AgencyView, PersonView } from '../../../server/modules/accounts/contract.ts'
import { get, type Query } from '../../api/client.ts'

export type RoleLine = { code: string; name: string; permissions: { code: string; name: string }[] }

export const peopleQuery = (asked: Query) =>
  queryOptions({
    queryKey: ['people', asked],
    queryFn: ({ signal }) =>
      get<{ items: PersonView[]; next: string | null }>('/people', { limit: 100, ...asked }, signal),
  })

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => get<{ items: RoleLine[] }>('/roles', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Agencies of a province, by its code, on a date. */
export const agenciesQuery = (province: string | undefined, asOf: string) =>
  queryOptions({
    queryKey: ['agencies', province, asOf],
    queryFn: ({ signal }) => get<{ items: AgencyView[] }>('/agencies', { province, asOf }, signal),
    enabled: province !== undefined,
  })
