import { queryOptions, skipToken } from '@tanstack/react-query'
import type { Dossier, DossierSummary, StartCheck } from '../../../server/modules/assessment/contract.ts'
import { get } from '../../api/client.ts'
import { getAll, type Page, pagesOf } from '../../api/pages.ts'

/** Every dossier one may see, newest first. */
export const dossiersQuery = pagesOf<Page<DossierSummary>>(['dossiers', 'pages'], '/dossiers')

/** All dossiers that stand at one step: what a queue sorts and an agenda lists. */
export const dossiersAtQuery = (state: string) =>
  queryOptions({
    queryKey: ['dossiers', state],
    queryFn: ({ signal }) => getAll<DossierSummary>('/dossiers', { state }, signal),
  })

export const dossierQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['dossier', id],
    queryFn: id ? ({ signal }) => get<Dossier>(`/dossiers/${id}`, {}, signal) : skipToken,
  })

/** Whether a dossier of a unit and year may be begun, asked before anybody presses the button. */
export const startQuery = (unitId: string, year: string, setId: string | undefined, isAsked: boolean) =>
  queryOptions({
    queryKey: ['dossiers', 'start', unitId, year, setId ?? ''],
    queryFn: ({ signal }) => get<StartCheck>(`/units/${unitId}/dossier-start`, { tier: 'basic', year, setId }, signal),
    enabled: isAsked && unitId !== '',
  })
