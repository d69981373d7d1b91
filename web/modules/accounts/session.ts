import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import type { PositionView, SessionView } from '../../../server/modules/accounts/contract.ts'
import { get } from '../../api/client.ts'
import { ApiProblem } from '../../api/problem.ts'

/** `null` = nobody is signed in. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }): Promise<SessionView | null> => {
    try {
      return await get<SessionView>('/session', {}, signal)
    } catch (error) {
      if (error instanceof ApiProblem && error.status === 401) return null
      throw error
    }
  },
  staleTime: 5 * 60_000,
})

/** The session of the screens behind the gate; there always is one. */
export function useSession(): SessionView {
  const { data } = useSuspenseQuery(sessionQuery)
  if (data === null) throw new Error('a screen was drawn before the gate')
  return data
}

export function may(session: SessionView, permission: string): boolean {
  return session.permissions.includes(permission)
}

/** `coming`: appointed already, not begun on the working date. */
export type PositionTime = 'held' | 'ended' | 'coming'

export function timeOf(position: PositionView, today: string): PositionTime {
  if (position.held) return 'held'
  return position.from > today ? 'coming' : 'ended'
}

/** The post that speaks for a person in the top bar: the first that is held, else the last that was. */
export function mainPosition(session: SessionView): PositionView | undefined {
  const began = session.positions.filter((position) => timeOf(position, session.today) !== 'coming')
  return began.find((position) => position.held) ?? began.at(-1) ?? session.positions[0]
}
