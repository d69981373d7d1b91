import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import type { SetHead, SetReading } from './queries.ts'
import styles from './sets.module.css'

/** A dry run first: every mistake with its cell; only a clean file can be published. */
export function SetUpload({ onClose }: { onClose: () => void }) {
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<SetReading>()
  const send = useCommand<SetReading>(setReading, { isTrial: true })
  const accept = useCommand<SetHead>(async () => {
    setReading(undefined)
    await queryClient.invalidateQueries({ queryKey: ['criteria-sets'] })
  })
  const upload = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    send.mutate({ method: 'POST', path: '/criteria-sets/sheets', body })
  }
  const summary = reading?.summary
  const problem = send.error ?? accept.error
  return (
    <section className={styles.upload} aria-label="Nạp bộ tiêu chí từ Excel">
      <form
        onSubmit={(event) => {
          event.preventDefault()
          upload()
        }}
      >
        <FileField
          label="Tệp Excel của bộ tiêu chí"
          accept=".xlsx"
          hint="Tải một bộ có sẵn dạng Excel để lấy mẫu. Đọc thử chưa công bố gì."
          file={file}
          onFile={setFile}
        />
        <p className={styles.acts}>
          <Button
            type="submit"
            size="normal"
            icon="eye"
            isBusy={send.isPending}
            can={file ? true : 'Chọn tệp trước khi đọc thử.'}
          >
            Đọc thử tệp
          </Button>
          <Button kind="quiet" size="normal" onClick={onClose}>
            Đóng
          </Button>
        </p>
      </form>
      {problem && <ErrorBox problem={problem} />}
      {accept.isSuccess && (
        <Note icon="check" title={`Đã công bố ${accept.data.title}`} isNews>
          <p>
            Bản {accept.data.version}: {accept.data.counts.criteria} tiêu chí, {accept.data.counts.indicators} chỉ tiêu.
          </p>
        </Note>
      )}
      {reading && reading.problems.length > 0 && (
        <>
          <h2>{reading.problems.length} chỗ cần sửa trong tệp</h2>
          <table className="led" aria-label="Chỗ cần sửa trong tệp">
            <thead>
              <tr>
                <th scope="col" className="margin">
                  Ô
                </th>
                <th scope="col">Đang ghi</th>
                <th scope="col">Cần sửa</th>
              </tr>
            </thead>
            <tbody>
              {reading.problems.map(({ cell, found, detail }) => (
                <tr key={cell + detail}>
                  <td className="margin">{cell}</td>
                  <td>{found ?? '–'}</td>
                  <td>{detail}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {reading && summary && (
        <Note icon="file" title={`Đọc được: ${summary.title}, bản ${summary.version}`}>
          <p>
            {summary.counts.criteria} tiêu chí, {summary.counts.indicators} chỉ tiêu, {summary.counts.levels} mức:{' '}
            {summary.counts.known} đã biết, {summary.counts.unknown} chưa biết, {summary.counts.delegated} giao cho
            tỉnh. Công bố rồi không sửa được; muốn đổi thì nạp bản mới.
          </p>
          <Button
            size="normal"
            isBusy={accept.isPending}
            can={reading.problems.length === 0 ? true : 'Sửa các ô nêu trên trước.'}
            onClick={() =>
              accept.mutate({ method: 'POST', path: `/criteria-sets/sheets/${reading.upload}/acceptance` })
            }
          >
            Công bố bộ tiêu chí
          </Button>
        </Note>
      )}
    </section>
  )
}
