import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AgencyBoard, AgencyDetail, FocalSpan } from '../../../../server/modules/accounts/agency-contract.ts'
import type { Act } from '../../../api/use-command.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { ChoiceField, TextField } from '../../../ui/field.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import { type BasisDraft, BLANK_BASIS, BasisFields, isWholeBasis } from './agency-basis.tsx'
import { endAfter } from './agency-lines.ts'
import { useAgencyWords } from './agency-words.ts'
import { EndAgencyForm } from './end-agency-form.tsx'
import { AGENCIES } from '../queries.ts'
import { ReceiveSectorForm } from './receive-sector-form.tsx'
import { useSession } from '../session.ts'

type Doing = 'rename' | 'receive' | 'becomeFocal' | 'end'
export type ActProps = { agency: AgencyDetail; board: AgencyBoard; onClose: () => void }

/** What may be recorded of an agency that is there today: one thing at a time, each by a decision. */
export function AgencyActs({ agency, board }: Omit<ActProps, 'onClose'>) {
  const words = useAgencyWords()
  const { today } = useSession()
  const [doing, setDoing] = useState<Doing>()
  const isProvincial = board.unit.level === 'province'
  const isOver = agency.validTo !== null && agency.validTo <= today
  if (isOver) return null
  const acts: readonly Doing[] = [
    'rename',
    ...(agency.holdsSectors && isProvincial ? (['receive'] as const) : []),
    ...(isProvincial ? (['becomeFocal'] as const) : []),
    'end',
  ]
  const props = { agency, board, onClose: () => setDoing(undefined) }
  return (
    <section>
      <h3>{words.record}</h3>
      {doing === undefined && (
        <p className={styles.pair}>
          {acts.map((act) => (
            <Button key={act} kind={act === 'end' ? 'quiet' : 'outline'} onClick={() => setDoing(act)}>
              {words[act]}
            </Button>
          ))}
        </p>
      )}
      {doing === 'rename' && <RenameForm {...props} />}
      {doing === 'receive' && <ReceiveSectorForm {...props} />}
      {doing === 'becomeFocal' && <FocalForm {...props} />}
      {doing === 'end' && <EndAgencyForm {...props} />}
    </section>
  )
}

/** One act: its fields, the decision, and one button that writes. */
function ActForm({
  title,
  act,
  can,
  basis,
  onBasis,
  onClose,
  children,
}: {
  title: string
  act: Omit<Act, 'body'> & { body: object }
  can: true | string
  basis: BasisDraft
  onBasis: (basis: BasisDraft) => void
  onClose: () => void
  children: ReactNode
}) {
  const words = useAgencyWords()
  const queryClient = useQueryClient()
  const send = useCommand(async () => {
    await queryClient.invalidateQueries({ queryKey: [...AGENCIES] })
    onClose()
  })
  return (
    <form
      className={styles.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate({ ...act, body: { ...act.body, basis } })
      }}
    >
      <h4>{title}</h4>
      {children}
      <BasisFields basis={basis} onChange={onBasis} problem={send.error} />
      {send.error && <ErrorBox problem={send.error} />}
      <p className={styles.pair}>
        <Button
          type="submit"
          isBusy={send.isPending}
          can={can === true ? isWholeBasis(basis) || words.basis.missing : can}
        >
          {words.save}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </form>
  )
}

function RenameForm({ agency, onClose }: ActProps) {
  const words = useAgencyWords()
  const { today } = useSession()
  const [name, setName] = useState(agency.name)
  const [from, setFrom] = useState(today)
  const [basis, setBasis] = useState(BLANK_BASIS)
  const can = (name.trim().length >= 3 && from !== '') || words.missingName
  const act = { method: 'POST', path: `/agencies/${agency.id}/names`, body: { name, from } } as const
  return (
    <ActForm title={words.rename} act={act} can={can} basis={basis} onBasis={setBasis} onClose={onClose}>
      <TextField label={words.newName} value={name} onChange={setName} />
      <DateField label={words.newFrom} value={from} onChange={setFrom} />
    </ActForm>
  )
}

function FocalForm({ agency, board, onClose }: ActProps) {
  const words = useAgencyWords()
  const { language } = useLanguage()
  const { today } = useSession()
  const [programme, setProgramme] = useState(board.programmes[0]?.code ?? '')
  const [from, setFrom] = useState(today)
  const [lastDay, setLastDay] = useState('')
  const [basis, setBasis] = useState(BLANK_BASIS)
  const body = { programme, from, to: endAfter(lastDay) }
  const act = { method: 'POST', path: `/agencies/${agency.id}/programmes`, body } as const
  return (
    <ActForm
      title={words.becomeFocal}
      act={act}
      can={from !== '' || words.missingDay}
      basis={basis}
      onBasis={setBasis}
      onClose={onClose}
    >
      <ChoiceField
        label={words.programme}
        value={programme}
        onChange={setProgramme}
        options={board.programmes.map(({ code, name }) => [code, name[language]] as const)}
      />
      <DateField label={words.newFrom} value={from} onChange={setFrom} />
      <DateField label={words.lastDayIfKnown} value={lastDay} onChange={setLastDay} />
    </ActForm>
  )
}

/** Ends one span of being focal; a span that is over needs nothing. */
export function StopFocal({ span, programme }: { span: FocalSpan; programme: string }) {
  const words = useAgencyWords()
  const { today } = useSession()
  const [isOpen, setOpen] = useState(false)
  const [lastDay, setLastDay] = useState(today)
  const [basis, setBasis] = useState(BLANK_BASIS)
  if (span.to !== null && span.to <= today) return null
  if (!isOpen)
    return (
      <Button kind="quiet" label={words.stopFocalOf(programme)} onClick={() => setOpen(true)}>
        {words.stopFocal}
      </Button>
    )
  const act = { method: 'POST', path: `/focal-agencies/${span.id}/end`, body: { day: endAfter(lastDay) } } as const
  return (
    <ActForm
      title={words.stopFocalOf(programme)}
      act={act}
      can={lastDay !== '' || words.missingDay}
      basis={basis}
      onBasis={setBasis}
      onClose={() => setOpen(false)}
    >
      <DateField label={words.lastDay} value={lastDay} onChange={setLastDay} />
    </ActForm>
  )
}
