import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Recorded, StagedSheet } from '../../../server/modules/indicators/contract.ts'
import { address } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
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
  const [file, setFile] = useState<File | null>(null)
  const [staged, setStaged] = useState<StagedSheet>()
  const [accepted, setAccepted] = useState<Recorded>()
  const refresh = () => Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  const send = useCommand<StagedSheet>(setStaged, { isTrial: true })
  const accept = useCommand<Recorded>(async (done) => {
    setAccepted(done)
    setStaged(undefined)
    await refresh()
  })
  const discard = useCommand<undefined>(() => setStaged(undefined))
  const undo = useCommand<{ recorded: number }>(async () => {
    setAccepted(undefined)
    await refresh()
  })

  const upload = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    setAccepted(undefined)
    send.mutate({
      method: 'POST',
      path: `/units/${view.unitId}/sheets`,
      query: { period: view.period, set: view.set },
      body,
    })
  }
  const count = staged ? staged.balance.added + staged.balance.changed : 0
  const problem = send.error ?? accept.error ?? discard.error ?? undo.error

  return (
    <>
      <ScreenHead title={words.title} lead={words.lead(unit?.name ?? '', view.period)}>
        <a
          className={buttonClass('outline')}
          href={address(`/units/${view.unitId}/sheet.xlsx`, { period: view.period, set: view.set })}
        >
          <Icon name="download" size={14} /> {words.downloadTemplate}
        </a>
        <Link to="/nhap-so-lieu" className={buttonClass('outline')}>
          <Icon name="edit" size={14} /> {words.oneByOne}
        </Link>
      </ScreenHead>
      <div className={styles.body}>
        <form
          className={styles.send}
          onSubmit={(event) => {
            event.preventDefault()
            upload()
          }}
        >
          <FileField label={words.file} accept={EXCEL} hint={words.fileHint} file={file} onFile={setFile} />
          <Button
            type="submit"
            size="normal"
            icon="upload"
            isBusy={send.isPending}
            can={file ? true : words.chooseFirst}
          >
            {words.send}
          </Button>
        </form>
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
          <div className={styles.decide}>
            <p>{words.of(staged.unit.name, staged.period)}</p>
            <div className={styles.acts}>
              <Button
                kind="outline"
                size="normal"
                isBusy={discard.isPending}
                onClick={() => discard.mutate({ method: 'DELETE', path: `/change-sets/${staged.changeSet}` })}
              >
                {words.discard}
              </Button>
              <Button
                size="normal"
                isBusy={accept.isPending}
                can={sayCan(staged, words)}
                onClick={() => accept.mutate({ method: 'POST', path: `/change-sets/${staged.changeSet}/acceptance` })}
              >
                {words.accept(count)}
              </Button>
            </div>
          </div>
        </>
      )}
    </>
  )
}

function sayCan({ canAccept, balance }: StagedSheet, words: Words['sheet']): true | string {
  if (canAccept) return true
  return balance.refused === 0 ? words.nothingNew : words.mendFirst
}
