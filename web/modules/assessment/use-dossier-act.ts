import { useQueryClient } from '@tanstack/react-query'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { INDICATOR_KEYS } from '../indicators/queries.ts'
import { dossierQuery } from './queries.ts'

/** Addresses of the acts that carry no data of their own. */
export type Move =
  | 'submission'
  | 'withdrawal'
  | 'verification'
  | 'return'
  | 'completeness'
  | 'consolidation'
  | 'vote-closing'
  | 'publication'

/** An act on a dossier. The answer is the dossier as it now stands; lists and work are asked again. */
export function useDossierAct(dossier: Pick<Dossier, 'id' | 'version'>) {
  const queryClient = useQueryClient()
  const command = useCommand<Dossier>(async (next) => {
    queryClient.setQueryData(dossierQuery(next.id).queryKey, next)
    const changed = ['dossiers', 'work', ...INDICATOR_KEYS]
    await Promise.all(changed.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  })
  return {
    command,
    send: (path: Move | 'appraisals' | 'ballots' | 'decision', body: object = {}): void => {
      command.mutate({
        method: 'POST',
        path: `/dossiers/${dossier.id}/${path}`,
        body: { version: dossier.version, ...body },
      })
    },
    reload: () => queryClient.invalidateQueries({ queryKey: ['dossier', dossier.id] }),
  }
}
