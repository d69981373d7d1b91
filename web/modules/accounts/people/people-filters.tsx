import { useQuery } from '@tanstack/react-query'
import { PERSON_STATES } from '../../../../server/modules/accounts/contract.ts'
import { useAddress, useChangeAddress, useUnitName, useView } from '../../../shell/view.ts'
import { ChoiceField, TextField } from '../../../ui/field.tsx'
import styles from '../people.module.css'
import { rolesQuery } from '../queries.ts'
import { usePeopleWords } from './people-words.ts'

/** `loc` of the address: only people at the unit looked at, and below it. */
export const HERE = 'don-vi-nay'

/** Narrows the list by name, by the unit of the bar at the top, by role and by state; all of it stands in the address. */
export function PeopleFilters() {
  const words = usePeopleWords()
  const { q = '', loc = '', 'vai-tro': role = '', 'tinh-trang': state = '' } = useAddress()
  const change = useChangeAddress()
  const { unitId } = useView()
  const unitName = useUnitName()
  const { data: roles } = useQuery(rolesQuery(unitId || undefined))
  return (
    <search className={styles.find}>
      <TextField
        label={words.find}
        type="search"
        value={q}
        onChange={(text) => change({ q: text || undefined }, true)}
        width="min(320px, 100%)"
      />
      {unitId !== '' && (
        <ChoiceField
          label={words.filters.unit}
          value={loc === HERE ? HERE : ''}
          onChange={(key) => change({ loc: key || undefined }, true)}
          options={[
            ['', words.filters.everyUnit],
            [HERE, words.filters.here(unitName)],
          ]}
        />
      )}
      <ChoiceField
        label={words.filters.role}
        value={role}
        onChange={(key) => change({ 'vai-tro': key || undefined }, true)}
        options={[
          ['', words.filters.everyRole],
          ...(roles?.items ?? []).map(({ code, name }) => [code, name] as const),
        ]}
      />
      <ChoiceField
        label={words.table.state}
        value={state}
        onChange={(key) => change({ 'tinh-trang': key || undefined }, true)}
        options={[['', words.filters.everyState], ...PERSON_STATES.map((key) => [key, words.states[key]] as const)]}
      />
    </search>
  )
}
