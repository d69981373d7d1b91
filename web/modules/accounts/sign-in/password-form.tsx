import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountView } from '../../../../server/modules/accounts/account-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ErrorBox, Note } from '../../../ui/messages.tsx'
import { useAccountWords } from '../account-words.ts'
import styles from '../account.module.css'
import { accountQuery } from '../queries.ts'

export function PasswordForm() {
  const { cancel, password: words } = useAccountWords()
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
          <Note icon="check" title={words.done} isNews>
            <p>{words.othersEnded}</p>
          </Note>
        )}
        <Button kind="outline" icon="edit" onClick={() => setOpen(true)}>
          {words.title}
        </Button>
      </>
    )
  return (
    <form
      className={styles.form}
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault()
        change.mutate({ method: 'PUT', path: '/account/password', body: { current, password } })
      }}
    >
      <TextField
        label={words.current}
        type="password"
        value={current}
        onChange={setCurrent}
        autoComplete="current-password"
        error={change.error?.at('/current')}
      />
      <TextField
        label={words.next}
        type="password"
        value={password}
        onChange={setPassword}
        autoComplete="new-password"
        hint={words.hint}
        error={change.error?.at('/password')}
      />
      {change.error && change.error.errors.length === 0 && <ErrorBox problem={change.error} />}
      <p className={styles.acts}>
        <Button
          type="submit"
          isBusy={change.isPending}
          can={(current !== '' && password !== '') || words.needs}
          reason="hidden"
        >
          {words.save}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {cancel}
        </Button>
      </p>
    </form>
  )
}
