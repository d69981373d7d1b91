import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { HamletTrial } from '../../../server/modules/hamlets/change-contract.ts'
import { HAMLET_TYPES, type HamletItem } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { Segments } from '../../ui/parts.tsx'
import { useSession } from '../accounts/session.ts'
import { blankDraft, type ChangeDraft, chooseHamlets, isWhole, KINDS, toChange } from './change-draft.ts'
import { BasisFields } from './basis-fields.tsx'
import { CommuneField } from './commune-field.tsx'
import { sayCount } from './counts.ts'
import styles from './hamlets.module.css'
import { PartsFields } from './parts-fields.tsx'
import { HAMLETS, hamletsQuery } from './queries.ts'
import { TrialView } from './trial-view.tsx'
import { typeOptions } from './type-options.ts'
import { useWords } from './words.ts'

type Props = { communeId: string; types: readonly string[]; openId: string | undefined; onClose: () => void }

/** A change by decision: typed in, looked at, and only then written. */
export function ChangeForm({ communeId, types, openId, onClose }: Props) {
  const words = useWords()
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<ChangeDraft>(() =>
    blankDraft({ type: types[0] ?? HAMLET_TYPES[0], day: today, hamletIds: openId ? [openId] : [] }),
  )
  // The whole list of the day: the filter of the screen does not matter here.
  const { data } = useQuery(hamletsQuery({ unit: communeId, asOf: draft.day || today }))
  const trial = useCommand<HamletTrial>(undefined, { isTrial: true })
  const apply = useCommand(async () => {
    onClose()
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
  })
  const edit = (part: Partial<ChangeDraft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    trial.reset()
    apply.reset()
  }
  const send = (path: string, act: typeof trial | typeof apply): void =>
    act.mutate({ method: 'POST', path, body: toChange(draft) })
  const problem = trial.error ?? apply.error
  return (
    <form
      className={styles.form}
      aria-label={words.changing.name}
      onSubmit={(event) => {
        event.preventDefault()
        send('/hamlet-changes/trial', trial)
      }}
    >
      <h2>{words.changing.title}</h2>
      <div>
        <Segments
          label={words.changing.kind}
          segments={KINDS.map((key) => ({ key, label: words.changing.kinds[key] }))}
          chosen={draft.kind}
          onChoose={(kind) =>
            edit({ kind, hamletIds: kind === 'merge' ? draft.hamletIds : draft.hamletIds.slice(0, 1) })
          }
        />
      </div>
      {data ? <Which draft={draft} items={data.items} onEdit={edit} /> : <Loading what={words.loading} lines={3} />}
      <What draft={draft} types={types} onEdit={edit} />
      <BasisFields draft={draft} onEdit={edit} />
      {problem && <ErrorBox problem={problem} />}
      {trial.data && <TrialView trial={trial.data} />}
      <p className={styles.pair}>
        {trial.data?.canApply ? (
          <Button size="normal" icon="check" isBusy={apply.isPending} onClick={() => send('/hamlet-changes', apply)}>
            {words.changing.save}
          </Button>
        ) : (
          <Button
            type="submit"
            size="normal"
            icon="eye"
            isBusy={trial.isPending}
            can={sayCount(draft.households, words) ? words.changing.wrongHouseholds : isWhole(draft, words.changing)}
          >
            {words.changing.preview}
          </Button>
        )}
        <Button kind="quiet" size="normal" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}

export type EditProps = { draft: ChangeDraft; onEdit: (part: Partial<ChangeDraft>) => void }

function Which({ draft, items, onEdit }: EditProps & { items: readonly HamletItem[] }) {
  const { hamlet, changing } = useWords()
  if (draft.kind !== 'merge')
    return (
      <ChoiceField
        label={hamlet}
        value={draft.hamletIds[0] ?? ''}
        onChange={(id) => onEdit(chooseHamlets(draft, id === '' ? [] : [id], items))}
        options={[['', changing.chooseOne], ...items.map(({ id, label }) => [id, label] as const)]}
        width="min(420px, 100%)"
      />
    )
  const { hamletIds } = draft
  const toggle = (id: string): void => {
    const chosen = hamletIds.includes(id) ? hamletIds.filter((one) => one !== id) : [...hamletIds, id]
    onEdit(chooseHamlets(draft, chosen, items))
  }
  return (
    <fieldset className={styles.choices}>
      <legend>{changing.together(draft.hamletIds.length)}</legend>
      {items.map(({ id, label }) => (
        <label key={id}>
          <input type="checkbox" checked={draft.hamletIds.includes(id)} onChange={() => toggle(id)} />
          {label}
        </label>
      ))}
    </fieldset>
  )
}

function What({ draft, types, onEdit }: EditProps & { types: readonly string[] }) {
  const words = useWords()
  const { changing } = words
  const { kind } = draft
  if (kind === 'abolish') return null
  if (kind === 'transfer') return <CommuneField draft={draft} onEdit={onEdit} />
  if (kind === 'split') return <PartsFields draft={draft} types={types} onEdit={onEdit} />
  return (
    <div className={styles.fields}>
      <ChoiceField
        label={changing.newType}
        value={draft.type}
        onChange={(type) => onEdit({ type })}
        options={typeOptions(types.includes(draft.type) ? types : [draft.type, ...types])}
      />
      <TextField label={changing.newName} value={draft.name} onChange={(name) => onEdit({ name })} />
      {kind === 'merge' && (
        <>
          <TextField
            label={changing.households}
            value={draft.households}
            onChange={(households) => onEdit({ households })}
            error={sayCount(draft.households, words)}
            hint={changing.householdsHint}
          />
          <TextField
            label={changing.population}
            value={draft.population}
            onChange={(population) => onEdit({ population })}
            error={sayCount(draft.population, words)}
          />
        </>
      )}
    </div>
  )
}
