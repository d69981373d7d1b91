import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AccountView } from '../../../server/modules/accounts/account-contract.ts'
import { onProofNeeded, write } from '../../api/client.ts'
import { type ApiProblem, toProblem } from '../../api/problem.ts'
import { Button, buttonClass, TextButton } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { ErrorBox, Illustrative, Loading } from '../../ui/messages.tsx'
import { passkeyPlace } from '../../api/passkey-place.ts'
import { PasskeyPlaceNote } from './passkeys/passkey-place-note.tsx'
import { PasskeyProof } from './passkeys/passkey-proof.tsx'
import { usePasskeyWords } from './passkeys/passkey-words.ts'
import { accountQuery } from './queries.ts'
import { useSignInWords } from './sign-in/sign-in-words.ts'
import styles from './account.module.css'

type Asked = { answer: Promise<boolean>; give: (isProven: boolean) => void }

/** Asks who is there before a vote, a signature, a decision or a right is sent; what waits is then sent once. */
export function StepUpDialog() {
  const [asked, setAsked] = useState<Asked>()
  const open = useRef<Asked>(undefined)
  useEffect(
    () =>
      onProofNeeded(() => {
        // Two acts at once wait for one answer.
        open.current ??= makeAsked()
        setAsked(open.current)
        return open.current.answer
      }),
    [],
  )
  if (!asked) return null
  const end = (isProven: boolean): void => {
    asked.give(isProven)
    open.current = undefined
    setAsked(undefined)
  }
  return <Dialog onEnd={end} />
}

function makeAsked(): Asked {
  let give: Asked['give'] = () => undefined
  const answer = new Promise<boolean>((resolve) => {
    give = resolve
  })
  return { answer, give }
}

function Dialog({ onEnd }: { onEnd: (isProven: boolean) => void }) {
  const { cancel, stepUp: words } = useSignInWords()
  const place = useRef<HTMLDialogElement>(null)
  const { data, error } = useQuery({ ...accountQuery, staleTime: 0 })
  useEffect(() => place.current?.showModal(), [])
  return (
    <dialog
      ref={place}
      className={styles.dialog}
      aria-labelledby="step-up"
      onCancel={(event) => {
        event.preventDefault()
        onEnd(false)
      }}
    >
      <h2 id="step-up">{words.title}</h2>
      <p>{words.text}</p>
      {error && <ErrorBox problem={toProblem(error)} />}
      {!data && !error && <Loading what={words.loading} lines={2} />}
      {data && <Ways account={data} onEnd={onEnd} />}
      {!data && (
        <Button kind="quiet" size="normal" onClick={() => onEnd(false)}>
          {cancel}
        </Button>
      )}
    </dialog>
  )
}

type WaysProps = { account: AccountView; onEnd: (isProven: boolean) => void }

/** A passkey first, where one works on this page; else, or on wish, what is typed. */
function Ways({ account, onEnd }: WaysProps) {
  const place = account.proofWays.includes('passkey') ? passkeyPlace(account.passkeyOrigin) : undefined
  const [types, setTypes] = useState(place !== 'here')
  const { proof } = usePasskeyWords()
  const words = useSignInWords().stepUp
  if (!types)
    return (
      <PasskeyProof
        onProven={() => onEnd(true)}
        onCode={() => setTypes(true)}
        onStop={() => onEnd(false)}
        stop={words.stop}
      />
    )
  return (
    <>
      {place !== undefined && place !== 'here' && <PasskeyPlaceNote place={place} origin={account.passkeyOrigin} />}
      <Typed account={account} onEnd={onEnd} />
      {place === 'here' && (
        <p>
          <TextButton onClick={() => setTypes(false)}>{proof.byPasskey}</TextButton>
        </p>
      )}
    </>
  )
}

function Typed({ account, onEnd }: WaysProps) {
  const { proofWays: ways, sso, authenticator } = account
  const { proof } = usePasskeyWords()
  const words = useSignInWords().stepUp
  const [secret, setSecret] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  const by = ways.find((way) => way !== 'sso' && way !== 'passkey')
  const give = async (): Promise<void> => {
    setBusy(true)
    try {
      await write({ method: 'POST', path: '/session/proof', body: { by, secret }, commandId: crypto.randomUUID() })
      onEnd(true)
    } catch (error) {
      setProblem(toProblem(error))
      setBusy(false)
    }
  }
  return (
    <form
      className={styles.proof}
      onSubmit={(event) => {
        event.preventDefault()
        void give()
      }}
    >
      {by === 'password' && (
        <TextField
          label={words.password}
          type="password"
          value={secret}
          onChange={setSecret}
          autoComplete="current-password"
        />
      )}
      {by === 'code' && (
        <TextField
          label={authenticator ? words.code : proof.recovery}
          hint={authenticator ? words.codeHint : proof.recoveryHint}
          value={secret}
          onChange={setSecret}
          autoComplete="one-time-code"
        />
      )}
      {by === 'demo' && (
        <p>
          <Illustrative /> {words.cast}
        </p>
      )}
      {by === undefined && sso === null && <p>{words.noWay}</p>}
      {problem && <ErrorBox problem={problem} />}
      {ways.includes('sso') && sso && (
        <p>
          <a
            className={buttonClass('outline', 'normal')}
            href="/dang-nhap/sso?viec=xac-minh"
            target="_blank"
            rel="noopener"
          >
            {words.newPage(sso)}
          </a>
        </p>
      )}
      <p className={styles.acts}>
        {by && (
          <Button
            type="submit"
            size="normal"
            isBusy={isBusy}
            can={by === 'demo' || secret !== '' || words.needs}
            reason="hidden"
          >
            {words.send}
          </Button>
        )}
        {ways.includes('sso') && (
          <Button kind="outline" size="normal" onClick={() => onEnd(true)}>
            {words.done}
          </Button>
        )}
        <Button kind="quiet" size="normal" onClick={() => onEnd(false)}>
          {words.stop}
        </Button>
      </p>
    </form>
  )
}
