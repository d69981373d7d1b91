import { useEffect, useState } from 'react'
import type { PasskeyRequest } from '../../../../server/modules/accounts/passkey-contract.ts'
import { write } from '../../../api/client.ts'
import type { PasskeyFault } from '../../../api/passkey-device.ts'
import { type ApiProblem, toProblem } from '../../../api/problem.ts'
import { Button, TextButton } from '../../../ui/button.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from '../account.module.css'
import { PasskeyFaultNote } from './passkey-fault-note.tsx'
import { usePasskeyWords } from './passkey-words.ts'

const loadDevice = () => import('../../../api/passkey-device.ts')

const post = <T,>(path: string, body?: object): Promise<T> =>
  write<T>({ method: 'POST', path, body, commandId: crypto.randomUUID() })

type Props = { onProven: () => void; onCode: () => void; onStop: () => void; stop: string }

/** The proof before an act of weight by passkey: one button, then the device's own window. */
export function PasskeyProof({ onProven, onCode, onStop, stop }: Props) {
  const { proof: words } = usePasskeyWords()
  const [fault, setFault] = useState<PasskeyFault>()
  const [problem, setProblem] = useState<ApiProblem>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => void loadDevice(), [])

  const sign = async (): Promise<void> => {
    const options = await post<PasskeyRequest>('/session/proof/challenge')
    const { signChallenge, faultOf } = await loadDevice()
    const passkey = await signChallenge(options).catch((error: unknown) => setFault(faultOf(error)))
    if (!passkey) return
    await post('/session/proof', { by: 'passkey', passkey })
    onProven()
  }
  const give = async (): Promise<void> => {
    setBusy(true)
    setFault(undefined)
    setProblem(undefined)
    await sign().catch((error: unknown) => setProblem(toProblem(error)))
    setBusy(false)
  }
  return (
    <div className={styles.proof}>
      <p>{words.hint}</p>
      {fault && <PasskeyFaultNote fault={fault} />}
      {problem && <ErrorBox problem={problem} />}
      <p className={styles.acts}>
        <Button size="normal" isBusy={isBusy} onClick={() => void give()}>
          {words.send}
        </Button>
        <Button kind="quiet" size="normal" onClick={onStop}>
          {stop}
        </Button>
      </p>
      <p>
        <TextButton onClick={onCode}>{words.byCode}</TextButton>
      </p>
    </div>
  )
}
