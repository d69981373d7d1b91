import { queryOptions, keepPreviousData } from '@tanstack/react-query'
import type { UnitPage } from '../../../server/modules/units/contract.ts'
import { get, type Query } from '../../api/client.ts'

/** Units by name, old name or code on a date; the server forgives diacritics and tone spelling. */
export const findUnits = (asked: Query & { q?: string; under?: string }) =>
  queryOptions({
    queryKey: ['units', asked],
    queryFn: ({ signal }) => get<UnitPage>('/units', asked, signal),
    enabled: Boolean(asked.q ?? asked.under),
    placeholderData: keepPreviousData,
    staleTime: 10 * 60_000,
  })
