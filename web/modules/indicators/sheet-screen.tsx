import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { formatPeriod, lowerFirst } from '../../../design/format.ts'
import type { Recorded, StagedSheet } from '../../../server/modules/indicators/contract.ts'
import { address } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { INDICATOR_KEYS } from './queries.ts'
import styles from './sheet.module.css'
import { StagedTable } from './staged-table.tsx'

const EXCEL = '.xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Template out, file in, every cell looked at, and only then counted. */
export function SheetScreen() {
  const view = useView()
  const unit = useUnit()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [staged, setStaged] = useState<StagedSheet>()
  const [accepted, setAccepted] = useState<Recorded>()
  const refresh = () => Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  const send = useCommand<StagedSheet>(setStaged, { isTrial: true })
  const accept = useCommand<Recorded>(async (done) => {
    setAccepted(done)
    setStaged(undefined)
    await refresh()
  })
  const discard = useCommand<undefined>(() => setStaged(undefined))
  const undo = useCommand<{ recorded: number }>(async () => {
    setAccepted(undefined)
    await refresh()
  })

  const upload = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    setAccepted(undefined)
    send.mutate({
      method: 'POST',
      path: `/units/${view.unitId}/sheets`,
      query: { period: view.period, set: view.set },
      body,
    })
  }
  const count = staged ? staged.balance.added + staged.balance.changed : 0
  const problem = send.error ?? accept.error ?? discard.error ?? undo.error

  return (
    <>
      <ScreenHead
        title="Nhập số liệu từ tệp Excel"
        lead={`${unit?.name ?? ''}, ${formatPeriod(view.period)}. Gửi tệp chưa ghi gì; bạn xem từng ô rồi mới nhận.`}
      >
        <a
          className={buttonClass('outline')}
          href={address(`/units/${view.unitId}/sheet.xlsx`, { period: view.period, set: view.set })}
        >
          <Icon name="download" size={14} /> Tải mẫu Excel
        </a>
        <Link to="/nhap-so-lieu" className={buttonClass('outline')}>
          <Icon name="edit" size={14} /> Nhập từng số
        </Link>
      </ScreenHead>
      <div className={styles.body}>
        <form
          className={styles.send}
          onSubmit={(event) => {
            event.preventDefault()
            upload()
          }}
        >
          <FileField
            label="Tệp Excel số liệu"
            accept={EXCEL}
            hint="Mẫu của hệ thống, định dạng .xlsx, nhiều nhất 5 MB."
            file={file}
            onFile={setFile}
          />
          <Button
            type="submit"
            size="normal"
            icon="upload"
            isBusy={send.isPending}
            can={file ? true : 'Chọn tệp trước khi gửi.'}
          >
            Gửi tệp để kiểm tra
          </Button>
        </form>
        {problem && <ErrorBox problem={problem} />}
        {accepted && (
          <Note icon="check" title={`Đã nhận ${accepted.recorded} số liệu và chấm lại`} isNews>
            <p className={styles.acts}>
              <Link to="/bang-tieu-chi" className={buttonClass('primary')}>
                Xem bảng tiêu chí
              </Link>
              {accepted.changeSet && (
                <Button
                  kind="outline"
                  icon="undo"
                  isBusy={undo.isPending}
                  onClick={() => undo.mutate({ method: 'POST', path: `/change-sets/${accepted.changeSet}/undo` })}
                >
                  Hoàn tác lần nhận này
                </Button>
              )}
            </p>
          </Note>
        )}
      </div>
      {staged && (
        <>
          <StagedTable staged={staged} />
          <div className={styles.decide}>
            <p>
              Số liệu của {lowerFirst(staged.unit.name)}, {formatPeriod(staged.period)}.
            </p>
            <div className={styles.acts}>
              <Button
                kind="outline"
                size="normal"
                isBusy={discard.isPending}
                onClick={() => discard.mutate({ method: 'DELETE', path: `/change-sets/${staged.changeSet}` })}
              >
                Bỏ tất cả
              </Button>
              <Button
                size="normal"
                isBusy={accept.isPending}
                can={sayCan(staged)}
                onClick={() => accept.mutate({ method: 'POST', path: `/change-sets/${staged.changeSet}/acceptance` })}
              >
                Nhận {count} ô và lưu
              </Button>
            </div>
          </div>
        </>
      )}
    </>
  )
}

function sayCan({ canAccept, balance }: StagedSheet): true | string {
  if (canAccept) return true
  return balance.refused === 0
    ? 'Tệp giống số liệu hiện có nên không có ô nào để nhận.'
    : 'Tệp này chưa nhận được. Sửa các ô nêu trên rồi gửi lại.'
}
