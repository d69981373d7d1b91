import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AcceptedHamletSheet } from '../../../server/modules/hamlets/sheet-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { HAMLETS } from './queries.ts'
import { useSheetWords } from './words.ts'

/** What was accepted, and the way back as long as nobody wrote over it. */
export function AcceptedNote({ accepted }: { accepted: AcceptedHamletSheet }) {
  const words = useSheetWords()
  const queryClient = useQueryClient()
  const undo = useCommand(() => queryClient.invalidateQueries({ queryKey: [...HAMLETS] }))
  if (undo.isSuccess) return <Note icon="undo" title={words.undone} isNews />
  const { added, changed, same, refused, change } = accepted
  return (
    <>
      <Note icon="check" title={words.accepted(added, changed)} isNews>
        <p>
          {words.rest(same, refused)} <Link to="/thon-ap">{words.see}</Link>
        </p>
      </Note>
      {change !== null && (
        <p>
          <Button
            kind="outline"
            icon="undo"
            isBusy={undo.isPending}
            onClick={() => undo.mutate({ method: 'POST', path: `/hamlet-changes/${change}/undoing`, body: {} })}
          >
            {words.undo}
          </Button>
        </p>
      )}
      {undo.error && <ErrorBox problem={undo.error} />}
    </>
  )
}
