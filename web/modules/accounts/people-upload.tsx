import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { AcceptedPeopleSheet, ReadPeopleSheet } from '../../../server/modules/accounts/people-sheet-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './people.module.css'

function formOf(file: File): FormData {
  const body = new FormData()
  body.append('file', file)
  return body
}

/** Many people at once: a file is read, every wrong cell named, and only a file without one may be accepted, whole. */
export function PeopleUpload({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const read = useCommand<ReadPeopleSheet>(undefined, { isTrial: true })
  const accept = useCommand<AcceptedPeopleSheet>(() => queryClient.invalidateQueries({ queryKey: ['people'] }))
  if (accept.data) return <Links accepted={accept.data} onClose={onClose} />
  const { rows = [], problems = [], sheet } = read.data ?? {}
  return (
    <section className={styles.form} aria-label="Thêm người dùng từ Excel">
      <h2>Thêm người dùng từ Excel</h2>
      <FileField
        label="Danh sách"
        accept=".xlsx,.csv"
        hint="Excel hoặc CSV, mỗi dòng một người. Đọc thử trước, chưa ghi gì."
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          read.reset()
          accept.reset()
        }}
      />
      <p className={styles.pair}>
        <Button
          kind="outline"
          icon="eye"
          isBusy={read.isPending}
          can={file !== null || 'Chọn tệp trước khi đọc.'}
          onClick={() => file && read.mutate({ method: 'POST', path: '/people/sheets', body: formOf(file) })}
        >
          Đọc thử tệp
        </Button>
        <a className={buttonClass('quiet')} href="/api/v1/people/sheet.xlsx">
          <Icon name="download" size={14} /> Tải tệp mẫu
        </a>
        <Button kind="quiet" onClick={onClose}>
          Thôi
        </Button>
      </p>
      {read.error && <ErrorBox problem={read.error} />}
      {problems.length > 0 && <Problems problems={problems} />}
      {read.data && problems.length === 0 && file && (
        <>
          <Rows rows={rows} />
          {accept.error && <ErrorBox problem={accept.error} />}
          <p className={styles.pair}>
            <Button
              isBusy={accept.isPending}
              onClick={() =>
                accept.mutate({ method: 'POST', path: `/people/sheets/${sheet}/acceptance`, body: formOf(file) })
              }
            >
              Thêm {rows.length} người
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

function Problems({ problems }: { problems: ReadPeopleSheet['problems'] }) {
  return (
    <>
      <Note icon="warning" tone="warning" title={`${problems.length} chỗ cần sửa, chưa thêm ai`} isNews>
        <p>Sửa trong tệp, chọn lại rồi đọc thử.</p>
      </Note>
      <table className="led fold" aria-label="Chỗ cần sửa trong tệp">
        <thead>
          <tr>
            <th scope="col">Cần sửa</th>
            <th scope="col">Đang ghi</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ cell, found, detail }) => (
            <tr key={cell + detail}>
              <td>{detail}</td>
              <td data-label="Đang ghi">{found ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function Rows({ rows }: { rows: ReadPeopleSheet['rows'] }) {
  return (
    <table className="led fold" aria-label="Người sẽ được thêm">
      <thead>
        <tr>
          <th scope="col" className="margin">
            Dòng
          </th>
          <th scope="col">Họ tên</th>
          <th scope="col">Vị trí</th>
          <th scope="col">Đơn vị</th>
          <th scope="col">Vai trò</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, name, title, unit, roles }) => (
          <tr key={row}>
            <td className="margin">{row}</td>
            <td>{name}</td>
            <td data-label="Vị trí">{title}</td>
            <td data-label="Đơn vị">{unit}</td>
            <td data-label="Vai trò">{roles}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Shown this once: whoever closes it without copying sends new links one by one. */
function Links({ accepted, onClose }: { accepted: AcceptedPeopleSheet; onClose: () => void }) {
  const { people, expiresAt } = accepted
  const all = people.map(({ name, title, link }) => [name, title, link].join('\t')).join('\n')
  return (
    <section className={styles.form} aria-label="Đường dẫn một lần">
      <Note icon="link" title={`Đã thêm ${people.length} người, mỗi người một đường dẫn`} isNews>
        <p>Chỉ hiện lần này, hết hạn lúc {formatTime(expiresAt)}. Gửi riêng cho đúng người.</p>
      </Note>
      <ul className={styles.links}>
        {people.map(({ id, name, title, link }) => (
          <li key={id}>
            <b>{name}</b> <span className="muted">{title}</span>
            <p className={styles.link}>{link}</p>
          </li>
        ))}
      </ul>
      <p className={styles.pair}>
        <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(all)}>
          Chép {people.length} đường dẫn
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Đã chép xong
        </Button>
      </p>
    </section>
  )
}
