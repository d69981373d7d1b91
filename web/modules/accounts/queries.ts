import { queryOptions } from '@tanstack/react-query'
import type {
  AccountView,
  PersonSignInView,
  WaitingIdentity,
} from '../../../server/modules/accounts/account-contract.ts'
import type { AgencyBoard, AgencyDetail } from '../../../server/modules/accounts/agency-contract.ts'
import type { PersonView } from '../../../server/modules/accounts/contract.ts'
import type { AccessTokens } from '../../../server/modules/accounts/token-contract.ts'
import type { OpenWork } from '../../../server/modules/assessment/contract.ts'
import { get, type Query } from '../../api/client.ts'

export type RoleLine = { code: string; name: string; permissions: { code: string; name: string }[] }

export const peopleQuery = (asked: Query) =>
  queryOptions({
    queryKey: ['people', asked],
    queryFn: ({ signal }) =>
      get<{ items: PersonView[]; next: string | null }>('/people', { limit: 100, ...asked }, signal),
    // Each look is told to the people shown: one look is one line, not one for every time the window comes to the front.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: 60_000,
  })

export const rolesQuery = queryOptions({
  queryKey: ['roles'],
  queryFn: ({ signal }) => get<{ items: RoleLine[] }>('/roles', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export const AGENCIES = ['agencies'] as const

/** Agencies of a unit on a date; `ended`: those that had ended by then too. */
export const agencyBoardQuery = (unitId: string, asOf: string, ended = false) =>
  queryOptions({
    queryKey: [...AGENCIES, unitId, asOf, ended],
    queryFn: ({ signal }) =>
      get<AgencyBoard>(`/units/${unitId}/agencies`, { asOf, ended: ended ? '1' : undefined }, signal),
    enabled: unitId !== '',
  })

/** One agency through time, its sectors and people as on a date. */
export const agencyQuery = (id: string, asOf: string) =>
  queryOptions({
    queryKey: [...AGENCIES, 'one', id, asOf],
    queryFn: ({ signal }) => get<AgencyDetail>(`/agencies/${id}`, { asOf }, signal),
  })

export const accountQuery = queryOptions({
  queryKey: ['account'],
  queryFn: ({ signal }) => get<AccountView>('/account', {}, signal),
})

/** How a person signs in, as their administrator sees it. */
export const personSignInQuery = (id: string) =>
  queryOptions({
    queryKey: ['person-sign-in', id],
    queryFn: ({ signal }) => get<PersonSignInView>(`/people/${id}/sign-in`, {}, signal),
    // As with the list: one look, one line.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Accounts of the single sign-on that nobody has been given yet. */
export const waitingIdentitiesQuery = queryOptions({
  queryKey: ['sso-identities'],
  queryFn: ({ signal }) => get<{ items: WaitingIdentity[] }>('/sso-identities', {}, signal),
})

export const tokensQuery = queryOptions({
  queryKey: ['account', 'tokens'],
  queryFn: ({ signal }) => get<AccessTokens>('/account/tokens', {}, signal),
})

/** What waits for the holder of a post. */
export const openWorkQuery = (positionId: string) =>
  queryOptions({
    queryKey: ['open-work', positionId],
    queryFn: ({ signal }) => get<OpenWork>(`/positions/${positionId}/work`, {}, signal),
  })
