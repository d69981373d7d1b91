import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgencyTrial } from '../../../../server/modules/accounts/agency-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import type { ActProps } from './agency-acts.tsx'
import { BasisFields, BLANK_BASIS, isWholeBasis } from './agency-basis.tsx'
import { endAfter, groupByFamily, namesOf } from './agency-lines.ts'
import { TrialView } from './agency-trial.tsx'
import { useAgencyWords } from './agency-words.ts'
import { AGENCIES } from '../queries.ts'
import { useSession } from '../session.ts'

type Draft = {
  lastDay: string
  successors: readonly string[]
  /** Sector → who receives it; absent = nobody. */
  sectors: Readonly<Record<string, string>>
  focalToId: string
  postsToId: string
}

/** The end of an agency: who follows it, and what goes to whom. Looked at first, then written. */
export function EndAgencyForm({ agency, board, onClose }: ActProps) {
  const words = useAgencyWords()
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState<Draft>({
    lastDay: today,
    successors: [],
    sectors: {},
    focalToId: '',
    postsToId: '',
  })
  const [basis, setBasis] = useState(BLANK_BASIS)
  const trial = useCommand<AgencyTrial>(undefined, { isTrial: true })
  const apply = useCommand(async () => {
    await queryClient.invalidateQueries({ queryKey: [...AGENCIES] })
    onClose()
  })
  const edit = (part: Partial<Draft>): void => {
    setDraft((before) => ({ ...before, ...part }))
    trial.reset()
    apply.reset()
  }
  const path = `/agencies/${agency.id}/end`
  const body = {
    day: endAfter(draft.lastDay),
    successors: draft.successors,
    sectors: Object.entries(draft.sectors).flatMap(([sector, toAgencyId]) =>
      toAgencyId ? { sector, toAgencyId } : [],
    ),
    focalToId: draft.focalToId || null,
    postsToId: draft.postsToId || null,
    basis,
  }
  const problem = trial.error ?? apply.error
  return (
    <form
      className={styles.form}
      aria-label={words.end}
      onSubmit={(event) => {
        event.preventDefault()
        trial.mutate({ method: 'POST', path: `${path}/trial`, body })
      }}
    >
      <h4>{words.end}</h4>
      <DateField label={words.lastDay} value={draft.lastDay} onChange={(lastDay) => edit({ lastDay })} />
      <Successors agency={agency} board={board} draft={draft} onEdit={edit} />
      {draft.successors.length > 0 && <Passing agency={agency} board={board} draft={draft} onEdit={edit} />}
      <BasisFields
        basis={basis}
        onChange={(next) => {
          setBasis(next)
          edit({})
        }}
        problem={problem}
      />
      {problem && <ErrorBox problem={problem} />}
      {trial.data && <TrialView trial={trial.data} board={board} people={sayPosts(words, trial.data)} />}
      <p className={styles.pair}>
        {trial.data?.canApply ? (
          <Button icon="check" isBusy={apply.isPending} onClick={() => apply.mutate({ method: 'POST', path, body })}>
            {words.save}
          </Button>
        ) : (
          <Button
            type="submit"
            icon="eye"
            isBusy={trial.isPending}
            can={draft.lastDay === '' ? words.missingDay : isWholeBasis(basis) || words.basis.missing}
          >
            {words.preview}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}

function sayPosts(words: ReturnType<typeof useAgencyWords>, { posts }: AgencyTrial): string {
  if (posts.held === 0) return ''
  return posts.moved > 0 ? words.trial.postsMove(posts.moved) : words.trial.postsStay(posts.held)
}

type FieldsProps = Omit<ActProps, 'onClose'> & { draft: Draft; onEdit: (part: Partial<Draft>) => void }

function Successors({ agency, board, draft, onEdit }: FieldsProps) {
  const words = useAgencyWords()
  const left = board.items.filter(
    ({ id, validTo }) =>
      id !== agency.id && !draft.successors.includes(id) && (validTo === null || validTo > board.asOf),
  )
  const nameOf = (id: string): string => board.items.find((line) => line.id === id)?.name ?? ''
  return (
    <>
      {draft.successors.length > 0 && (
        <ul className={styles.chosen} aria-label={words.successors}>
          {draft.successors.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <IconButton
                name="close"
                size={12}
                label={words.removeSuccessor(nameOf(id))}
                onClick={() => onEdit(withoutSuccessor(draft, id))}
              />
            </li>
          ))}
        </ul>
      )}
      <ChoiceField
        label={words.successors}
        value=""
        onChange={(id) => id && onEdit(withSuccessor(draft, id, agency.sectors))}
        options={[['', draft.successors.length === 0 ? words.noSuccessor : words.chooseSuccessor]]}
        groups={groupByFamily(left, words.families)}
      />
    </>
  )
}

/** The first successor takes everything until somebody says otherwise. */
function withSuccessor(draft: Draft, id: string, sectors: readonly string[]): Partial<Draft> {
  const isFirst = draft.successors.length === 0
  return {
    successors: [...draft.successors, id],
    ...(isFirst && { sectors: Object.fromEntries(sectors.map((sector) => [sector, id])), focalToId: id }),
  }
}

function withoutSuccessor(draft: Draft, id: string): Partial<Draft> {
  return {
    successors: draft.successors.filter((one) => one !== id),
    sectors: Object.fromEntries(Object.entries(draft.sectors).filter(([, to]) => to !== id)),
    ...(draft.focalToId === id && { focalToId: '' }),
    ...(draft.postsToId === id && { postsToId: '' }),
  }
}

function Passing({ agency, board, draft, onEdit }: FieldsProps) {
  const words = useAgencyWords()
  const successors = draft.successors.map((id) => [id, board.items.find((line) => line.id === id)?.name ?? ''] as const)
  return (
    <>
      {agency.sectors.map((sector) => (
        <ChoiceField
          key={sector}
          label={`${words.sectorsTo}: ${namesOf(board.sectors, [sector])}`}
          value={draft.sectors[sector] ?? ''}
          onChange={(id) => onEdit({ sectors: { ...draft.sectors, [sector]: id } })}
          options={[['', words.toNobody], ...successors]}
        />
      ))}
      {agency.focalOf.length > 0 && (
        <ChoiceField
          label={words.focalTo}
          value={draft.focalToId}
          onChange={(focalToId) => onEdit({ focalToId })}
          options={[['', words.toNobody], ...successors]}
        />
      )}
      {agency.posts !== 0 && (
        <ChoiceField
          label={words.postsTo}
          value={draft.postsToId}
          onChange={(postsToId) => onEdit({ postsToId })}
          options={[['', words.postsStay], ...successors]}
        />
      )}
    </>
  )
}
