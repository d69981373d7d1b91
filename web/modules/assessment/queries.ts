import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Dossier, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { get, type Query } from '../../api/client.ts'

export const dossiersQuery = (asked: Query = {}) =>
  queryOptions({
    queryKey: ['dossiers', asked],
    queryFn: ({ signal }) =>
      get<{ items: DossierSummary[]; next: string | null }>('/dossiers', { limit: 100, ...asked }, signal),
  })

export const dossierQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: id ? ({ signal }) => get<Dossier>(`/dossiers/${id}`, {}, signal) : skipToken,
  })
