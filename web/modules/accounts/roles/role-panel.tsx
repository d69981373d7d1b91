import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../../design/format.ts'
import type { EditableRole, RoleSettings } from '../../../../server/modules/accounts/role-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { SidePanel } from '../../../ui/list-and-panel.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { roleSettingsQuery } from '../queries.ts'
import { clashOf, draftOf, isChanged, type RoleDraft } from './role-draft.ts'
import { RoleFields } from './role-fields.tsx'
import { useRoleWords } from './role-words.ts'
import styles from './roles.module.css'

type Props = { settings: RoleSettings; role: EditableRole; onClose: () => void }

/** One role: its rights as boxes to tick, whether it asks for two steps, and how it came to be so. */
export function RolePanel({ settings, role, onClose }: Props) {
  const words = useRoleWords()
  const [isCopying, setCopying] = useState(false)
  return (
    <SidePanel title={isCopying ? words.newTitle(role.basedOn.name) : role.name} close={words.close} onClose={onClose}>
      {isCopying ? (
        <CopyForm settings={settings} role={role} onEnd={() => setCopying(false)} />
      ) : (
        <>
          <ChangeForm settings={settings} role={role} />
          <section>
            <Button kind="outline" icon="copies" onClick={() => setCopying(true)}>
              {words.copy}
            </Button>
          </section>
          {role.history.length > 0 && <History role={role} />}
        </>
      )}
    </SidePanel>
  )
}

/** Every act answers with the roles as they are now. */
function useRoleCommand(settings: RoleSettings, onDone: () => void = () => undefined) {
  const queries = useQueryClient()
  return useCommand<RoleSettings>(async (now) => {
    queries.setQueryData(roleSettingsQuery(settings.scope.id).queryKey, now)
    await queries.invalidateQueries({ queryKey: ['roles'] })
    onDone()
  })
}

function ChangeForm({ settings, role }: Omit<Props, 'onClose'>) {
  const words = useRoleWords()
  const [draft, setDraft] = useState<RoleDraft>(draftOf(role))
  const save = useRoleCommand(settings)
  const provinceId = settings.scope.id
  const hasBasis = draft.basis.trim().length >= 5
  const problem = save.error
  const whyNotSaved = (): true | string => {
    if (!isChanged(role, draft)) return words.nothing
    if (clashOf(settings, draft)) return words.clash
    return (hasBasis && draft.permissions.length > 0) || words.needs
  }
  const { edition } = role
  return (
    <form
      className={styles.form}
      aria-label={role.name}
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ method: 'PUT', path: `/roles/${role.code}`, body: { provinceId, seen: edition, ...draft } })
      }}
    >
      {role.isOwn && <p>{words.basedOn(role.basedOn.name)}</p>}
      {role.isFixed && <p>{words.fixed}</p>}
      <RoleFields settings={settings} role={role} draft={draft} problem={problem} onChange={setDraft} />
      {problem && <ErrorBox problem={problem} />}
      <p className={styles.acts}>
        <Button type="submit" isBusy={save.isPending} can={whyNotSaved()}>
          {words.save}
        </Button>
        {edition !== null && !role.isOwn && (
          <Button
            kind="outline"
            isBusy={save.isPending}
            can={hasBasis || words.resetNeeds}
            reason="hidden"
            onClick={() =>
              save.mutate({
                method: 'POST',
                path: `/roles/${role.code}/reset`,
                body: { provinceId, seen: edition, basis: draft.basis },
              })
            }
          >
            {words.reset}
          </Button>
        )}
      </p>
    </form>
  )
}

function CopyForm({ settings, role, onEnd }: Omit<Props, 'onClose'> & { onEnd: () => void }) {
  const words = useRoleWords()
  const [draft, setDraft] = useState<RoleDraft>({ ...draftOf(role), name: '', isOffered: true })
  const make = useRoleCommand(settings, onEnd)
  const { name, permissions, twoSteps, basis } = draft
  const isWhole = name.trim().length >= 3 && permissions.length > 0 && basis.trim().length >= 5
  return (
    <form
      className={styles.form}
      aria-label={words.newTitle(role.basedOn.name)}
      onSubmit={(event) => {
        event.preventDefault()
        const body = { provinceId: settings.scope.id, basedOn: role.basedOn.code, name, permissions, twoSteps, basis }
        make.mutate({ method: 'POST', path: '/roles', body })
      }}
    >
      <RoleFields
        settings={settings}
        role={{ ...role, isOwn: true, isFixed: false, holders: 0 }}
        draft={draft}
        problem={make.error}
        onChange={setDraft}
      />
      {make.error && <ErrorBox problem={make.error} />}
      <p className={styles.acts}>
        <Button
          type="submit"
          isBusy={make.isPending}
          can={clashOf(settings, draft) ? words.clash : isWhole || words.needs}
        >
          {words.make}
        </Button>
        <Button kind="quiet" onClick={onEnd}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}

function History({ role }: { role: EditableRole }) {
  const words = useRoleWords()
  return (
    <section>
      <h3>{words.history}</h3>
      <ol className={styles.history}>
        {role.history.map(({ at, by, basis, closed }) => (
          <li key={at}>
            <b>{formatTime(at)}</b> {by ?? words.system}: {basis}
            {closed && closed.basis !== '' && (
              <span>
                {formatTime(closed.at)} {closed.by ?? words.system}, {words.wentBack}: {closed.basis}
              </span>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}
