import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import {
  AGENCY_FAMILIES,
  type AgencyBoard,
  type AgencyDetail,
  type AgencyFamily,
  OTHER_KIND,
} from '../../../../server/modules/accounts/agency-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import { BasisFields, BLANK_BASIS, isWholeBasis } from './agency-basis.tsx'
import { endAfter } from './agency-lines.ts'
import { useAgencyWords } from './agency-words.ts'
import { AGENCIES } from '../queries.ts'

type Props = { board: AgencyBoard; onAdded: (id: string) => void; onClose: () => void }

/** An agency that no list knows: a team, a council, an office of this unit alone. */
export function NewAgencyForm({ board, onAdded, onClose }: Props) {
  const words = useAgencyWords()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState({
    family: 'team' as AgencyFamily,
    kind: board.kinds.find(({ family }) => family === 'team')?.kind ?? OTHER_KIND,
    name: '',
    from: board.asOf,
    lastDay: '',
    holdsSectors: false,
  })
  const [basis, setBasis] = useState(BLANK_BASIS)
  const edit = (part: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...part }))
  const add = useCommand<AgencyDetail>(async ({ id }) => {
    await queryClient.invalidateQueries({ queryKey: [...AGENCIES] })
    onAdded(id)
  })
  const kinds = board.kinds.filter(({ family }) => family === draft.family)
  const mayHold = board.unit.level === 'province' && (draft.family === 'government' || draft.family === 'front')
  return (
    <form
      className={styles.form}
      aria-label={words.add}
      onSubmit={(event) => {
        event.preventDefault()
        const { lastDay, holdsSectors, ...rest } = draft
        const body = {
          ...rest,
          unitId: board.unit.id,
          to: endAfter(lastDay),
          holdsSectors: mayHold && holdsSectors,
          basis,
        }
        add.mutate({ method: 'POST', path: '/agencies', body })
      }}
    >
      <h2>{words.addTo(board.unit.name)}</h2>
      <div className={styles.fields}>
        <ChoiceField
          label={words.family}
          value={draft.family}
          onChange={(family) =>
            edit({
              family: family as AgencyFamily,
              kind: board.kinds.find((one) => one.family === family)?.kind ?? OTHER_KIND,
            })
          }
          options={AGENCY_FAMILIES.map((family) => [family, words.families[family]] as const)}
        />
        <ChoiceField
          label={words.kind}
          value={draft.kind}
          onChange={(kind) => edit({ kind })}
          options={[...kinds.map(({ kind, name }) => [kind, name[language]] as const), [OTHER_KIND, words.otherKind]]}
        />
        <DateField
          label={words.newFrom}
          value={draft.from}
          onChange={(from) => edit({ from })}
          error={add.error?.at('/from')}
        />
        <DateField
          label={words.lastDayIfKnown}
          value={draft.lastDay}
          onChange={(lastDay) => edit({ lastDay })}
          error={add.error?.at('/to')}
        />
      </div>
      <TextField
        label={words.fullName}
        value={draft.name}
        onChange={(name) => edit({ name })}
        placeholder={words.namePlace}
        error={add.error?.at('/name')}
      />
      {mayHold && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={draft.holdsSectors}
            onChange={(event) => edit({ holdsSectors: event.target.checked })}
          />
          {words.holdsSectors}
        </label>
      )}
      <BasisFields basis={basis} onChange={setBasis} problem={add.error} />
      {add.error && <ErrorBox problem={add.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          size="normal"
          isBusy={add.isPending}
          can={
            draft.name.trim().length < 3 || draft.from === ''
              ? words.missingName
              : isWholeBasis(basis) || words.basis.missing
          }
        >
          {words.addIt}
        </Button>
        <Button kind="quiet" size="normal" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}
