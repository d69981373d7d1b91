import { formatDate, formatNumber } from '../../../design/format.ts'
import type { HamletItem, HamletMeasure, HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { UnsureTag } from '../../ui/messages.tsx'
import { TextButton } from '../../ui/button.tsx'
import styles from './hamlets.module.css'
import { useWords } from './words.ts'

type Props = { page: HamletPage; openId: string | undefined; onOpen: (id: string) => void }

export function HamletTable({ page, openId, onOpen }: Props) {
  const words = useWords()
  const { list } = words
  const { contact } = page.can
  return (
    <div className={styles.table}>
      <table className="led fold" aria-label={list.table(page.unit.name)}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              {list.number}
            </th>
            <th scope="col">{list.name}</th>
            <th scope="col" className="right">
              {words.households}
            </th>
            <th scope="col" className="right">
              {words.population}
            </th>
            <th scope="col">{list.figures}</th>
            {contact && <th scope="col">{list.head}</th>}
          </tr>
        </thead>
        <tbody>
          {page.items.map((item, i) => (
            <tr key={item.id} aria-selected={item.id === openId}>
              <td className="margin">{i + 1}</td>
              <td>
                <TextButton isStrong onClick={() => onOpen(item.id)}>
                  {item.label}
                </TextButton>
                {item.needsRename && (
                  <small>
                    <UnsureTag>{list.needsName}</UnsureTag>
                  </small>
                )}
              </td>
              <td className="right" data-label={words.households}>
                {showCount(item.households)}
              </td>
              <td className="right" data-label={words.population}>
                {showCount(item.population)}
              </td>
              <td data-label={list.figures}>
                <Source measure={item.households ?? item.population} />
              </td>
              {contact && (
                <td data-label={list.head}>
                  <Head head={item.head} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function showCount(measure: HamletMeasure | null): string {
  return measure === null ? '–' : formatNumber(measure.value)
}

function Source({ measure }: { measure: HamletMeasure | null }) {
  const { noFigure } = useWords().list
  if (measure === null) return <span className={styles.unknown}>{noFigure}</span>
  return (
    <>
      {formatDate(measure.day)}
      <small>{measure.source}</small>
    </>
  )
}

function Head({ head }: { head: HamletItem['head'] }) {
  const { noHead, erased } = useWords().list
  if (!head) return <span className={styles.unknown}>{noHead}</span>
  return (
    <>
      {head.name ?? erased}
      {head.phone && <small>{head.phone}</small>}
    </>
  )
}
