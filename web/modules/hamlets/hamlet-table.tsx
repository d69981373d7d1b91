import { formatDate, formatNumber } from '../../../design/format.ts'
import type { HamletItem, HamletMeasure, HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { UnsureTag } from '../../ui/messages.tsx'
import { TextButton } from '../../ui/button.tsx'
import styles from './hamlets.module.css'

type Props = { page: HamletPage; openId: string | undefined; onOpen: (id: string) => void }

export function HamletTable({ page, openId, onOpen }: Props) {
  const { contact } = page.can
  return (
    <div className={styles.table}>
      <table className="led fold" aria-label={`Thôn, ấp của ${page.unit.name}`}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              Số
            </th>
            <th scope="col">Tên</th>
            <th scope="col" className="right">
              Số hộ
            </th>
            <th scope="col" className="right">
              Nhân khẩu
            </th>
            <th scope="col">Số liệu</th>
            {contact && <th scope="col">Trưởng thôn, ấp</th>}
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
                    <UnsureTag>cần đặt tên mới</UnsureTag>
                  </small>
                )}
              </td>
              <td className="right" data-label="Số hộ">
                {showCount(item.households)}
              </td>
              <td className="right" data-label="Nhân khẩu">
                {showCount(item.population)}
              </td>
              <td data-label="Số liệu">
                <Source measure={item.households ?? item.population} />
              </td>
              {contact && (
                <td data-label="Trưởng thôn, ấp">
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
  if (measure === null) return <span className={styles.unknown}>chưa có số</span>
  return (
    <>
      {formatDate(measure.day)}
      <small>{measure.source}</small>
    </>
  )
}

function Head({ head }: { head: HamletItem['head'] }) {
  if (!head) return <span className={styles.unknown}>chưa ghi</span>
  return (
    <>
      {head.name ?? 'đã xóa tên'}
      {head.phone && <small>{head.phone}</small>}
    </>
  )
}
