import { queryOptions } from '@tanstack/react-query'
import type {
  AccountView,
  PersonSignInView,
  WaitingIdentity,
} from '../../../server/modules/accounts/account-contract.ts'
import type { AgencyView, PersonView } from '../../../server/modules/accounts/contract.ts'
import type { RoleSettings, RoleView } from '../../../server/modules/accounts/role-contract.ts'
import type { AccessTokens } from '../../../server/modules/accounts/token-contract.ts'
import type { OpenWork } from '../../../server/modules/assessment/contract.ts'
import { get, type Query } from '../../api/client.ts'

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

/** The roles of the province that a unit lies in; of the whole country when there is none. */
export const rolesQuery = (unitId: string | undefined) =>
  queryOptions({
    queryKey: ['roles', unitId],
    queryFn: ({ signal }) => get<{ items: RoleView[] }>('/roles', { unitId }, signal),
    staleTime: 10 * 60_000,
  })

/** The roles of a province (null = the whole country) for whoever changes them. */
export const roleSettingsQuery = (provinceId: string | null) =>
  queryOptions({
    queryKey: ['role-settings', provinceId],
    queryFn: ({ signal }) => get<RoleSettings>('/role-settings', { provinceId: provinceId ?? undefined }, signal),
  })

/** Agencies of a province, by its code, on a date. */
export const agenciesQuery = (province: string | undefined, asOf: string) =>
  queryOptions({
    queryKey: ['agencies', province, asOf],
    queryFn: ({ signal }) => get<{ items: AgencyView[] }>('/agencies', { province, asOf }, signal),
    enabled: province !== undefined,
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
