import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { UnitListView, UnitPage } from '../../../server/modules/units/contract.ts'
import type { Decision, DecisionSummary, DecisionTrial } from '../../../server/modules/units/decision-contract.ts'
import type { FrozenList, FrozenListHead } from '../../../server/modules/units/frozen-list-contract.ts'
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

/** Every province of a day. */
export const provincesQuery = (asOf: string) =>
  queryOptions({
    queryKey: ['units', 'provinces', asOf],
    queryFn: ({ signal }) => get<UnitPage>('/units', { level: 'province', asOf, limit: 100 }, signal),
    staleTime: 10 * 60_000,
  })

export type DecisionPage = { items: DecisionSummary[]; next: string | null }

/** Decisions about units, newest first. */
export const decisionsQuery = infiniteQueryOptions({
  queryKey: ['unit-decisions'],
  queryFn: ({ pageParam, signal }) => get<DecisionPage>('/unit-decisions', { cursor: pageParam }, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.next ?? undefined,
})

export const decisionQuery = (id: string) =>
  queryOptions({
    queryKey: ['unit-decision', id],
    queryFn: ({ signal }) => get<Decision>(`/unit-decisions/${id}`, {}, signal),
  })

/** The dry run of a draft as it is saved: `version` asks again after each change. */
export const trialQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: ['unit-decision', id, 'trial', version],
    queryFn: ({ signal }) => get<DecisionTrial>(`/unit-decisions/${id}/trial`, {}, signal),
    // What other people record meanwhile changes the answer.
    staleTime: 0,
  })

/** Lists a unit can be put on, with their values. */
export const unitListsQuery = queryOptions({
  queryKey: ['unit-lists'],
  queryFn: ({ signal }) => get<{ items: UnitListView[] }>('/unit-lists', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const frozenListsQuery = queryOptions({
  queryKey: ['frozen-lists'],
  queryFn: ({ signal }) => get<{ items: FrozenListHead[] }>('/frozen-lists', {}, signal),
})

export const frozenListQuery = (id: string) =>
  queryOptions({
    queryKey: ['frozen-lists', id],
    queryFn: ({ signal }) => get<FrozenList>(`/frozen-lists/${id}`, {}, signal),
  })
