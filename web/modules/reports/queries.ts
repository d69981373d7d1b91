import { queryOptions } from '@tanstack/react-query'
import type { ProvinceResults, Publication } from '../../../server/modules/reports/contract.ts'
import { get } from '../../api/client.ts'

export type ResultsScope = { unit: string; year: string; set?: string | undefined }

/** The report as it would be published now. */
export const resultsQuery = (scope: ResultsScope) =>
  queryOptions({
    queryKey: ['province-results', scope],
    queryFn: ({ signal }) => get<ProvinceResults>('/reports/province-results', scope, signal),
    enabled: scope.unit !== '',
  })

export const publicationsQuery = (unit: string) =>
  queryOptions({
    queryKey: ['publications', unit],
    queryFn: ({ signal }) => get<{ items: Publication[]; next: string | null }>('/publications', { unit }, signal),
    enabled: unit !== '',
  })
