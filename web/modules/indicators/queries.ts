import { queryOptions } from '@tanstack/react-query'
import type {
  Board,
  BoardRow,
  EvidenceView,
  Explanation,
  FigureSheet,
} from '../../../server/modules/indicators/contract.ts'
import { get } from '../../api/client.ts'
import type { View } from '../../shell/view.ts'

const key = ({ unitId, period, set }: View) => [unitId, period, set ?? ''] as const
const asked = ({ period, set }: View) => ({ period, set })

/** Everything of a unit that a saved figure or file may change. */
export const INDICATOR_KEYS = ['board', 'boards', 'explanation', 'figures', 'evidence'] as const

export const boardQuery = (view: View) =>
  queryOptions({
    queryKey: ['board', ...key(view)],
    queryFn: ({ signal }) => get<Board>(`/units/${view.unitId}/board`, asked(view), signal),
    enabled: view.unitId !== '',
  })

export type BoardList = { set: Board['set'] | null; period: string; items: BoardRow[] }

/** The communes under a province or district. */
export const boardListQuery = (view: View) =>
  queryOptions({
    queryKey: ['boards', ...key(view)],
    queryFn: ({ signal }) => get<BoardList>('/boards', { under: view.unitId, ...asked(view) }, signal),
    enabled: view.unitId !== '',
  })

export const explanationQuery = (view: View, indicator: string) =>
  queryOptions({
    queryKey: ['explanation', ...key(view), indicator],
    queryFn: ({ signal }) => get<Explanation>(`/units/${view.unitId}/explanations/${indicator}`, asked(view), signal),
    enabled: view.unitId !== '',
  })

export const figuresQuery = (view: View) =>
  queryOptions({
    queryKey: ['figures', ...key(view)],
    queryFn: ({ signal }) => get<FigureSheet>(`/units/${view.unitId}/figures`, asked(view), signal),
    enabled: view.unitId !== '',
  })

export const evidenceQuery = (view: View) =>
  queryOptions({
    queryKey: ['evidence', ...key(view)],
    queryFn: ({ signal }) => get<{ items: EvidenceView[] }>(`/units/${view.unitId}/evidence`, asked(view), signal),
    enabled: view.unitId !== '',
  })
