import { useState } from 'react'
import type { AccountView, RecoveryCodesView } from '../../../../server/modules/accounts/account-contract.ts'
import type { PasskeyLine } from '../../../../server/modules/accounts/passkey-contract.ts'
import { passkeyPlace } from '../../../api/passkey-place.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from '../account.module.css'
import { PasskeyForm } from './passkey-form.tsx'
import { PasskeyPlaceNote } from './passkey-place-note.tsx'
import { usePasskeyWords } from './passkey-words.ts'
import { useTime } from '../../../ui/time.ts'

type Props = { account: AccountView; onCodes: (made: RecoveryCodesView) => void; onChange: () => unknown }

/** One's passkeys: what they are, which there are, and how to have one more where that can work. */
export function Passkeys({ account, onCodes, onChange }: Props) {
  const words = usePasskeyWords()
  const [isAdding, setAdding] = useState(false)
  const place = passkeyPlace(account.passkeyOrigin)
  return (
    <div className={styles.way}>
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      {account.passkeys.length > 0 && <PasskeyTable account={account} onChange={onChange} />}
      {place !== 'here' && <PasskeyPlaceNote place={place} origin={account.passkeyOrigin} />}
      {place === 'here' &&
        (isAdding ? (
          <PasskeyForm
            account={account}
            onAdded={(made) => {
              setAdding(false)
              onCodes(made)
            }}
            onStop={() => setAdding(false)}
          />
        ) : (
          <Button
            kind={account.secondFactor || account.illustrative ? 'outline' : 'primary'}
            icon="plus"
            can={!account.illustrative || words.add.illustrative}
            onClick={() => setAdding(true)}
          >
            {words.add.open}
          </Button>
        ))}
    </div>
  )
}

function PasskeyTable({ account, onChange }: { account: AccountView; onChange: () => unknown }) {
  const time = useTime()
  const { table, title } = usePasskeyWords()
  const [asked, setAsked] = useState<string>()
  return (
    <>
      <table className={`led fold ${styles.sessions}`} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{table.name}</th>
            <th scope="col">{table.added}</th>
            <th scope="col">{table.used}</th>
            <th scope="col">
              <span className="sr">{table.act}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {account.passkeys.map((passkey) => (
            <tr key={passkey.id}>
              <td>
                <b>{passkey.name}</b>
                <About passkey={passkey} origin={account.passkeyOrigin} />
              </td>
              <td data-label={table.added}>{time(passkey.addedAt)}</td>
              <td data-label={table.used}>{passkey.lastUsedAt ? time(passkey.lastUsedAt) : table.notUsed}</td>
              <td>
                <Button kind="outline" label={table.removeLabel(passkey.name)} onClick={() => setAsked(passkey.id)}>
                  {table.remove}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {account.passkeys
        .filter(({ id }) => id === asked)
        .map((passkey) => (
          <Removal
            key={passkey.id}
            account={account}
            passkey={passkey}
            onDone={onChange}
            onStop={() => setAsked(undefined)}
          />
        ))}
    </>
  )
}

function About({ passkey, origin }: { passkey: PasskeyLine; origin: string | null }) {
  const { table } = usePasskeyWords()
  const isHere = origin !== null && new URL(origin).hostname === passkey.address
  const kind = passkey.isSynced ? table.synced : table.bound
  return <div className="muted">{isHere ? kind : table.otherAddress(passkey.address)}</div>
}

type RemovalProps = { account: AccountView; passkey: PasskeyLine; onDone: () => unknown; onStop: () => void }

/** Says what is left afterwards before anything is taken off. */
function Removal({ account, passkey, onDone, onStop }: RemovalProps) {
  const { remove: words } = usePasskeyWords()
  const remove = useCommand<AccountView>(() => {
    onStop()
    onDone()
  })
  const isLast = account.passkeys.length === 1 && !account.authenticator
  const left = account.authenticator ? words.lastCodes : words.lastOther
  return (
    <fieldset className={styles.ask} aria-label={words.act}>
      <p>
        {words.ask(passkey.name)} {isLast ? <b>{words.last}</b> : left}
      </p>
      <p className={styles.acts}>
        <Button
          isBusy={remove.isPending}
          onClick={() => remove.mutate({ method: 'DELETE', path: `/account/passkeys/${passkey.id}` })}
        >
          {isLast ? words.lastAct : words.act}
        </Button>
        <Button kind="quiet" onClick={onStop}>
          {words.no}
        </Button>
      </p>
      {remove.error && <ErrorBox problem={remove.error} />}
    </fieldset>
  )
}
