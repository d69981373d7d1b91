import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { AcceptedHamletSheet, StagedHamletSheet } from '../../../server/modules/hamlets/sheet-contract.ts'
import { address } from '../../api/client.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ListAndPanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { AcceptedNote } from './accepted-note.tsx'
import styles from './hamlets.module.css'
import { HAMLETS, hamletsQuery } from './queries.ts'
import { StagedRows } from './staged-rows.tsx'
import { type SheetWords, useSheetWords } from './words.ts'

const TABLES = '.xlsx,.csv,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Lists of units begin here. */
const FIRST_DAY = '2023-01-01'

/** Template out, list in, every row looked at, and only then counted. */
export function HamletSheetScreen() {
  const words = useSheetWords()
  const { unitId } = useView()
  const unit = useUnit()
  const { today } = useSession()
  const isCommune = unit?.level === 'commune'
  const { data, error } = useQuery({ ...hamletsQuery({ unit: unitId, asOf: today }), enabled: isCommune })
  const head = <ScreenHead title={words.title} />
  if (error)
    return (
      <>
        {head}
        <ListAndPanel>
          <ErrorBox problem={toProblem(error)} />
        </ListAndPanel>
      </>
    )
  if (!unit || (isCommune && !data)) return <Loading what={words.loading} />
  if (!data?.can.manage)
    return (
      <>
        {head}
        <ListAndPanel>
          <Note icon="lock" title={words.locked(unit.name)}>
            <p>{words.lockedHint}</p>
          </Note>
        </ListAndPanel>
      </>
    )
  // The first list of a commune mostly was so from its first day; later ones are of today.
  const day = data.total === 0 ? (unit.validFrom ?? FIRST_DAY) : today
  return <SendSheet key={unit.id} communeId={unit.id} name={unit.name} firstDay={day} />
}

function SendSheet({ communeId, name, firstDay }: { communeId: string; name: string; firstDay: string }) {
  const words = useSheetWords()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [day, setDay] = useState(firstDay)
  const [staged, setStaged] = useState<StagedHamletSheet>()
  const [accepted, setAccepted] = useState<AcceptedHamletSheet>()
  const send = useCommand<StagedHamletSheet>(setStaged, { isTrial: true })
  const accept = useCommand<AcceptedHamletSheet>(async (done) => {
    setAccepted(done)
    setStaged(undefined)
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  const discard = useCommand<undefined>(() => setStaged(undefined))
  const problem = send.error ?? accept.error ?? discard.error
  const upload = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    setAccepted(undefined)
    send.mutate({ method: 'POST', path: `/units/${communeId}/hamlet-sheets`, query: { day }, body })
  }
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead(name)}>
        <a className={buttonClass('outline')} href={address(`/units/${communeId}/hamlets.xlsx`)}>
          <Icon name="download" size={14} /> {words.template}
        </a>
        <Link to="/thon-ap" className={buttonClass('outline')}>
          <Icon name="table" size={14} /> {words.back}
        </Link>
      </ScreenHead>
      <ListAndPanel>
        <form
          className={styles.send}
          onSubmit={(event) => {
            event.preventDefault()
            upload()
          }}
        >
          <FileField label={words.file} accept={TABLES} hint={words.fileHint} file={file} onFile={setFile} />
          <DateField label={words.day} value={day} onChange={setDay} />
          <Button
            type="submit"
            size="normal"
            icon="upload"
            isBusy={send.isPending}
            can={file === null ? words.chooseFile : day !== '' || words.missingDay}
          >
            {words.send}
          </Button>
        </form>
        {problem && <ErrorBox problem={problem} />}
        {accepted && <AcceptedNote accepted={accepted} />}
        {staged && (
          <>
            <StagedRows staged={staged} />
            <p className={styles.pair}>
              <Button
                size="normal"
                isBusy={accept.isPending}
                can={sayCan(staged, words)}
                onClick={() => accept.mutate({ method: 'POST', path: `/hamlet-sheets/${staged.sheet}/acceptance` })}
              >
                {words.accept(staged.balance.added + staged.balance.changed, formatDate(staged.day))}
              </Button>
              <Button
                kind="outline"
                size="normal"
                isBusy={discard.isPending}
                onClick={() => discard.mutate({ method: 'DELETE', path: `/hamlet-sheets/${staged.sheet}` })}
              >
                {words.discard}
              </Button>
            </p>
          </>
        )}
      </ListAndPanel>
    </>
  )
}

function sayCan({ canAccept, balance }: StagedHamletSheet, words: SheetWords): true | string {
  if (canAccept) return true
  return balance.refused === 0 && balance.read > 0 ? words.nothingNew : words.nothingGood
}
