import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import type { AcceptedHamletSheet, StagedHamletSheet } from '../../../server/modules/hamlets/sheet-contract.ts'
import { address } from '../../api/client.ts'
import { toProblem } from '../../api/problem.ts'
import { useStagedSheet } from '../../api/use-staged-sheet.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { buttonClass } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ListAndPanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { SendSheet, SheetDecision } from '../../ui/staged-sheet.tsx'
import { useSession } from '../accounts/session.ts'
import { AcceptedNote } from './accepted-note.tsx'
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
  return <CommuneSheet key={unit.id} communeId={unit.id} name={unit.name} firstDay={day} />
}

function CommuneSheet({ communeId, name, firstDay }: { communeId: string; name: string; firstDay: string }) {
  const words = useSheetWords()
  const queryClient = useQueryClient()
  const [day, setDay] = useState(firstDay)
  const sheet = useStagedSheet<StagedHamletSheet, AcceptedHamletSheet>(() =>
    queryClient.invalidateQueries({ queryKey: [...HAMLETS] }),
  )
  const { file, staged, accepted } = sheet
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
        <SendSheet
          file={file}
          onFile={sheet.chooseFile}
          accept={TABLES}
          words={words}
          can={file === null ? words.chooseFile : day !== '' || words.missingDay}
          isBusy={sheet.isSending}
          onSend={() => sheet.send({ path: `/units/${communeId}/hamlet-sheets`, query: { day } })}
        >
          <DateField label={words.day} value={day} onChange={setDay} />
        </SendSheet>
        {sheet.problem && <ErrorBox problem={sheet.problem} />}
        {accepted && <AcceptedNote accepted={accepted} />}
      </ListAndPanel>
      {staged && (
        <>
          <StagedRows staged={staged} />
          <SheetDecision
            words={{
              accept: words.accept(staged.balance.added + staged.balance.changed, formatDate(staged.day)),
              discard: words.discard,
            }}
            can={sayCan(staged, words)}
            isAccepting={sheet.isAccepting}
            isDiscarding={sheet.isDiscarding}
            onAccept={() => sheet.accept(`/hamlet-sheets/${staged.sheet}/acceptance`)}
            onDiscard={() => sheet.discard(`/hamlet-sheets/${staged.sheet}`)}
          >
            {words.of(name)}
          </SheetDecision>
        </>
      )}
    </>
  )
}

function sayCan({ canAccept, balance }: StagedHamletSheet, words: SheetWords): true | string {
  if (canAccept) return true
  return balance.refused === 0 && balance.read > 0 ? words.nothingNew : words.nothingGood
}
