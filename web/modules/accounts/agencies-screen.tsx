import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { isPlainDate } from '../../../server/kernel/time.ts'
import {
  AGENCY_FAMILIES,
  type AgencyBoard,
  type AgencyFamily,
} from '../../../server/modules/accounts/agency-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useView } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { ListAndPanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead, Segments } from '../../ui/parts.tsx'
import { AgencyPanel } from './agencies/agency-panel.tsx'
import { AgencyTable } from './agencies/agency-table.tsx'
import { useAgencyWords } from './agencies/agency-words.ts'
import styles from './agencies/agencies.module.css'
import { countPeople, lastDayOf, matchesSearch, namesOf } from './agencies/agency-lines.ts'
import { FocalList } from './agencies/focal-list.tsx'
import { NewAgencyForm } from './agencies/new-agency-form.tsx'
import { ProvinceList } from './agencies/province-list.tsx'
import { agencyBoardQuery } from './queries.ts'
import { useSession } from './session.ts'

/** Agencies of the unit looked at; who looks at the whole country chooses a province first. */
export function AgenciesScreen() {
  const words = useAgencyWords()
  const { unitId } = useView()
  if (unitId !== '') return <UnitAgencies key={unitId} unitId={unitId} />
  return (
    <>
      <ScreenHead title={words.title} lead={words.chooseProvince} />
      <ListAndPanel>
        <ProvinceList />
      </ListAndPanel>
    </>
  )
}

const WITH_ENDED = 'ca-ket-thuc'

function UnitAgencies({ unitId }: { unitId: string }) {
  const words = useAgencyWords()
  const { today } = useSession()
  const { ngay, mo, the } = useAddress()
  const change = useChangeAddress()
  const [isAdding, setAdding] = useState(false)
  const asOf = ngay && isPlainDate(ngay) ? ngay : today
  const query = agencyBoardQuery(unitId, asOf, the === WITH_ENDED)
  const { data, error, refetch } = useQuery({ ...query, placeholderData: keepPreviousData })
  const open = (id: string | undefined): void => change({ mo: id }, true)
  // One thing at a time: on a phone an open agency takes the place of the list.
  const shown = isAdding ? undefined : mo
  if (error)
    return (
      <Framed>
        <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
      </Framed>
    )
  if (!data) return <Loading what={words.loading} lines={8} />
  return (
    <>
      <ScreenHead title={words.title} lead={<Lead board={data} />}>
        {data.can.manage && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )}
      </ScreenHead>
      <ListAndPanel
        panel={
          shown && <AgencyPanel key={shown} id={shown} board={data} onClose={() => open(undefined)} onOpen={open} />
        }
      >
        {isAdding && (
          <NewAgencyForm
            board={data}
            onClose={() => setAdding(false)}
            onAdded={(id) => {
              setAdding(false)
              change({ mo: id, q: undefined, loc: undefined })
            }}
          />
        )}
        <FocalList board={data} onOpen={open} />
        <Filters board={data} />
        <Found board={data} openId={shown} onOpen={open} />
      </ListAndPanel>
    </>
  )
}

function Framed({ children }: { children: ReactNode }) {
  const words = useAgencyWords()
  return (
    <>
      <ScreenHead title={words.title} />
      <ListAndPanel>{children}</ListAndPanel>
    </>
  )
}

function Lead({ board }: { board: AgencyBoard }) {
  const words = useAgencyWords()
  const there = board.items.filter(({ validTo }) => validTo === null || validTo > board.asOf)
  const people = countPeople(there)
  return (
    <>
      {words.onDay(board.unit.name, formatDate(board.asOf))}: <b>{words.count(there.length)}</b>
      {people ? `, ${words.people(people)}` : ''}.{' '}
      {board.unit.level === 'province' &&
        (board.vacant.length === 0 ? words.allHeld : words.vacant(namesOf(board.sectors, board.vacant)))}{' '}
      {board.unit.validTo !== null && words.unitEnds(formatDate(lastDayOf(board.unit.validTo)))}
    </>
  )
}

function Filters({ board }: { board: AgencyBoard }) {
  const words = useAgencyWords()
  const { today } = useSession()
  const { q = '', loc = '', the } = useAddress()
  const change = useChangeAddress()
  const [day, setDay] = useState<string>(board.asOf)
  const families = AGENCY_FAMILIES.flatMap((key) => {
    const count = board.items.filter(({ family }) => family === key).length
    return count > 0 || loc === key ? [{ key, label: words.families[key], count }] : []
  })
  return (
    <search className={styles.filters}>
      <TextField
        label={words.find}
        type="search"
        value={q}
        onChange={(text) => change({ q: text || undefined }, true)}
        width="min(280px, 100%)"
      />
      <DateField
        label={words.day}
        value={day}
        onChange={(typed) => {
          setDay(typed)
          if (typed !== '') change({ ngay: typed === today ? undefined : typed }, true)
        }}
        width="150px"
      />
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={the === WITH_ENDED}
          onChange={(event) => change({ the: event.target.checked ? WITH_ENDED : undefined }, true)}
        />
        {words.ended}
      </label>
      {families.length > 1 && (
        <div className={styles.families}>
          <Segments
            label={words.family}
            segments={[{ key: '', label: words.all, count: board.items.length }, ...families]}
            chosen={loc as AgencyFamily | ''}
            onChoose={(key) => change({ loc: key || undefined }, true)}
          />
        </div>
      )}
    </search>
  )
}

function Found(props: { board: AgencyBoard; openId: string | undefined; onOpen: (id: string) => void }) {
  const words = useAgencyWords()
  const { q = '', loc = '' } = useAddress()
  const { board } = props
  const items = board.items.filter((line) => (loc === '' || line.family === loc) && matchesSearch(line, q, board))
  if (items.length > 0) return <AgencyTable {...props} items={items} />
  if (board.items.length > 0)
    return (
      <Note icon="search" title={words.none}>
        <p>{words.noneText}</p>
      </Note>
    )
  return (
    <Note icon="building" title={words.empty(board.unit.name)}>
      <p>{board.can.manage ? words.emptyText : words.emptyRead}</p>
    </Note>
  )
}
