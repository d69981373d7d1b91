import { useMutation, type UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { markFailed, markNothingKept, markSaved, markSaving } from '../shell/save-state.ts'
import { write, type Write } from './client.ts'
import { createCommandIds } from './command-id.ts'
import { toProblem, type ApiProblem } from './problem.ts'

export type Act = Omit<Write, 'commandId'>

/**
 * One act of a person on the server: keeps its command id over retries and shows its state in the top bar.
 * `isTrial`: the server only reads what is sent, so that nobody is told it was saved.
 */
export function useCommand<T>(
  onDone?: (answer: T) => unknown,
  { isTrial = false }: { isTrial?: boolean } = {},
): UseMutationResult<T, ApiProblem, Act> {
  const [ids] = useState(() => createCommandIds())
  return useMutation<T, ApiProblem, Act>({
    mutationFn: async (act) => {
      markSaving()
      try {
        const answer = await write<T>({
          ...act,
          commandId: ids.idFor([act.method, act.path, act.query, describe(act.body)]),
        })
        ids.settle()
        if (isTrial) markNothingKept()
        else markSaved()
        return answer
      } catch (error) {
        const problem = toProblem(error)
        if (!problem.isUncertain) ids.settle()
        markFailed()
        throw problem
      }
    },
    onSuccess: (answer) => onDone?.(answer),
  })
}

/** Files are compared by name, size and date; their bytes are the server's matter. */
function describe(body: unknown): unknown {
  if (!(body instanceof FormData)) return body
  return [...body.entries()].map(([name, value]) =>
    value instanceof File ? [name, value.name, value.size, value.lastModified] : [name, value],
  )
}
