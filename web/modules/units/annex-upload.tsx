import { useState } from 'react'
import type { ChangeLine } from '../../../server/modules/units/change-contract.ts'
import type { DecisionSheet } from '../../../server/modules/units/decision-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './decisions.module.css'

/** The annex of a decision read from a file: lines are added only when the whole file is right. */
export function AnnexUpload({ onRead }: { onRead: (lines: readonly ChangeLine[]) => void }) {
  const [file, setFile] = useState<File | null>(null)
  const read = useCommand<DecisionSheet>(
    (sheet) => {
      if (sheet.problems.length === 0) onRead(sheet.lines as ChangeLine[])
    },
    { isTrial: true },
  )
  const send = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    read.mutate({ method: 'POST', path: '/unit-decisions/sheets', body })
  }
  const problems = read.data?.problems ?? []
  return (
    <div className={styles.upload}>
      <FileField
        label="Hoặc đọc phụ lục từ tệp"
        accept=".xlsx,.csv"
        hint="Excel hoặc CSV, mỗi dòng một thay đổi. Tệp mẫu có trang “Cách ghi”."
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          read.reset()
        }}
      />
      <div className={styles.acts}>
        <Button
          kind="outline"
          icon="eye"
          isBusy={read.isPending}
          can={file ? true : 'Chọn tệp trước khi đọc.'}
          onClick={send}
        >
          Đọc tệp
        </Button>
        <a className={buttonClass('quiet')} href="/api/v1/unit-decisions/sheet.xlsx">
          <Icon name="download" size={14} /> Tải tệp mẫu
        </a>
      </div>
      {read.error && <ErrorBox problem={read.error} onRetry={send} />}
      {read.data && problems.length === 0 && (
        <Note icon="check" title={`Đã thêm ${read.data.lines.length} dòng từ tệp`} isNews />
      )}
      {problems.length > 0 && <SheetProblems problems={problems} />}
    </div>
  )
}

function SheetProblems({ problems }: { problems: DecisionSheet['problems'] }) {
  return (
    <>
      <Note icon="warning" tone="warning" title={`${problems.length} chỗ cần sửa, chưa thêm dòng nào`} isNews>
        <p>Sửa trong tệp rồi đọc lại.</p>
      </Note>
      <table className="led fold" aria-label="Chỗ cần sửa trong tệp">
        <thead>
          <tr>
            <th scope="col" className="margin">
              Ô
            </th>
            <th scope="col">Cần sửa</th>
            <th scope="col">Đang ghi</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ cell, found, detail }) => (
            <tr key={cell + detail}>
              <td className="margin">{cell}</td>
              <td>{detail}</td>
              <td data-label="Đang ghi">{found ?? '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
