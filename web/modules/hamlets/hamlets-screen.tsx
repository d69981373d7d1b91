import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { isPlainDate } from '../../../server/kernel/time.ts'
import { HAMLET_TYPES, type HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useUnit, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ListAndPanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { AsOfField } from './as-of-field.tsx'
import { ChangeForm } from './change-form.tsx'
import { HamletPanel } from './hamlet-panel.tsx'
import { HamletTable } from './hamlet-table.tsx'
import styles from './hamlets.module.css'
import { NewHamletForm } from './new-hamlet-form.tsx'
import { OverviewScreen } from './overview-screen.tsx'
import { hamletsQuery } from './queries.ts'
import { typeOptions, usualFirst } from './type-options.ts'
import { UnplacedList } from './unplaced-list.tsx'
import { useWords } from './words.ts'

/** Hamlets of the commune looked at; for a district or province what its communes have and lack. */
export function HamletsScreen() {
  const { list } = useWords()
  const unit = useUnit()
  const { unitId } = useView()
  if (unitId === '')
    return (
      <Message title={list.noUnit}>
        <p>{list.noUnitHint}</p>
      </Message>
    )
  if (!unit) return <Loading what={list.loadingUnit} />
  if (unit.level !== 'commune') return <OverviewScreen key={unit.id} unit={unit} />
  return <CommuneHamlets key={unit.id} communeId={unit.id} />
}

function Message({ title, children }: { title: string; children: ReactNode }) {
  const words = useWords()
  return (
    <>
      <ScreenHead title={words.title} />
      <ListAndPanel>
        <Note icon="building" title={title}>
          {children}
        </Note>
      </ListAndPanel>
    </>
  )
}

type Doing = 'adding' | 'changing' | undefined

function CommuneHamlets({ communeId }: { communeId: string }) {
  const words = useWords()
  const { today } = useSession()
  const { q = '', loc: kind, ngay, mo } = useAddress()
  const loc = HAMLET_TYPES.find((type) => type === kind) ?? ''
  const change = useChangeAddress()
  const [doing, setDoing] = useState<Doing>()
  const [asked] = useDebouncedValue(q.trim(), 200)
  const asOf = ngay && isPlainDate(ngay) ? ngay : today
  const filter = { q: asked || undefined, type: loc || undefined }
  const { data, error, refetch } = useQuery(hamletsQuery({ unit: communeId, asOf, ...filter }))
  const open = (id: string | undefined): void => change({ mo: id }, true)
  // One thing at a time: on a phone an open hamlet takes the place of the list.
  const shown = doing === undefined ? mo : undefined
  if (error)
    return (
      <>
        <ScreenHead title={words.title} />
        <ListAndPanel>
          <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
        </ListAndPanel>
      </>
    )
  if (!data) return <Loading what={words.loading} lines={8} />
  return (
    <>
      <ScreenHead title={words.title} lead={<Lead page={data} isToday={asOf === today} />}>
        {data.can.manage && (
          <>
            <Button icon="plus" onClick={() => setDoing('adding')}>
              {words.list.add}
            </Button>
            {data.total > 0 && (
              <Button kind="outline" icon="edit" onClick={() => setDoing('changing')}>
                {words.list.change}
              </Button>
            )}
            <Link to="/thon-ap/excel" className={buttonClass('outline')}>
              <Icon name="upload" size={14} /> {words.list.fromFile}
            </Link>
          </>
        )}
      </ScreenHead>
      <ListAndPanel
        panel={shown && <HamletPanel key={shown} id={shown} asOf={data.asOf} onClose={() => open(undefined)} />}
      >
        {doing === 'adding' && (
          <NewHamletForm
            page={data}
            onClose={() => setDoing(undefined)}
            onAdded={(id) => {
              setDoing(undefined)
              change({ mo: id, q: undefined, loc: undefined })
            }}
          />
        )}
        {doing === 'changing' && (
          <ChangeForm
            communeId={communeId}
            types={usualFirst(data.types.types, data.items)}
            openId={mo}
            onClose={() => setDoing(undefined)}
          />
        )}
        <Filters asOf={asOf} />
        <UnplacedList items={data.unplaced} page={data} onOpen={open} />
        <Found page={data} isFiltered={asked !== '' || loc !== ''} openId={shown} onOpen={open} />
      </ListAndPanel>
    </>
  )
}

function Lead({ page, isToday }: { page: HamletPage; isToday: boolean }) {
  const words = useWords().list
  const { unit, asOf, households } = page
  const where = isToday && unit.validTo === null ? unit.name : words.onDay(unit.name, formatDate(asOf))
  const counted =
    households.sum === null ? words.counted(households.known) : words.households(formatNumber(households.sum))
  return (
    <>
      {where}: <b>{words.count(page.total)}</b>
      {page.total > 0 && counted}.
    </>
  )
}

function Filters({ asOf }: { asOf: string }) {
  const words = useWords()
  const { q = '', loc = '' } = useAddress()
  const change = useChangeAddress()
  return (
    <search className={styles.filters}>
      <TextField
        label={words.list.find}
        type="search"
        value={q}
        onChange={(text) => change({ q: text || undefined }, true)}
        width="min(280px, 100%)"
      />
      <ChoiceField
        label={words.type}
        value={loc}
        onChange={(type) => change({ loc: type || undefined }, true)}
        options={[['', words.list.anyType], ...typeOptions(HAMLET_TYPES)]}
        width="160px"
      />
      <AsOfField asOf={asOf} />
    </search>
  )
}

type FoundProps = {
  page: HamletPage
  isFiltered: boolean
  openId: string | undefined
  onOpen: (id: string) => void
}

function Found({ page, isFiltered, openId, onOpen }: FoundProps) {
  const words = useWords().list
  if (page.items.length === 0)
    return isFiltered ? (
      <Note icon="search" title={words.noMatch}>
        <p>{words.noMatchHint}</p>
      </Note>
    ) : (
      <Note icon="home" title={words.none(page.unit.name, formatDate(page.asOf))}>
        <p>{page.can.manage ? words.noneToWrite : words.noneToRead}</p>
      </Note>
    )
  const shared = page.items.filter(({ needsRename }) => needsRename).length
  return (
    <>
      {shared > 0 && (
        <Note icon="warning" tone="warning" title={words.shared(shared)}>
          <p>{words.sharedHint}</p>
        </Note>
      )}
      <HamletTable page={page} openId={openId} onOpen={onOpen} />
      {page.next !== null && <p className="muted">{words.firstOnly(page.items.length)}</p>}
    </>
  )
}
