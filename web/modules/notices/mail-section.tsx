import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { MailSettings, Pace } from '../../../server/modules/notices/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import styles from './notices.module.css'
import { mailQuery } from './queries.ts'

const PACES: readonly (readonly [Pace, string])[] = [
  ['at-once', 'Mỗi thông báo một thư, ngay khi có'],
  ['daily', 'Mỗi sáng một thư gộp'],
  ['never', 'Tạm thôi nhận thư'],
]

/** Notices by e-mail: off until the person gives an address and opens the link sent there. */
export function MailSection() {
  const { data, error, refetch } = useQuery(mailQuery)
  return (
    <section className={styles.mail} aria-labelledby="mail-title">
      <h2 id="mail-title">Nhận thông báo bằng thư điện tử</h2>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what="Đang tải cách nhận thư" lines={2} />}
      {data && (data.isAvailable || data.email ? <MailForm settings={data} key={data.email} /> : <NoServer />)}
    </section>
  )
}

function NoServer() {
  return (
    <Note icon="info" title="Hệ thống này chưa gửi thư">
      <p>Người quản trị chưa nối máy chủ thư. Thông báo vẫn có ở đây và ở chuông trên cùng.</p>
    </Note>
  )
}

function MailForm({ settings }: { settings: MailSettings }) {
  const queries = useQueryClient()
  const [email, setEmail] = useState(settings.email ?? '')
  const [pace, setPace] = useState<Pace>(settings.email === null ? 'daily' : settings.pace)
  const reload = () => queries.invalidateQueries({ queryKey: mailQuery.queryKey })
  const save = useCommand(reload)
  const remove = useCommand(reload)
  const problem = save.error ?? remove.error
  const mistake = save.error?.at('/email')
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ method: 'PUT', path: '/me/mail', body: { email: email.trim(), pace } })
      }}
    >
      <State settings={settings} />
      <TextField
        label="Địa chỉ thư"
        value={email}
        onChange={setEmail}
        placeholder="ten@coquan.gov.vn"
        error={mistake}
        hint="Chỉ dùng để gửi thông báo cho bạn; không ai khác xem được."
      />
      <ChoiceField label="Nhịp gửi" value={pace} onChange={(value) => setPace(value as Pace)} options={PACES} />
      {problem && !mistake && <ErrorBox problem={problem} />}
      <p className={styles.acts}>
        <Button type="submit" size="normal" isBusy={save.isPending}>
          {settings.isConfirmed && email.trim() === settings.email ? 'Lưu nhịp gửi' : 'Gửi thư xác nhận'}
        </Button>
        {settings.email !== null && (
          <Button
            kind="outline"
            size="normal"
            isBusy={remove.isPending}
            onClick={() => remove.mutate({ method: 'DELETE', path: '/me/mail' })}
          >
            Xóa địa chỉ
          </Button>
        )}
      </p>
    </form>
  )
}

function State({ settings: { email, isConfirmed, pace } }: { settings: MailSettings }) {
  if (email === null) return <p>Đang tắt. Thư chỉ nói việc gì xảy ra kèm đường dẫn, không có số liệu.</p>
  if (!isConfirmed)
    return (
      <Note icon="clock" title={`Chờ xác nhận ${email}`} tone="time" isNews>
        <p>Mở thư vừa gửi tới địa chỉ này rồi bấm đường dẫn trong 24 giờ. Chưa xác nhận thì không có thư nào khác.</p>
      </Note>
    )
  const chosen = PACES.find(([key]) => key === pace)?.[1] ?? ''
  return (
    <Note icon="check" title={`Đã xác nhận ${email}`} isNews>
      <p>{chosen}.</p>
    </Note>
  )
}
