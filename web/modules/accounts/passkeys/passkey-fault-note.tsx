import type { PasskeyFault } from '../../../api/passkey-device.ts'
import { Note } from '../../../ui/messages.tsx'
import { usePasskeyWords } from './passkey-words.ts'

/** The device did not sign, or made nothing: nobody's mistake, and nothing was sent. */
export function PasskeyFaultNote({ fault }: { fault: PasskeyFault }) {
  const { fault: words } = usePasskeyWords()
  return (
    <Note icon="warning" tone="warning" title={words.title} isNews>
      <p>{words[fault]}</p>
    </Note>
  )
}
