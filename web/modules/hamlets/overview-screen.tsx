import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { isPlainDate } from '../../../server/kernel/time.ts'
import {
  type HamletOverview,
  OVERVIEW_ORDERS,
  type OverviewOrder,
} from '../../../server/modules/hamlets/overview-contract.ts'
import type { UnitItem } from '../../../server/modules/units/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { ChoiceField } from '../../ui/field.tsx'
import { ListAndPanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead, Segments } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { AsOfField } from './as-of-field.tsx'
import styles from './hamlets.module.css'
import { OverviewTable } from './overview-table.tsx'
import { overviewQuery } from './queries.ts'
import { TypesSection } from './types-section.tsx'
import { useWords } from './words.ts'

/** `the` in the address while the types of a province are open. */
const TYPES = 'loai'

/** What the communes of a district or province have and lack; for a province also the words it uses. */
export function OverviewScreen({ unit }: { unit: UnitItem }) {
  const { overview: words, title } = useWords()
  const { the } = useAddress()
  const change = useChangeAddress()
  if (unit.level !== 'province') return <Communes unit={unit} />
  const tabs = (
    <Segments
      label={words.tabs}
      segments={[
        { key: 'communes', label: words.communes },
        { key: TYPES, label: words.types },
      ]}
      chosen={the === TYPES ? TYPES : 'communes'}
      onChoose={(key) => change({ the: key === TYPES ? TYPES : undefined }, true)}
    />
  )
  if (the !== TYPES) return <Communes unit={unit} tabs={tabs} />
  return (
    <>
      <ScreenHead title={title} lead={words.typesLead(unit.name)} />
      <ListAndPanel>
        <div>{tabs}</div>
        <TypesSection provinceId={unit.id} />
      </ListAndPanel>
    </>
  )
}

const isOrder = (text: string | undefined): text is OverviewOrder => OVERVIEW_ORDERS.some((order) => order === text)

function Communes({ unit, tabs }: { unit: UnitItem; tabs?: ReactNode }) {
  const { overview: words, title } = useWords()
  const { today } = useSession()
  const { loc, ngay } = useAddress()
  const change = useChangeAddress()
  const asOf = ngay && isPlainDate(ngay) ? ngay : today
  const order = isOrder(loc) ? loc : 'missing'
  const query = useInfiniteQuery(overviewQuery(unit.id, { asOf, order }))
  const { data, error, refetch } = query
  const [first] = data?.pages ?? []
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <ScreenHead title={title} lead={first && <Lead page={first} isToday={first.asOf === today} />} />
      <ListAndPanel>
        {tabs && <div>{tabs}</div>}
        <search className={styles.filters}>
          <ChoiceField
            label={words.order}
            value={order}
            onChange={(key) => change({ loc: key === 'missing' ? undefined : key }, true)}
            options={OVERVIEW_ORDERS.map((key) => [key, words.orders[key]])}
            width="220px"
          />
          <AsOfField asOf={asOf} />
        </search>
        {error && !data && <Refused error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={8} />}
        {first && items.length === 0 && (
          <Note icon="building" title={words.none(unit.name, formatDate(first.asOf))}>
            <p>{words.noneHint}</p>
          </Note>
        )}
        {items.length > 0 && <OverviewTable unitName={unit.name} items={items} />}
        <More what={words.what} query={query} />
      </ListAndPanel>
    </>
  )
}

/** Who works elsewhere is told where to look instead; that is no fault. */
function Refused({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const problem = toProblem(error)
  if (problem.status !== 403) return <ErrorBox problem={problem} onRetry={onRetry} />
  return (
    <Note icon="lock" title={problem.title}>
      <p>{problem.detail}</p>
    </Note>
  )
}

function Lead({ page: { unit, asOf, totals }, isToday }: { page: HamletOverview; isToday: boolean }) {
  const { overview: words, list } = useWords()
  const { communes, withoutList, hamlets, householdsMissing, populationMissing, headsMissing } = totals
  return (
    <>
      {isToday ? unit.name : list.onDay(unit.name, formatDate(asOf))}:{' '}
      <b>{words.lists(communes - withoutList, communes)}</b>
      {hamlets > 0 && words.hamlets(formatNumber(hamlets))}
      {hamlets > 0 && words.missing(householdsMissing, populationMissing, headsMissing)}
    </>
  )
}
