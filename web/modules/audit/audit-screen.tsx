import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditEvent } from '../../../server/modules/audit/contract.ts'
import { formatTime } from '../../../design/format.ts'
import { toProblem } from '../../api/problem.ts'
import { Button, buttonClass, TextButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './audit.module.css'
import { type Asked, eventsQuery } from './queries.ts'

/** The log, for whoever is charged with reading it: filtered, page by page, taken out as CSV. */
export function AuditScreen() {
  const [asked, setAsked] = useState<Asked>({})
  const ask = (part: Asked): void => setAsked((before) => ({ ...before, ...part }))
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(eventsQuery(asked))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const types = data?.pages[0]?.types ?? []
  return (
    <>
      <ScreenHead
        title="Nhật ký"
        lead="Ai làm việc gì, lúc nào, với đơn vị hay người nào. Dòng đã niêm phong thì sửa hay xóa đều lộ khi kiểm tra. Mỗi lần xem cũng được ghi lại."
      >
        <a className={buttonClass('outline')} href={`/api/v1/audit/events.csv${address(asked)}`}>
          <Icon name="download" size={14} /> Tải CSV
        </a>
      </ScreenHead>
      <search className={styles.filters}>
        <ChoiceField
          label="Việc"
          value={asked.type ?? ''}
          onChange={(type) => ask({ type: type || undefined })}
          options={[['', 'Mọi việc'], ...types.map(({ type, label }) => [type, label] as const)]}
          width="280px"
        />
        <DateField
          label="Từ ngày"
          value={asked.from ?? ''}
          onChange={(from) => ask({ from: from || undefined })}
          width="160px"
        />
        <DateField
          label="Đến hết ngày"
          value={asked.to ?? ''}
          onChange={(to) => ask({ to: to || undefined })}
          width="160px"
        />
        {(asked.actor ?? asked.subject) && (
          <Button kind="quiet" icon="close" onClick={() => ask({ actor: undefined, subject: undefined })}>
            Bỏ lọc người, đối tượng
          </Button>
        )}
      </search>
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang tải nhật ký" lines={8} />}
        {data && items.length === 0 && (
          <Note icon="search" title="Không có dòng nào khớp">
            <p>Đổi ngày hoặc chọn mọi việc.</p>
          </Note>
        )}
        {items.length > 0 && <EventTable items={items} onAsk={ask} />}
        {hasNextPage && (
          <Button kind="outline" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            Xem các dòng cũ hơn
          </Button>
        )}
      </div>
    </>
  )
}

function address(asked: Asked): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

function EventTable({ items, onAsk }: { items: readonly AuditEvent[]; onAsk: (part: Asked) => void }) {
  return (
    <table className={`led fold ${styles.events}`} aria-label="Các dòng nhật ký">
      <thead>
        <tr>
          <th scope="col" className="margin">
            Số
          </th>
          <th scope="col">Việc</th>
          <th scope="col">Lúc</th>
          <th scope="col">Người làm</th>
          <th scope="col">Đối tượng</th>
          <th scope="col">Nội dung</th>
        </tr>
      </thead>
      <tbody>
        {items.map((event) => (
          <tr key={event.id}>
            <td className="margin">{event.seq ?? 'chờ'}</td>
            <td>{event.label}</td>
            <td data-label="Lúc">{formatTime(event.at)}</td>
            <td data-label="Người làm">
              <Who who={event.actor} none="hệ thống" onChoose={(actor) => onAsk({ actor })} />
              {event.actingFor && <span className={styles.for}>thay {event.actingFor.name ?? event.actingFor.id}</span>}
            </td>
            <td data-label="Đối tượng">
              <Who who={event.subject} none="–" onChoose={(subject) => onAsk({ subject })} />
            </td>
            <td data-label="Nội dung">
              <Body body={event.body} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ who, none, onChoose }: { who: AuditEvent['actor']; none: string; onChoose: (id: string) => void }) {
  if (who === null) return <>{none}</>
  const name = who.name ?? `${who.id.slice(0, 8)}…`
  return (
    <TextButton title="Chỉ xem các dòng này" onClick={() => onChoose(who.id)}>
      {name}
    </TextButton>
  )
}

/** What was logged, as it was logged: an auditor checks it against the chain. */
function Body({ body }: { body: AuditEvent['body'] }) {
  const count = Object.keys(body).length
  if (count === 0) return <>–</>
  return (
    <details>
      <summary>{count} mục</summary>
      <pre className={styles.json}>{JSON.stringify(body, null, 1)}</pre>
    </details>
  )
}
