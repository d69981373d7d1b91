import { useQuery } from '@tanstack/react-query'
import { addDays, plainDate } from '../../../../server/kernel/time.ts'
import type { NewPosition } from '../../../../server/modules/accounts/contract.ts'
import type { RoleView } from '../../../../server/modules/accounts/role-contract.ts'
import type { UnitItem } from '../../../../server/modules/units/contract.ts'
import type { ApiProblem } from '../../../api/problem.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../../ui/field.tsx'
import { usePostWords } from './post-words.ts'
import { UnitField } from './unit-field.tsx'
import styles from '../people.module.css'
import { groupByFamily } from '../agencies/agency-lines.ts'
import { useAgencyWords } from '../agencies/agency-words.ts'
import { agencyBoardQuery, rolesQuery } from '../queries.ts'
import { useSession } from '../session.ts'

export type PositionDraft = {
  title: string
  unit: UnitItem | null
  agencyId: string
  roles: readonly string[]
  from: string
  /** Last day it is held; empty = not known. */
  lastDay: string
}

export const BLANK_POSITION: PositionDraft = { title: '', unit: null, agencyId: '', roles: [], from: '', lastDay: '' }

export function isWhole(draft: PositionDraft): boolean {
  return draft.title.trim().length >= 3 && draft.unit !== null && draft.roles.length > 0 && draft.from !== ''
}

export function toNewPosition({ title, unit, agencyId, roles, from, lastDay }: PositionDraft): object {
  return {
    title: title.trim(),
    unitId: unit?.id ?? null,
    agencyId: agencyId || null,
    roles: [...roles],
    from,
    to: lastDay === '' ? null : addDays(plainDate(lastDay), 1),
  } satisfies Record<keyof Omit<NewPosition, 'commandId'>, unknown>
}

type Props = { draft: PositionDraft; problem: ApiProblem | null; onChange: (draft: PositionDraft) => void }

/** Where, as what, with which roles and since when. */
export function PositionFields({ draft, problem, onChange }: Props) {
  const words = usePostWords().fields
  const { data: roles } = useQuery(rolesQuery(draft.unit?.id))
  return (
    <div className={styles.fields}>
      <TextField
        label={words.title}
        hint={words.titleHint}
        value={draft.title}
        onChange={(title) => onChange({ ...draft, title })}
        error={problem?.at('/title')}
      />
      <UnitField unit={draft.unit} onChoose={(unit) => onChange({ ...draft, unit, agencyId: '' })} />
      <AgencyField draft={draft} onChange={onChange} />
      <fieldset className={styles.roles}>
        <legend>{words.roles}</legend>
        {roles?.items.filter(isOffered).map((role) => (
          <label key={role.code} title={role.permissions.map((permission) => permission.name).join(', ')}>
            <input
              type="checkbox"
              checked={draft.roles.includes(role.code)}
              onChange={(event) =>
                onChange({
                  ...draft,
                  roles: event.target.checked
                    ? [...draft.roles, role.code]
                    : draft.roles.filter((code) => code !== role.code),
                })
              }
            />
            {role.name}
          </label>
        ))}
      </fieldset>
      <DateField
        label={words.from}
        value={draft.from}
        onChange={(from) => onChange({ ...draft, from })}
        error={problem?.at('/from')}
      />
      <DateField
        label={words.lastDay}
        value={draft.lastDay}
        onChange={(lastDay) => onChange({ ...draft, lastDay })}
        error={problem?.at('/to')}
      />
    </div>
  )
}

const isOffered = (role: RoleView): boolean => role.isOffered

/** Agencies the unit has on the first day of the post; a unit that has none asks nothing. */
function AgencyField({ draft, onChange }: Omit<Props, 'problem'>) {
  const words = useAgencyWords()
  const { today } = useSession()
  const { data } = useQuery(agencyBoardQuery(draft.unit?.id ?? '', draft.from || today))
  if (!data || data.items.length === 0) return null
  return (
    <ChoiceField
      label={words.title}
      value={draft.agencyId}
      onChange={(agencyId) => onChange({ ...draft, agencyId })}
      options={[['', words.ofUnitItself]]}
      groups={groupByFamily(data.items, words.families)}
    />
  )
}
