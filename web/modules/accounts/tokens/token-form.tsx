import { useState } from 'react'
import type { AccessTokens, MadeAccessToken } from '../../../../server/modules/accounts/token-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ChoiceField, TextField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { useAccountWords } from '../account-words.ts'
import styles from '../account.module.css'

const DAYS = ['30', '90', '180', '365'] as const

type Props = {
  grantable: AccessTokens['grantable']
  onMade: (made: MadeAccessToken) => void
  onClose: () => void
}

/** For which system, how long, and which rights of which of my posts; nothing is chosen beforehand. */
export function TokenForm({ grantable, onMade, onClose }: Props) {
  const { cancel, tokens: words } = useAccountWords()
  const [name, setName] = useState('')
  const [days, setDays] = useState('90')
  /** `{position} {permission}`. */
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const make = useCommand<MadeAccessToken>(onMade)
  const scopes = grantable.flatMap(({ position, rights }) => {
    const permissions = rights.map(({ code }) => code).filter((code) => chosen.has(`${position.id} ${code}`))
    return permissions.length > 0 ? [{ positionId: position.id, permissions }] : []
  })
  const toggle = (key: string): void =>
    setChosen((before) => new Set(before.has(key) ? [...before].filter((one) => one !== key) : [...before, key]))
  return (
    <form
      className={styles.form}
      aria-label={words.make}
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate({
          method: 'POST',
          path: '/account/tokens',
          body: { name: name.trim(), days: Number(days), scopes },
        })
      }}
    >
      <TextField
        label={words.usedFor}
        hint={words.usedForHint}
        value={name}
        onChange={setName}
        error={make.error?.at('/name')}
      />
      <ChoiceField
        label={words.valid}
        value={days}
        onChange={setDays}
        options={DAYS.map((one) => [one, words.days[one]])}
      />
      {grantable.map(({ position, rights }) => (
        <fieldset key={position.id} className={styles.rights}>
          <legend>{position.title}</legend>
          {rights.map(({ code, name: label }) => (
            <label key={code}>
              <input
                type="checkbox"
                checked={chosen.has(`${position.id} ${code}`)}
                onChange={() => toggle(`${position.id} ${code}`)}
              />
              {label}
            </label>
          ))}
        </fieldset>
      ))}
      {make.error && <ErrorBox problem={make.error} />}
      <p className={styles.acts}>
        <Button
          type="submit"
          isBusy={make.isPending}
          can={(name.trim().length >= 3 && scopes.length > 0) || words.needs}
        >
          {words.makeWith(chosen.size)}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {cancel}
        </Button>
      </p>
    </form>
  )
}
