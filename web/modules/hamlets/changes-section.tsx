import { useQueryClient } from '@tanstack/react-query'
import { formatClock, formatDate } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { HamletDetail } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { useChangeAddress } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'
import { useWords, type Words } from './words.ts'

/** What was decided of a hamlet, who wrote it down and when; the newest can be taken back. */
export function ChangesSection({ hamlet }: { hamlet: HamletDetail }) {
  const words = useWords().panel
  const kinds: Readonly<Record<string, string>> = words.kinds
  const queryClient = useQueryClient()
  const change = useChangeAddress()
  const undo = useCommand(async () => {
    change({ mo: undefined }, true)
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  return (
    <section>
      <h3>{words.changes}</h3>
      {hamlet.changes.map(({ id, kind, day, number, issuer, canUndo, ...recorded }) => (
        <div key={id} className={styles.entry}>
          <p>
            <b>{kinds[kind] ?? kind}</b>
            {words.since(formatDate(day))}
          </p>
          {number !== null && <p className="muted">{[number, issuer].filter(Boolean).join(' · ')}</p>}
          <p className="muted">{sayRecorded(recorded, words)}</p>
          {canUndo && (
            <Button
              kind="quiet"
              icon="undo"
              isBusy={undo.isPending}
              onClick={() => undo.mutate({ method: 'POST', path: `/hamlet-changes/${id}/undoing`, body: {} })}
            >
              {kind === 'sheet' ? words.undoSheet : words.undo}
            </Button>
          )}
        </div>
      ))}
      {undo.error && <ErrorBox problem={undo.error} />}
    </section>
  )
}

type Recorded = Pick<HamletDetail['changes'][number], 'recordedAt' | 'recordedBy'>

/** Who, under which post, when; only when to who may not know the rest. */
function sayRecorded({ recordedAt, recordedBy }: Recorded, words: Words['panel']): string {
  const at = words.at(formatClock(recordedAt), formatDate(dateInVietnam(instant(recordedAt))))
  const by = recordedBy?.name ? words.by(recordedBy.name, recordedBy.actingFor) : null
  return [by, recordedBy?.title, at].filter(Boolean).join(', ')
}
