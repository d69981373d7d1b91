import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../../design/format.ts'
import { addDays, plainDate } from '../../../../server/kernel/time.ts'
import type { PersonView, PositionView } from '../../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { DateField } from '../../../ui/date-field.tsx'
import { ErrorBox } from '../../../ui/messages.tsx'
import { DeputyForm } from './deputy-form.tsx'
import { HandOver } from './hand-over.tsx'
import { usePostWords } from './post-words.ts'
import styles from '../people.module.css'
import { rolesQuery } from '../queries.ts'
import { useSession } from '../session.ts'

/** One post with its days; its end, and who stands in for its holder. */
export function PositionLine({
  position,
  can,
  mayChange,
  mayHandOver,
  onDone,
}: {
  position: PositionView
  can: Pick<PersonView['can'], 'endPosts' | 'deputise'>
  mayChange: boolean
  mayHandOver: boolean
  onDone: (person: PersonView) => unknown
}) {
  const { cancel, line: words, deputy } = usePostWords()
  const { today } = useSession()
  const { data: roles } = useQuery(rolesQuery(position.unit?.id))
  const [lastDay, setLastDay] = useState<string>()
  const [isGiving, setGiving] = useState(false)
  const [isHanding, setHanding] = useState(false)
  const isOver = position.to !== null && position.to <= today
  const end = useCommand<PersonView>(onDone)
  const names = position.roles.map((code) => roles?.items.find((role) => role.code === code)?.name ?? code)
  return (
    <div className={position.held ? styles.post : `${styles.post} ${styles.ended}`}>
      <p>
        <b>{position.title}</b>
      </p>
      {position.deputyFor && <p>{words.deputy(position.deputyFor.name, position.deputyFor.basis)}</p>}
      <p className="muted">
        {[position.unit?.name ?? words.country, position.agency?.name, names.join(', ')].filter(Boolean).join(' · ')}
      </p>
      <p className="muted num">
        {words.days(formatDate(position.from), position.to && formatDate(addDays(plainDate(position.to), -1)))}
      </p>
      {mayChange && !isOver && lastDay === undefined && !isGiving && (
        <p className={styles.pair}>
          <Button
            kind="quiet"
            can={can.endPosts}
            label={words.endOne(position.title)}
            onClick={() => setLastDay(today)}
          >
            {position.deputyFor ? words.endDeputy : words.end}
          </Button>
          {!position.deputyFor && (
            <Button
              kind="quiet"
              can={can.deputise}
              label={deputy.giveOne(position.title)}
              onClick={() => setGiving(true)}
            >
              {deputy.give}
            </Button>
          )}
        </p>
      )}
      {isOver && !isHanding && mayHandOver && (
        <Button kind="quiet" label={words.handOverOf(position.title)} onClick={() => setHanding(true)}>
          {words.handOver}
        </Button>
      )}
      {(isHanding || lastDay !== undefined) && <HandOver positionId={position.id} />}
      {isGiving && <DeputyForm position={position} onClose={() => setGiving(false)} onDone={onDone} />}
      {lastDay !== undefined && (
        <form
          className={styles.pair}
          onSubmit={(event) => {
            event.preventDefault()
            end.mutate({
              method: 'POST',
              path: `/positions/${position.id}/end`,
              body: { to: addDays(plainDate(lastDay), 1) },
            })
          }}
        >
          <DateField label={words.lastDay} value={lastDay} onChange={setLastDay} />
          <Button type="submit" isBusy={end.isPending} can={lastDay === '' ? words.lastDayNeeded : true}>
            {words.saveEnd}
          </Button>
          <Button kind="quiet" onClick={() => setLastDay(undefined)}>
            {cancel}
          </Button>
        </form>
      )}
      {end.error && <ErrorBox problem={end.error} />}
    </div>
  )
}
