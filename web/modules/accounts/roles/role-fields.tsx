import type { EditableRole, RoleSettings } from '../../../../server/modules/accounts/role-contract.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { TextField } from '../../../ui/field.tsx'
import { Note } from '../../../ui/messages.tsx'
import { clashOf, groupRights, type RoleDraft, rightsChange, toggleRight } from './role-draft.ts'
import { useRoleWords } from './role-words.ts'
import styles from './roles.module.css'

type Right = RoleSettings['permissions'][number]

type Props = {
  settings: RoleSettings
  role: EditableRole
  draft: RoleDraft
  problem: ApiProblem | null
  onChange: (draft: RoleDraft) => void
}

/** Name, rights, two steps and basis of a role. */
export function RoleFields({ settings, role, draft, problem, onChange }: Props) {
  const words = useRoleWords()
  return (
    <>
      {role.isOwn && (
        <TextField
          label={words.name}
          value={draft.name}
          onChange={(name) => onChange({ ...draft, name })}
          error={problem?.at('/name')}
        />
      )}
      <Rights settings={settings} role={role} draft={draft} onChange={onChange} />
      <label className={styles.tick}>
        <input
          type="checkbox"
          checked={draft.twoSteps}
          disabled={role.shipped.twoSteps}
          onChange={(event) => onChange({ ...draft, twoSteps: event.target.checked })}
        />
        <span>
          {words.askTwoSteps}
          <small>{role.shipped.twoSteps ? words.askedAlways : words.askTwoStepsHint}</small>
        </span>
      </label>
      {!role.isFixed && (
        <label className={styles.tick}>
          <input
            type="checkbox"
            checked={draft.isOffered}
            onChange={(event) => onChange({ ...draft, isOffered: event.target.checked })}
          />
          <span>{words.offer}</span>
        </label>
      )}
      <TextField
        label={words.basis}
        hint={words.basisHint}
        value={draft.basis}
        onChange={(basis) => onChange({ ...draft, basis })}
        error={problem?.at('/basis')}
      />
      <Difference settings={settings} role={role} draft={draft} />
    </>
  )
}

function Rights({ settings, role, draft, onChange }: Omit<Props, 'problem'>) {
  const words = useRoleWords()
  return groupRights(settings.permissions).map(([group, rights]) => {
    const isShut = ({ code, isReserved }: Right): boolean => isReserved && !role.shipped.permissions.includes(code)
    const shut = role.isFixed ? [] : rights.filter(isShut)
    return (
      <fieldset key={group} className={styles.group}>
        <legend>{words.groups[group]}</legend>
        {rights
          .filter((right) => !shut.includes(right))
          .map(({ code, name }) => (
            <label key={code} className={styles.tick}>
              <input
                type="checkbox"
                checked={draft.permissions.includes(code)}
                disabled={role.isFixed}
                onChange={() => onChange(toggleRight(draft, code))}
              />
              {name}
            </label>
          ))}
        {shut.length > 0 && <p className={styles.shut}>{words.reserved(shut.map(({ name }) => name).join(', '))}</p>}
      </fieldset>
    )
  })
}

/** What a save would change and for how many people, or why it may not be. */
function Difference({ settings, role, draft }: Pick<Props, 'settings' | 'role' | 'draft'>) {
  const words = useRoleWords()
  const nameOf = (code: string): string => settings.permissions.find((one) => one.code === code)?.name ?? code
  const clash = clashOf(settings, draft)
  if (clash)
    return <Note icon="warning" tone="warning" title={words.apart(nameOf(clash[0]), nameOf(clash[1]))} isNews />
  const { added, removed } = rightsChange(role, draft)
  if (added.length + removed.length === 0 && draft.twoSteps === role.twoSteps) return null
  return (
    <output className={styles.difference}>
      {added.length > 0 && <span>{words.adds(added.map(nameOf).join(', '))}</span>}
      {removed.length > 0 && <span>{words.removes(removed.map(nameOf).join(', '))}</span>}
      {role.edition === null && role.holders === 0 ? null : <span>{words.atOnce(role.holders)}</span>}
      {draft.twoSteps && !role.twoSteps && role.withoutTwoSteps > 0 && (
        <span>{words.withoutTwoSteps(role.withoutTwoSteps)}</span>
      )}
    </output>
  )
}
