import { useInfiniteQuery } from '@tanstack/react-query'
import { formatDate } from '../../../design/format.ts'
import type { DecisionSummary } from '../../../server/modules/units/decision-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DecisionView } from './decision-view.tsx'
import { DECISION_STATES } from './decision-words.ts'
import styles from './decisions.module.css'
import { decisionsQuery } from './queries.ts'

/** `mo` in the address while a new decision is being written. */
const NEW = 'moi'

/** Decisions about units: written, tried, applied, undone. One is open at a time, in the place of the list. */
export function DecisionsScreen() {
  const { mo } = useAddress()
  const change = useChangeAddress()
  if (mo === NEW)
    return (
      <DecisionForm
        onClose={() => change({ mo: undefined })}
        onSaved={(decision) => change({ mo: decision.id }, true)}
      />
    )
  if (mo) return <DecisionView id={mo} onClose={() => change({ mo: undefined })} />
  return <DecisionList onOpen={(id) => change({ mo: id })} onNew={() => change({ mo: NEW })} />
}

function DecisionList({ onOpen, onNew }: { onOpen: (id: string) => void; onNew: () => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(decisionsQuery)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <ScreenHead
        title="Quyết định về đơn vị"
        lead="Lập, đổi tên, đổi loại, chuyển, nhập, chia, giải thể và xếp danh sách: ghi theo quyết định, chạy thử trước, áp dụng một lần, hoàn tác được."
      >
        <Button icon="plus" onClick={onNew}>
          Ghi quyết định
        </Button>
      </ScreenHead>
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang tải các quyết định" lines={6} />}
        {data && items.length === 0 && (
          <Note icon="file" title="Chưa ghi quyết định nào">
            <p>Ghi quyết định mới bằng tay, hoặc gửi phụ lục dạng Excel, CSV. Chưa áp dụng thì chưa thay đổi gì.</p>
          </Note>
        )}
        {items.length > 0 && <DecisionTable items={items} onOpen={onOpen} />}
        {hasNextPage && (
          <Button kind="outline" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Xem thêm
          </Button>
        )}
      </div>
    </>
  )
}

function DecisionTable({ items, onOpen }: { items: readonly DecisionSummary[]; onOpen: (id: string) => void }) {
  return (
    <div className={styles.scroll}>
      <table className="led fold" aria-label="Các quyết định về đơn vị">
        <thead>
          <tr>
            <th scope="col">Hiệu lực</th>
            <th scope="col">Quyết định</th>
            <th scope="col" className="num">
              Số dòng
            </th>
            <th scope="col">Tình trạng</th>
            <th scope="col">Người ghi</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td data-label="Hiệu lực" className={styles.day}>
                {formatDate(item.day)}
              </td>
              <td>
                <TextButton isStrong onClick={() => onOpen(item.id)}>
                  {item.number}
                </TextButton>
                <span className={styles.title}>{item.title}</span>
              </td>
              <td data-label="Số dòng" className="num">
                {item.lines}
              </td>
              <td data-label="Tình trạng">
                <span className={styles[item.state]}>{DECISION_STATES[item.state]}</span>
              </td>
              <td data-label="Người ghi">{item.createdBy ?? 'có sẵn trong sản phẩm'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
