import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import type { PeoplePage, PersonView } from '../../../../server/modules/accounts/contract.ts'
import { leftOpenQuery, PEOPLE_PAGES, personQuery, personSignInQuery } from '../queries.ts'

/**
 * Puts a person as they are after an act into every list that shows them. No list is asked for again: each look at it is told to
 * everybody on it.
 */
export function keepPerson(queryClient: QueryClient, person: PersonView): void {
  queryClient.setQueryData(personQuery(person.id).queryKey, person)
  queryClient.setQueriesData<InfiniteData<PeoplePage>>(
    { queryKey: PEOPLE_PAGES },
    (data) => data && { ...data, pages: replaceIn(data.pages, person) },
  )
}

/**
 * When a post ends or an account is locked, sessions, tokens and what is open are no longer what was read; and deputies of the post
 * end with it, in whichever list one of them is shown.
 */
export function askAgain(queryClient: QueryClient, { id, name }: PersonView): void {
  void queryClient.invalidateQueries({ queryKey: personSignInQuery(id).queryKey })
  void queryClient.invalidateQueries({ queryKey: leftOpenQuery(id).queryKey })
  const lists = queryClient.getQueriesData<InfiniteData<PeoplePage>>({ queryKey: PEOPLE_PAGES })
  for (const [queryKey, data] of lists)
    if (data?.pages.some(({ items }) => items.some((one) => standsInFor(one, name))))
      void queryClient.invalidateQueries({ queryKey })
}

const standsInFor = ({ positions }: PersonView, name: string): boolean =>
  positions.some((post) => post.held && post.deputyFor?.name === name)

/** Pages with the person in the place they had. Every page carries the counts of the whole. */
export function replaceIn(pages: readonly PeoplePage[], person: PersonView): PeoplePage[] {
  const before = pages.flatMap(({ items }) => items).find(({ id }) => id === person.id)
  const change = before ? Number(isWaiting(person)) - Number(isWaiting(before)) : 0
  return pages.map((page) => ({
    ...page,
    waiting: page.waiting + change,
    items: page.items.map((one) => (one.id === person.id ? person : one)),
  }))
}

const isWaiting = ({ canSignIn, disabled }: PersonView): boolean => !canSignIn && !disabled
