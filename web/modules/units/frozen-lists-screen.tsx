import { useQuery } from '@tanstack/react-query'
import { formatClock, formatDate } from '../../../design/format.ts'
import { dateInVietnam, instant } from '../../../server/kernel/time.ts'
import type { FrozenListHead } from '../../../server/modules/units/frozen-list-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useUnitName, useView } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { Facts, ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { useSession } from '../accounts/session.ts'
import styles from './decisions.module.css'
import { FreezeForm } from './freeze-form.tsx'
import { frozenListQuery, frozenListsQuery } from './queries.ts'
import { useWords, type Words } from './words.ts'

/** Lists of communes kept as the whole of a plan: what its percentages are of, whatever merges later. */
export function FrozenListsScreen() {
  const { mo } = useAddress()
  const change = useChangeAddress()
  if (mo) return <OpenList id={mo} onClose={() => change({ mo: undefined })} />
  return <Lists onOpen={(id) => change({ mo: id })} />
}

function Lists({ onOpen }: { onOpen: (id: string) => void }) {
  const words = useWords().frozen
  const { permissions } = useSession()
  const { unitId } = useView()
  const name = useUnitName()
  const { data, error, refetch } = useQuery(frozenListsQuery)
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead} />
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={4} />}
        {data && data.items.length === 0 && (
          <Note icon="table" title={words.none}>
            <p>{words.noneHint}</p>
          </Note>
        )}
        {data && data.items.length > 0 && <ListsTable items={data.items} onOpen={onOpen} />}
        {permissions.includes('units:freeze') && unitId !== '' && (
          <FreezeForm key={unitId} unitId={unitId} unitName={name} onFrozen={onOpen} />
        )}
      </div>
    </>
  )
}

function ListsTable({ items, onOpen }: { items: readonly FrozenListHead[]; onOpen: (id: string) => void }) {
  const words = useWords().frozen
  return (
    <div className={styles.scroll}>
      <table className="led fold" aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.list}</th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.day}</th>
            <th scope="col" className="num">
              {words.communes}
            </th>
            <th scope="col">{words.basis}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td>
                <TextButton isStrong onClick={() => onOpen(item.id)}>
                  {item.title}
                </TextButton>
              </td>
              <td data-label={words.unit}>{words.withCode(item.unit.name, item.unit.code)}</td>
              <td data-label={words.day}>{formatDate(item.day)}</td>
              <td data-label={words.communes} className="num">
                {item.members}
              </td>
              <td data-label={words.basis}>{item.basis}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OpenList({ id, onClose }: { id: string; onClose: () => void }) {
  const { frozen, frozenList: words } = useWords()
  const { data, error, refetch } = useQuery(frozenListQuery(id))
  if (error)
    return (
      <ScreenError title={frozen.title} problem={toProblem(error)} onRetry={() => void refetch()}>
        <Button kind="outline" onClick={onClose}>
          {words.back}
        </Button>
      </ScreenError>
    )
  if (!data) return <Loading what={words.loading} lines={8} />
  const frozenOn = dateInVietnam(instant(data.frozenAt))
  return (
    <>
      <ScreenHead title={data.title} lead={words.lead(data.members, data.unit.name, formatDate(data.day))}>
        <Button kind="quiet" onClick={onClose}>
          {words.back}
        </Button>
      </ScreenHead>
      <div className={styles.body}>
        <Facts
          items={[
            [words.basis, data.basis],
            [words.frozenAt, words.time(formatClock(data.frozenAt), formatDate(frozenOn))],
            [words.frozenBy, data.frozenBy ?? words.system],
          ]}
        />
        <table className="led fold" aria-label={words.table}>
          <thead>
            <tr>
              <th scope="col" className="margin">
                {words.code}
              </th>
              <th scope="col">{words.commune(formatDate(data.day))}</th>
              <th scope="col">{words.parent}</th>
              <th scope="col">{words.now}</th>
            </tr>
          </thead>
          <tbody>
            {data.items.map((item) => (
              <tr key={item.id}>
                <td className="margin">{item.code}</td>
                <td>{item.name}</td>
                <td data-label={words.parent}>{item.parent ?? '–'}</td>
                <td data-label={words.now}>{sayNow(item, words)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

type Item = { id: string; holders: readonly { id: string; name: string }[] }

function sayNow({ id, holders }: Item, words: Words['frozenList']): string {
  if (holders.length === 0) return words.unknownNow
  if (holders.every((holder) => holder.id === id)) return words.sameNow
  return holders.map(({ name }) => name).join(', ')
}
