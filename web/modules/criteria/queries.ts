import { queryOptions, skipToken } from '@tanstack/react-query'
import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import { get } from '../../api/client.ts'

/** How much of a set was read and confirmed. `weak`: read from a source that may never recognise anybody. */
export type LevelCounts = {
  criteria: number
  indicators: number
  levels: number
  known: number
  unknown: number
  delegated: number
  weak: number
  confirmed: number
}

export type SetHead = {
  id: string
  version: number
  title: string
  level: string
  tier: string
  illustrative: boolean
  inForce: { from: string; to: string | null }
  officialCounts: { criteria: number | null; indicators: number | null; conditions: number | null }
  counts: LevelCounts
}

/** A dry run of an Excel file: every mistake with its cell, or what would be published. */
export type SetReading = {
  upload: string
  problems: { cell: string; found: string | null; detail: string }[]
  summary: { id: string; version: number; title: string; illustrative: boolean; counts: LevelCounts } | null
}

export const setsQuery = queryOptions({
  queryKey: ['criteria-sets'],
  queryFn: ({ signal }) => get<{ items: SetHead[] }>('/criteria-sets', {}, signal),
})

/** A whole set; a published version never changes, so it is asked for once. */
export const setQuery = (ref: { id: string; version: number } | undefined) =>
  queryOptions({
    queryKey: ['criteria-set', ref?.id, ref?.version],
    queryFn: ref ? ({ signal }) => get<CriteriaSet>(`/criteria-sets/${ref.id}/${ref.version}`, {}, signal) : skipToken,
    staleTime: Number.POSITIVE_INFINITY,
  })
