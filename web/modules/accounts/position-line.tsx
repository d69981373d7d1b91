import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import type { PersonView, PositionView } from '../../../server/modules/accounts/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { DeputyForm } from './deputy-form.tsx'
import { HandOver } from './hand-over.tsx'
import styles from './people.module.css'
import { rolesQuery } from './queries.ts'
import { useSession } from './session.ts'

/** One post with its days; its end, and who stands in for its holder. */
export function PositionLine({
  position,
  mayEnd,
  mayHandOver,
  onDone,
}: {
  position: PositionView
  mayEnd: boolean
  mayHandOver: boolean
  onDone: (person: PersonView) => unknown
}) {
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
      {position.deputyFor && (
        <p>
          Làm thay {position.deputyFor.name}, theo {position.deputyFor.basis}
        </p>
      )}
      <p className="muted">
        {[position.unit?.name ?? 'Cả nước', position.agency?.name, names.join(', ')].filter(Boolean).join(' · ')}
      </p>
      <p className="muted num">
        Từ {formatDate(position.from)}
        {position.to && ` đến hết ${formatDate(addDays(plainDate(position.to), -1))}`}
      </p>
      {mayEnd && !isOver && lastDay === undefined && !isGiving && (
        <p className={styles.pair}>
          <Button kind="quiet" label={`Kết thúc vị trí ${position.title}`} onClick={() => setLastDay(today)}>
            {position.deputyFor ? 'Kết thúc làm thay' : 'Kết thúc vị trí'}
          </Button>
          {!position.deputyFor && (
            <Button kind="quiet" label={`Giao làm thay ${position.title}`} onClick={() => setGiving(true)}>
              Giao làm thay
            </Button>
          )}
        </p>
      )}
      {isOver && !isHanding && mayHandOver && (
        <Button kind="quiet" label={`Bàn giao việc của vị trí ${position.title}`} onClick={() => setHanding(true)}>
          Bàn giao việc
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
          <DateField label="Ngày làm việc cuối" value={lastDay} onChange={setLastDay} />
          <Button type="submit" isBusy={end.isPending} can={lastDay === '' ? 'Ghi ngày làm việc cuối.' : true}>
            Ghi kết thúc
          </Button>
          <Button kind="quiet" onClick={() => setLastDay(undefined)}>
            Thôi
          </Button>
        </form>
      )}
      {end.error && <ErrorBox problem={end.error} />}
    </div>
  )
}
