import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../design/format.ts'
import type { PersonSignInView } from '../../../server/modules/accounts/account-contract.ts'
import type { PersonView } from '../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './people.module.css'
import { waitingIdentitiesQuery } from './queries.ts'

type Props = { person: PersonView; facts: PersonSignInView; onDone: (answer: PersonSignInView) => void }

/** Accounts of the single sign-on that open this person's account, and who waits for one. */
export function PersonIdentities({ person, facts, onDone }: Props) {
  const unlink = useCommand<PersonSignInView>(onDone)
  return (
    <>
      <p>
        {facts.sso}: {facts.identities.length === 0 && 'chưa gắn tài khoản nào'}
      </p>
      {facts.identities.length > 0 && (
        <ul className={styles.sessions}>
          {facts.identities.map((identity) => (
            <li key={identity.id}>
              <span>
                <b>{identity.label}</b>
                <span className="muted"> · gắn lúc {formatTime(identity.linkedAt)}</span>
              </span>
              <Button
                kind="quiet"
                isBusy={unlink.isPending}
                label={`Bỏ gắn ${identity.label}`}
                onClick={() =>
                  unlink.mutate({ method: 'DELETE', path: `/people/${person.id}/identities/${identity.id}` })
                }
              >
                Bỏ gắn
              </Button>
            </li>
          ))}
        </ul>
      )}
      {unlink.error && <ErrorBox problem={unlink.error} />}
      {!person.disabled && <LinkForm person={person} onDone={onDone} />}
    </>
  )
}

function LinkForm({ person, onDone }: Pick<Props, 'person' | 'onDone'>) {
  const { data } = useQuery(waitingIdentitiesQuery)
  const [chosen, setChosen] = useState('')
  const link = useCommand<PersonSignInView>((answer) => {
    setChosen('')
    onDone(answer)
  })
  if (!data || data.items.length === 0)
    return (
      <p className="muted">
        Để gắn: người này bấm đăng nhập một lần ở trang đăng nhập rồi đọc mã hiện ra; khi đó tài khoản hiện ở đây.
      </p>
    )
  return (
    <form
      className={styles.narrow}
      aria-label="Gắn tài khoản đăng nhập một lần"
      onSubmit={(event) => {
        event.preventDefault()
        link.mutate({ method: 'POST', path: `/people/${person.id}/identities`, body: { identityId: chosen } })
      }}
    >
      <ChoiceField
        label="Gắn tài khoản đang chờ"
        hint="So mã người đó đọc qua điện thoại; đừng chỉ dựa vào tên."
        value={chosen}
        onChange={setChosen}
        options={[
          ['', 'Chọn theo mã'],
          ...data.items.map((item) => [item.id, `${item.code} · ${item.label}`] as const),
        ]}
      />
      <Button type="submit" isBusy={link.isPending} can={chosen !== '' || 'Chọn tài khoản đang chờ.'} reason="hidden">
        Gắn cho {person.name}
      </Button>
      {link.error && <ErrorBox problem={link.error} />}
    </form>
  )
}
