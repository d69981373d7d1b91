import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate, formatPeriod, formatTime, lowerFirst } from '../../../design/format.ts'
import type { EvidenceView } from '../../../server/modules/indicators/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useAddress, useUnit, useView } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { FileChip, ScreenHead } from '../../ui/parts.tsx'
import { lacksEvidence, listIndicators } from './board-rows.ts'
import { EvidenceForm } from './evidence-form.tsx'
import styles from './evidence.module.css'
import { boardQuery, evidenceQuery, INDICATOR_KEYS } from './queries.ts'

export function EvidenceScreen() {
  const view = useView()
  const unit = useUnit()
  const wanted = useAddress()['chi-tieu']
  const { data: board } = useQuery(boardQuery(view))
  const { data, error, refetch } = useQuery(evidenceQuery(view))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data || !board) return <Loading what="Đang tải minh chứng" />
  const indicators = listIndicators(board)
  const missing = indicators.filter(lacksEvidence).length
  return (
    <>
      <ScreenHead
        title="Minh chứng"
        lead={
          <>
            {unit?.name}, {formatPeriod(view.period)}: <b>{data.items.length} tệp</b>;{' '}
            {missing === 0 ? 'chỉ tiêu nào có số cũng có tệp.' : `${missing} chỉ tiêu có số mà chưa có tệp.`}
          </>
        }
      />
      <div className={styles.body}>
        {board.can.attach ? (
          <EvidenceForm indicators={indicators} preset={wanted} />
        ) : (
          <Note icon="lock" title="Chỉ xem" tone="time">
            <p>
              Bạn không có vị trí đang hiệu lực được gắn tệp cho {lowerFirst(unit?.name ?? '')}. Bạn xem được, không
              thêm được.
            </p>
          </Note>
        )}
        {data.items.length === 0 ? (
          <Note icon="file" title="Chưa có minh chứng">
            <p>Cần ít nhất một tệp cho mỗi chỉ tiêu: văn bản, biểu tổng hợp, biên bản hoặc ảnh.</p>
          </Note>
        ) : (
          <EvidenceTable items={data.items} canRemove={board.can.attach} />
        )}
      </div>
    </>
  )
}

function EvidenceTable({ items, canRemove }: { items: readonly EvidenceView[]; canRemove: boolean }) {
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<string>()
  const remove = useCommand<undefined>(async () => {
    setAsked(undefined)
    await Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  })
  return (
    <div className={styles.scroll}>
      {remove.error && <ErrorBox problem={remove.error} />}
      <table className="led fold" aria-label="Tệp minh chứng">
        <thead>
          <tr>
            <th scope="col">Tệp</th>
            <th scope="col">Chỉ tiêu</th>
            <th scope="col">Số, ngày, nơi ban hành</th>
            <th scope="col">Hết hạn</th>
            <th scope="col">Ai gắn, lúc nào</th>
            {canRemove && (
              <th scope="col">
                <span className="sr">Việc</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((file) => (
            <tr key={file.id}>
              <td>
                <FileChip
                  name={file.name}
                  hash={file.hash}
                  href={`/api/v1/evidence/${file.id}/file`}
                  isExpired={file.isExpired}
                  note={saySize(file.size)}
                />
              </td>
              <td data-label="Chỉ tiêu">{file.indicators.join(', ')}</td>
              <td data-label="Văn bản">
                {[file.number, file.dated && formatDate(file.dated), file.issuer].filter(Boolean).join(' · ') || '–'}
              </td>
              <td data-label="Hết hạn" className={file.isExpired ? styles.expired : undefined}>
                {formatDate(file.expiresOn)}
                {file.isExpired && ' (đã hết hạn)'}
              </td>
              <td data-label="Ai gắn">
                {file.addedBy ?? '–'}
                <br />
                <span className="muted">{formatTime(file.addedAt)}</span>
              </td>
              {canRemove && (
                <td className={styles.acts}>
                  {asked === file.id ? (
                    <>
                      <Button
                        isBusy={remove.isPending}
                        onClick={() => remove.mutate({ method: 'DELETE', path: `/evidence/${file.id}` })}
                      >
                        Bỏ tệp này
                      </Button>
                      <Button kind="quiet" onClick={() => setAsked(undefined)}>
                        Giữ lại
                      </Button>
                    </>
                  ) : (
                    <Button kind="quiet" label={`Bỏ tệp ${file.name}`} onClick={() => setAsked(file.id)}>
                      Bỏ
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function saySize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}
