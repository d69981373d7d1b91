import { useEffect, useState } from 'react'
import type { AccountView, RecoveryCodesView } from '../../../../server/modules/accounts/account-contract.ts'
import type { PasskeyCreation } from '../../../../server/modules/accounts/passkey-contract.ts'
import type { PasskeyFault } from '../../../api/passkey-device.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from '../account.module.css'
import { PasskeyFaultNote } from './passkey-fault-note.tsx'
import { usePasskeyWords } from './passkey-words.ts'

const loadDevice = () => import('../../../api/passkey-device.ts')

type Props = { account: AccountView; onAdded: (made: RecoveryCodesView) => void; onStop: () => void }

/** A name, then the device's own window. Asked in this order: the name is what the person sees of it afterwards. */
export function PasskeyForm({ account, onAdded, onStop }: Props) {
  const { add: words } = usePasskeyWords()
  const [name, setName] = useState(account.sessions.find((session) => session.isCurrent)?.device ?? '')
  const [fault, setFault] = useState<PasskeyFault>()
  const [isAsking, setAsking] = useState(false)
  const begin = useCommand<PasskeyCreation>(undefined, { isTrial: true })
  const keep = useCommand<RecoveryCodesView>(onAdded)
  // Some browsers open their window only right after a click: the code is fetched before it.
  useEffect(() => void loadDevice(), [])
  const add = async (): Promise<void> => {
    setFault(undefined)
    const options = await begin.mutateAsync({ method: 'POST', path: '/account/passkeys/challenge' })
    const { makePasskey, faultOf } = await loadDevice()
    setAsking(true)
    try {
      const made = await makePasskey(options)
      keep.mutate({ method: 'POST', path: '/account/passkeys', body: { ...made, name } })
    } catch (error) {
      setFault(faultOf(error))
    } finally {
      setAsking(false)
    }
  }
  const error = begin.error ?? keep.error
  return (
    <form
      className={styles.form}
      aria-label={words.form}
      onSubmit={(event) => {
        event.preventDefault()
        // What the server refuses is shown below.
        add().catch(() => undefined)
      }}
    >
      <TextField
        label={words.name}
        hint={words.nameHint}
        value={name}
        onChange={setName}
        error={keep.error?.at('/name')}
      />
      {fault && <PasskeyFaultNote fault={fault} />}
      {error && error.errors.length === 0 && <ErrorBox problem={error} />}
      <p className={styles.acts}>
        <Button
          type="submit"
          isBusy={begin.isPending || isAsking || keep.isPending}
          can={name.trim() !== '' || words.noName}
          reason="hidden"
        >
          {words.send}
        </Button>
        <Button kind="quiet" onClick={onStop}>
          {words.no}
        </Button>
      </p>
    </form>
  )
}
