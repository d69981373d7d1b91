import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Unread } from '../../../server/modules/notices/contract.ts'
import { write } from '../../api/client.ts'

/** Marks notices as read. It is no work to be saved: the top bar says nothing of it. */
export function useReading(): { readOne(id: string): void; readAll(upTo: string): void } {
  const queries = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: ({ path, body }: { path: string; body?: object }) =>
      write<Unread>({ method: 'POST', path, body, commandId: crypto.randomUUID() }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['notices'] }),
  })
  return {
    readOne: (id) => mutate({ path: `/me/notices/${id}/reading` }),
    readAll: (upTo) => mutate({ path: '/me/notices/reading', body: { upTo } }),
  }
}
