import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Recorded, StagedSheet } from '../../../server/modules/indicators/contract.ts'
import { address } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useStagedSheet } from '../../api/use-staged-sheet.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { SendSheet, SheetDecision } from '../../ui/staged-sheet.tsx'
import { useEntryWords } from './entry-words.ts'
import type { Words } from './entry-words.vi.ts'
import { INDICATOR_KEYS } from './queries.ts'
import styles from './sheet.module.css'
import { StagedTable } from './staged-table.tsx'

const EXCEL = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Template out, file in, every cell looked at, and only then counted. */
export function SheetScreen() {
  const view = useView()
  const unit = useUnit()
  const words = useEntryWords().sheet
  const queryClient = useQueryClient()
  const refresh = () => Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  const sheet = useStagedSheet<StagedSheet, Recorded>(refresh)
  const { file, staged, accepted } = sheet
  const undo = useCommand<{ recorded: number }>(async () => {
    sheet.forgetAccepted()
    await refresh()
  })
  const at = { period: view.period, set: view.set }
  const problem = sheet.problem ?? undo.error

  return (
    <>
      <ScreenHead title={words.title} lead={words.lead(unit?.name ?? '', view.period)}>
        <a className={buttonClass('outline')} href={address(`/units/${view.unitId}/sheet.xlsx`, at)}>
          <Icon name="download" size={14} /> {words.downloadTemplate}
        </a>
        <Link to="/nhap-so-lieu" className={buttonClass('outline')}>
          <Icon name="edit" size={14} /> {words.oneByOne}
        </Link>
      </ScreenHead>
      <div className={styles.body}>
        <SendSheet
          file={file}
          onFile={sheet.chooseFile}
          accept={EXCEL}
          words={words}
          can={file ? true : words.chooseFirst}
          isBusy={sheet.isSending}
          onSend={() => sheet.send({ path: `/units/${view.unitId}/sheets`, query: at })}
        />
        {problem && <ErrorBox problem={problem} />}
        {accepted && (
          <Note icon="check" title={words.accepted(accepted.recorded)} isNews>
            <p className={styles.acts}>
              <Link to="/bang-tieu-chi" className={buttonClass('primary')}>
                {words.toBoard}
              </Link>
              {accepted.changeSet && (
                <Button
                  kind="outline"
                  icon="undo"
                  isBusy={undo.isPending}
                  onClick={() => undo.mutate({ method: 'POST', path: `/change-sets/${accepted.changeSet}/undo` })}
                >
                  {words.undo}
                </Button>
              )}
            </p>
          </Note>
        )}
      </div>
      {staged && (
        <>
          <StagedTable staged={staged} />
          <SheetDecision
            words={{ accept: words.accept(staged.balance.added + staged.balance.changed), discard: words.discard }}
            can={sayCan(staged, words)}
            isAccepting={sheet.isAccepting}
            isDiscarding={sheet.isDiscarding}
            onAccept={() => sheet.accept(`/change-sets/${staged.changeSet}/acceptance`)}
            onDiscard={() => sheet.discard(`/change-sets/${staged.changeSet}`)}
          >
            {words.of(staged.unit.name, staged.period)}
          </SheetDecision>
        </>
      )}
    </>
  )
}

function sayCan({ canAccept, balance }: StagedSheet, words: Words['sheet']): true | string {
  if (canAccept) return true
  return balance.refused === 0 ? words.nothingNew : words.mendFirst
}
