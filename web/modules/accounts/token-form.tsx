import { useState } from 'react'
import type { AccessTokens, MadeAccessToken } from '../../../server/modules/accounts/token-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import styles from './account.module.css'

const DAYS = [
  ['30', '30 ngày'],
  ['90', '90 ngày'],
  ['180', '180 ngày'],
  ['365', 'một năm'],
] as const

type Props = {
  grantable: AccessTokens['grantable']
  onMade: (made: MadeAccessToken) => void
  onClose: () => void
}

/** For which system, how long, and which rights of which of my posts; nothing is chosen beforehand. */
export function TokenForm({ grantable, onMade, onClose }: Props) {
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
      aria-label="Tạo mã truy cập"
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
        label="Dùng cho"
        hint="Ví dụ: Hệ thống báo cáo của tỉnh"
        value={name}
        onChange={setName}
        error={make.error?.at('/name')}
      />
      <ChoiceField label="Có hiệu lực" value={days} onChange={setDays} options={[...DAYS]} />
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
          can={(name.trim().length >= 3 && scopes.length > 0) || 'Ghi tên hệ thống và chọn ít nhất một quyền.'}
        >
          Tạo mã với {chosen.size} quyền
        </Button>
        <Button kind="quiet" onClick={onClose}>
          Thôi
        </Button>
      </p>
    </form>
  )
}
