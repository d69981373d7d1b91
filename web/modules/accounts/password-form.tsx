import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountView } from '../../../server/modules/accounts/account-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import styles from './account.module.css'
import { accountQuery } from './queries.ts'

export function PasswordForm() {
  const queryClient = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const [current, setCurrent] = useState('')
  const [password, setPassword] = useState('')
  const change = useCommand<AccountView>((answer) => {
    queryClient.setQueryData(accountQuery.queryKey, answer)
    setOpen(false)
    setCurrent('')
    setPassword('')
  })
  if (!isOpen)
    return (
      <>
        {change.isSuccess && (
          <Note icon="check" title="Đã đổi mật khẩu" isNews>
            <p>Các phiên khác của bạn đã kết thúc.</p>
          </Note>
        )}
        <Button kind="outline" icon="edit" onClick={() => setOpen(true)}>
          Đổi mật khẩu
        </Button>
      </>
    )
  return (
    <form
      className={styles.form}
      aria-label="Đổi mật khẩu"
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ method: 'PUT', path: '/account/password', body: { current, password } })
      }}
    >
      <TextField
        label="Mật khẩu hiện tại"
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        error={change.error?.at('/current')}
      />
      <TextField
        label="Mật khẩu mới"
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint="Ít nhất 8 ký tự; nên dùng một câu từ 15 ký tự. Không bắt buộc chữ hoa, số hay ký hiệu."
        error={change.error?.at('/password')}
      />
      {change.error && change.error.errors.length === 0 && <ErrorBox problem={change.error} />}
      <p className={styles.acts}>
        <Button
          type="submit"
          isBusy={change.isPending}
          can={(current !== '' && password !== '') || 'Nhập mật khẩu hiện tại và mật khẩu mới.'}
          reason="hidden"
        >
          Đổi và đăng xuất nơi khác
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          Thôi
        </Button>
      </p>
    </form>
  )
}
