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
import { useWords } from './words.ts'

const PACES: readonly Pace[] = ['at-once', 'daily', 'never']

/** Notices by e-mail: off until the person gives an address and opens the link sent there. */
export function MailSection() {
  const words = useWords().mail
  const { data, error, refetch } = useQuery(mailQuery)
  return (
    <section className={styles.mail} aria-labelledby="mail-title">
      <h2 id="mail-title">{words.title}</h2>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.loading} lines={2} />}
      {data && (data.isAvailable || data.email ? <MailForm settings={data} key={data.email} /> : <NoServer />)}
    </section>
  )
}

function NoServer() {
  const words = useWords().mail
  return (
    <Note icon="info" title={words.noServer}>
      <p>{words.noServerText}</p>
    </Note>
  )
}

function MailForm({ settings }: { settings: MailSettings }) {
  const words = useWords().mail
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
        label={words.address}
        value={email}
        onChange={setEmail}
        placeholder="ten@coquan.gov.vn"
        error={mistake}
        hint={words.addressHint}
      />
      <ChoiceField
        label={words.pace}
        value={pace}
        onChange={(value) => setPace(value as Pace)}
        options={PACES.map((one) => [one, words.paces[one]])}
      />
      {problem && !mistake && <ErrorBox problem={problem} />}
      <p className={styles.acts}>
        <Button type="submit" size="normal" isBusy={save.isPending}>
          {settings.isConfirmed && email.trim() === settings.email ? words.savePace : words.sendLink}
        </Button>
        {settings.email !== null && (
          <Button
            kind="outline"
            size="normal"
            isBusy={remove.isPending}
            onClick={() => remove.mutate({ method: 'DELETE', path: '/me/mail' })}
          >
            {words.remove}
          </Button>
        )}
      </p>
    </form>
  )
}

function State({ settings: { email, isConfirmed, pace } }: { settings: MailSettings }) {
  const words = useWords().mail
  if (email === null) return <p>{words.off}</p>
  if (!isConfirmed)
    return (
      <Note icon="clock" title={words.waiting(email)} tone="time" isNews>
        <p>{words.waitingText}</p>
      </Note>
    )
  return (
    <Note icon="check" title={words.confirmed(email)} isNews>
      <p>{words.paces[pace]}.</p>
    </Note>
  )
}
