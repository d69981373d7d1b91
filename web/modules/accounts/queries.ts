import { queryOptions, skipToken } from '@tanstack/react-query'
import type {
  AccountView,
  LeftOpenView,
  PersonSignInView,
  WaitingIdentity,
} from '../../../server/modules/accounts/account-contract.ts'
import type { AgencyBoard, AgencyDetail } from '../../../server/modules/accounts/agency-contract.ts'
import type { PeoplePage, PersonView } from '../../../server/modules/accounts/contract.ts'
import type { RoleSettings, RoleView } from '../../../server/modules/accounts/role-contract.ts'
import type { AccessTokens } from '../../../server/modules/accounts/token-contract.ts'
import type { OpenWork } from '../../../server/modules/assessment/contract.ts'
import { get, type Query } from '../../api/client.ts'
import { pagesOf } from '../../api/pages.ts'

/** Each look is told to the people shown: one look is one line, not one for every time the window comes to the front. */
const ONE_LOOK = { refetchOnWindowFocus: false, refetchOnReconnect: false, staleTime: 60_000 }

export const PEOPLE_PAGES = ['people', 'pages']

/** The people one administers, narrowed and in the order of names, page by page. */
export const peoplePagesQuery = (asked: Query) => ({
  ...pagesOf<PeoplePage>([...PEOPLE_PAGES, asked], '/people', asked),
  ...ONE_LOOK,
})

/** The first of them, for choosing one. */
export const peopleQuery = (asked: Query) =>
  queryOptions({
    queryKey: ['people', asked],
    queryFn: ({ signal }) => get<PeoplePage>('/people', asked, signal),
    ...ONE_LOOK,
  })

/** One person, whichever page they are on. */
export const personQuery = (id: string | undefined) =>
  queryOptions({
    queryKey: ['people', 'one', id],
    queryFn: id === undefined ? skipToken : ({ signal }) => get<PersonView>(`/people/${id}`, {}, signal),
    ...ONE_LOOK,
  })

/** What a person has open in every room, and what becomes of it when they go. */
export const leftOpenQuery = (id: string) =>
  queryOptions({
    queryKey: ['left-open', id],
    queryFn: ({ signal }) => get<LeftOpenView>(`/people/${id}/left-open`, {}, signal),
    ...ONE_LOOK,
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
    ...ONE_LOOK,
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
