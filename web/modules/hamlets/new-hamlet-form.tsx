import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { HAMLET_TYPES, type HamletDetail, type HamletPage } from '../../../server/modules/hamlets/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { readCount, sayCount } from './counts.ts'
import styles from './hamlets.module.css'
import { HAMLETS } from './queries.ts'
import { typeOptions, usualFirst } from './type-options.ts'
import { useWords, type Words } from './words.ts'

type Props = { page: HamletPage; onAdded: (id: string) => void; onClose: () => void }

/** One hamlet more in the list. Households and people may be left empty: then they are not known. */
export function NewHamletForm({ page, onAdded, onClose }: Props) {
  const words = useWords()
  const { adding } = words
  const queryClient = useQueryClient()
  const { isBinding, source } = page.types
  const types = usualFirst(page.types.types, page.items)
  const usual = types[0] ?? HAMLET_TYPES[0]
  const [draft, setDraft] = useState({
    type: usual,
    name: '',
    from: page.asOf,
    households: '',
    population: '',
    source: '',
  })
  const edit = (part: Partial<typeof draft>): void => setDraft((before) => ({ ...before, ...part }))
  const add = useCommand<HamletDetail>(async (made) => {
    await queryClient.invalidateQueries({ queryKey: [...HAMLETS] })
    onAdded(made.id)
  })
  const hasCounts = draft.households.trim() !== '' || draft.population.trim() !== ''
  return (
    <form
      className={styles.form}
      aria-label={adding.name}
      onSubmit={(event) => {
        event.preventDefault()
        const { type, name, from } = draft
        const counted = { households: readCount(draft.households), population: readCount(draft.population) }
        const body = { communeId: page.unit.id, type, name, from, ...counted, source: hasCounts ? draft.source : null }
        add.mutate({ method: 'POST', path: '/hamlets', body })
      }}
    >
      <h2>{adding.title(page.unit.name)}</h2>
      <div className={styles.fields}>
        <ChoiceField
          label={words.type}
          value={draft.type}
          onChange={(type) => edit({ type })}
          options={typeOptions(types)}
          {...(isBinding && source !== null && { hint: adding.typeHint(source) })}
        />
        <TextField
          label={adding.hamletName}
          value={draft.name}
          onChange={(name) => edit({ name })}
          error={add.error?.at('/name')}
          placeholder={adding.nameSample}
        />
        <DateField
          label={adding.from}
          value={draft.from}
          onChange={(from) => edit({ from })}
          error={add.error?.at('/from')}
        />
        <TextField
          label={adding.households}
          value={draft.households}
          onChange={(households) => edit({ households })}
          error={sayCount(draft.households, words)}
        />
        <TextField
          label={adding.population}
          value={draft.population}
          onChange={(population) => edit({ population })}
          error={sayCount(draft.population, words)}
        />
        {hasCounts && (
          <TextField
            label={adding.source}
            value={draft.source}
            onChange={(text) => edit({ source: text })}
            error={add.error?.at('/source')}
            placeholder={adding.sourceSample}
          />
        )}
      </div>
      {add.error && <ErrorBox problem={add.error} />}
      <p className={styles.pair}>
        <Button type="submit" size="normal" isBusy={add.isPending} can={canAdd(draft, hasCounts, words)}>
          {adding.add}
        </Button>
        <Button kind="quiet" size="normal" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}

type Draft = { name: string; from: string; households: string; population: string; source: string }

function canAdd(
  { name, from, households, population, source }: Draft,
  hasCounts: boolean,
  words: Words,
): true | string {
  const { adding } = words
  if (name.trim() === '' || from === '') return adding.missing
  if (sayCount(households, words) ?? sayCount(population, words)) return adding.wrongCounts
  return !hasCounts || source.trim().length >= 2 || adding.missingSource
}
