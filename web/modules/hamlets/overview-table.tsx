import { Link } from '@tanstack/react-router'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { CommuneOverview } from '../../../server/modules/hamlets/overview-contract.ts'
import type { Search } from '../../shell/address.ts'
import styles from './hamlets.module.css'
import { useWords } from './words.ts'

/** A commune a line; its name opens its list. */
export function OverviewTable({ unitName, items }: { unitName: string; items: readonly CommuneOverview[] }) {
  const words = useWords()
  const { overview } = words
  const hasParents = items.some(({ parent }) => parent !== null)
  return (
    <div className={styles.table}>
      <table className="led fold" aria-label={overview.table(unitName)}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              {words.list.number}
            </th>
            <th scope="col">{overview.commune}</th>
            {hasParents && <th scope="col">{overview.parent}</th>}
            <th scope="col" className="right">
              {overview.count}
            </th>
            <th scope="col" className="right">
              {words.households}
            </th>
            <th scope="col" className="right">
              {words.population}
            </th>
            <th scope="col" className="right">
              {words.head}
            </th>
            <th scope="col" className="right">
              {overview.changed}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((commune, i) => (
            <CommuneLine key={commune.id} commune={commune} number={i + 1} hasParents={hasParents} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type LineProps = { commune: CommuneOverview; number: number; hasParents: boolean }

function CommuneLine({ commune, number, hasParents }: LineProps) {
  const words = useWords()
  const { overview } = words
  const { id, name, parent, hamlets, households, population, headsMissing, changedAt } = commune
  const right = hamlets === 0 ? `right ${styles.nothing}` : 'right'
  return (
    <tr>
      <td className="margin">{number}</td>
      <td>
        <Link
          to="/thon-ap"
          search={(before: Search) => ({ 'don-vi': id, ky: before.ky, bo: before.bo, ngay: before.ngay })}
        >
          {name}
        </Link>
      </td>
      {hasParents && <td data-label={overview.parent}>{parent ?? '–'}</td>}
      <td className="right" data-label={overview.count}>
        {hamlets === 0 ? <span className={styles.unknown}>{overview.noList}</span> : formatNumber(hamlets)}
      </td>
      <td className={right} data-label={words.households}>
        <Counted counted={households} />
      </td>
      <td className={right} data-label={words.population}>
        <Counted counted={population} />
      </td>
      <td className={right} data-label={words.head}>
        {hamlets === 0 ? '–' : headsMissing === 0 ? overview.allHeads : overview.lacking(headsMissing)}
      </td>
      <td className={changedAt === null ? right : 'right'} data-label={overview.changed}>
        {changedAt === null ? '–' : formatDate(dateInVietnam(instant(changedAt)))}
      </td>
    </tr>
  )
}

function Counted({ counted: { sum, missing } }: { counted: CommuneOverview['households'] }) {
  const words = useWords().overview
  return (
    <>
      {formatNumber(sum)}
      {missing > 0 && <small>{words.lacking(missing)}</small>}
    </>
  )
}
