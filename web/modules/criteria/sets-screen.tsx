import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Illustrative, Loading } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { may, useSession } from '../accounts/session.ts'
import { LevelsPanel } from './levels-panel.tsx'
import { type SetHead, setsQuery } from './queries.ts'
import { SetUpload } from './set-upload.tsx'
import styles from './sets.module.css'

export function SetsScreen() {
  const session = useSession()
  const { mo } = useAddress()
  const change = useChangeAddress()
  const [isUploading, setUploading] = useState(false)
  const { data, error, refetch } = useQuery(setsQuery)
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải bộ tiêu chí" lines={8} />
  const open = data.items.find((set) => keyOf(set) === mo)
  const unknown = data.items.reduce((sum, { counts }) => sum + counts.unknown + counts.delegated, 0)
  return (
    <>
      <ScreenHead
        title="Bộ tiêu chí"
        lead={
          <>
            <b>{data.items.length} bộ</b>; còn <b className="num">{unknown}</b> mức chưa biết hoặc giao cho tỉnh. Mức
            chưa xác nhận thì không công nhận được đơn vị nào.
          </>
        }
      >
        {may(session, 'criteria:manage') && (
          <Button icon="upload" onClick={() => setUploading(!isUploading)}>
            Nạp bộ tiêu chí từ Excel
          </Button>
        )}
      </ScreenHead>
      <div className={styles.body}>
        {isUploading && <SetUpload onClose={() => setUploading(false)} />}
        <div className={styles.scroll}>
          <table className="led fold" aria-label="Các bộ tiêu chí">
            <thead>
              <tr>
                <th scope="col">Bộ tiêu chí</th>
                <th scope="col">Hiệu lực</th>
                <th scope="col" className="right">
                  Tiêu chí
                </th>
                <th scope="col" className="right">
                  Chỉ tiêu
                </th>
                <th scope="col" className="right">
                  Mức đã biết
                </th>
                <th scope="col" className="right">
                  Chưa biết
                </th>
                <th scope="col" className="right">
                  Giao tỉnh
                </th>
                <th scope="col" className="right">
                  Đã xác nhận
                </th>
              </tr>
            </thead>
            <tbody>
              {data.items.map((set) => (
                <SetLine
                  key={keyOf(set)}
                  set={set}
                  isOpen={keyOf(set) === mo}
                  onOpen={() => change({ mo: keyOf(set) === mo ? undefined : keyOf(set) }, true)}
                />
              ))}
            </tbody>
          </table>
        </div>
        {open && <LevelsPanel key={keyOf(open)} head={open} />}
      </div>
    </>
  )
}

const keyOf = ({ id, version }: Pick<SetHead, 'id' | 'version'>): string => `${id}@${version}`

function SetLine({ set, isOpen, onOpen }: { set: SetHead; isOpen: boolean; onOpen: () => void }) {
  const { counts, officialCounts } = set
  return (
    <tr aria-selected={isOpen}>
      <td>
        <TextButton isStrong isExpanded={isOpen} onClick={onOpen}>
          {set.title}
        </TextButton>{' '}
        {set.illustrative && <Illustrative />}
        <span className={styles.id}>
          {set.id}, bản {set.version}
        </span>
      </td>
      <td data-label="Hiệu lực">
        {formatDate(set.inForce.from)} – {set.inForce.to ? formatDate(addDays(plainDate(set.inForce.to), -1)) : 'nay'}
      </td>
      <td data-label="Tiêu chí" className="right">
        {sayCount(counts.criteria, officialCounts.criteria)}
      </td>
      <td data-label="Chỉ tiêu" className="right">
        {sayCount(counts.indicators, officialCounts.indicators)}
      </td>
      <td data-label="Đã biết" className="right">
        {counts.known}
      </td>
      <td data-label="Chưa biết" className={`right ${counts.unknown > 0 ? styles.unsure : ''}`}>
        {counts.unknown}
      </td>
      <td data-label="Giao tỉnh" className="right">
        {counts.delegated}
      </td>
      <td data-label="Đã xác nhận" className="right">
        {counts.confirmed}
      </td>
    </tr>
  )
}

/** Fewer than the law says is said at once: such a set never passes anybody. */
function sayCount(count: number, official: number | null): string {
  return official === null || official === count ? String(count) : `${count}/${official}`
}
