import { useQueryClient } from '@tanstack/react-query'
import { formatDate } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import type { PositionView, SessionView } from '../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { useAccountWords } from './account-words.ts'
import { sessionQuery, useSession } from './session.ts'

/** Switches between one's own posts and that of a deputy: rights change, so everything on the screen is asked again. */
export function useChooseActing() {
  const queryClient = useQueryClient()
  return useCommand<SessionView>(async (session) => {
    queryClient.setQueryData(sessionQuery.queryKey, session)
    await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
  })
}

const choose = (positionId: string | null) =>
  ({ method: 'PUT', path: '/session/acting', body: { positionId } }) as const

const lastDayOf = (post: PositionView): string => (post.to ? formatDate(addDays(plainDate(post.to), -1)) : '')

/** Said above every screen while it lasts: whatever is done now is done in somebody else's place. */
export function ActingStrip({ className }: { className: string | undefined }) {
  const words = useAccountWords().acting
  const { positions } = useSession()
  const change = useChooseActing()
  const post = positions.find(({ deputyFor }) => deputyFor)
  if (!post?.deputyFor) return null
  return (
    <p className={className}>
      {words.strip(post.deputyFor.name, post.title, lastDayOf(post))}
      <button type="button" disabled={change.isPending} onClick={() => change.mutate(choose(null))}>
        {words.back}
      </button>
    </p>
  )
}

/** Posts of a deputy, to be switched to. */
export function DeputyPosts({ className }: { className?: string | undefined }) {
  const words = useAccountWords().acting
  const { positions, deputyPosts } = useSession()
  const change = useChooseActing()
  const aside = deputyPosts.filter((post) => !positions.some(({ id }) => id === post.id))
  return aside.map((post) => (
    <button
      key={post.id}
      type="button"
      className={className}
      disabled={change.isPending}
      onClick={() => change.mutate(choose(post.id))}
    >
      {words.choose(post.deputyFor?.name ?? '', post.title, lastDayOf(post))}
    </button>
  ))
}
