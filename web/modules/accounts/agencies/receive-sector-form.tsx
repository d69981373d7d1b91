import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AgencyTrial } from '../../../../server/modules/accounts/agency-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField } from '../../../ui/field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import type { ActProps } from './agency-acts.tsx'
import { BasisFields, BLANK_BASIS, isWholeBasis } from './agency-basis.tsx'
import { TrialView } from './agency-trial.tsx'
import { useAgencyWords } from './agency-words.ts'
import { AGENCIES } from '../queries.ts'
import { useSession } from '../session.ts'

/** A sector from its present holder to this agency: looked at first, then written. */
export function ReceiveSectorForm({ agency, board, onClose }: ActProps) {
  const words = useAgencyWords()
  const { today } = useSession()
  const queryClient = useQueryClient()
  const [sector, setSector] = useState('')
  const [day, setDay] = useState(today)
  const [basis, setBasis] = useState(BLANK_BASIS)
  const holder = board.items.find((line) => line.sectors.includes(sector))
  const trial = useCommand<AgencyTrial>(undefined, { isTrial: true })
  const apply = useCommand(async () => {
    await queryClient.invalidateQueries({ queryKey: [...AGENCIES] })
    onClose()
  })
  const path = `/agencies/${agency.id}/sectors`
  const body = { sector, day, holderId: holder?.id ?? null, basis }
  const again =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value)
      trial.reset()
      apply.reset()
    }
  const problem = trial.error ?? apply.error
  const held = trial.data?.posts.held ?? 0
  const others = board.sectors.filter(({ code }) => !agency.sectors.includes(code))
  return (
    <form
      className={styles.form}
      aria-label={words.receive}
      onSubmit={(event) => {
        event.preventDefault()
        trial.mutate({ method: 'POST', path: `${path}/trial`, body })
      }}
    >
      <h4>{words.receive}</h4>
      <ChoiceField
        label={words.sector}
        value={sector}
        onChange={again(setSector)}
        options={[['', words.chooseSector], ...others.map(({ code, name }) => [code, name] as const)]}
        {...(sector && { hint: holder ? words.heldBy(holder.name) : words.heldByNobody })}
      />
      <DateField label={words.newFrom} value={day} onChange={again(setDay)} />
      <BasisFields basis={basis} onChange={again(setBasis)} problem={problem} />
      {problem && <ErrorBox problem={problem} />}
      {trial.data && (
        <TrialView trial={trial.data} board={board} people={held > 0 && words.trial.postsOfHolder(held)} />
      )}
      <p className={styles.pair}>
        {trial.data?.canApply ? (
          <Button icon="check" isBusy={apply.isPending} onClick={() => apply.mutate({ method: 'POST', path, body })}>
            {words.save}
          </Button>
        ) : (
          <Button type="submit" icon="eye" isBusy={trial.isPending} can={whyNot()}>
            {words.preview}
          </Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )

  function whyNot(): true | string {
    if (sector === '') return words.chooseSector
    if (day === '') return words.missingDay
    return isWholeBasis(basis) || words.basis.missing
  }
}
