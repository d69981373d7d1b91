import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate } from '../../../../design/format.ts'
import type { PersonView } from '../../../../server/modules/accounts/contract.ts'
import type { OpenWork } from '../../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../../api/problem.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../../ui/messages.tsx'
import styles from '../people.module.css'
import { usePostWords } from './post-words.ts'
import { PersonField } from './person-field.tsx'
import { openWorkQuery } from '../queries.ts'

/** What waits for the holder of a post, and to whom it goes when they move. */
export function HandOver({ positionId }: { positionId: string }) {
  const words = usePostWords().handOver
  const queryClient = useQueryClient()
  const query = openWorkQuery(positionId)
  const { data, error } = useQuery(query)
  const [person, setPerson] = useState<PersonView | null>(null)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const hand = useCommand<OpenWork>((answer) => {
    queryClient.setQueryData(query.queryKey, answer)
    void queryClient.invalidateQueries({ queryKey: ['left-open'] })
  })
  if (error) return <ErrorBox problem={toProblem(error)} />
  if (!data) return <Loading what={words.loading} />
  if (data.items.length === 0) return <p>{words.none}</p>
  const chosen = data.items.map(({ dossier }) => dossier).filter((id) => !left.has(id))
  const toggle = (id: string): void =>
    setLeft((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))
  return (
    <div className={styles.narrow}>
      <p>
        <b>{words.count(data.items.length)}</b> {words.lead}
      </p>
      <ul className={styles.work}>
        {data.items.map((item) => (
          <li key={item.id}>
            <label>
              <input type="checkbox" checked={!left.has(item.dossier)} onChange={() => toggle(item.dossier)} />
              <span>
                {item.verb} {item.object}
                {item.detail && <span className="muted"> · {item.detail}</span>}
                {item.dueOn && <span className="muted num"> · {words.due(formatDate(item.dueOn))}</span>}
              </span>
            </label>
          </li>
        ))}
      </ul>
      {hand.isSuccess && person ? (
        <Note icon="check" title={words.done(person.name)} isNews />
      ) : (
        <>
          <PersonField label={words.receiver} person={person} onChoose={setPerson} />
          {hand.error && <ErrorBox problem={hand.error} />}
          <Button
            kind="outline"
            isBusy={hand.isPending}
            can={(person !== null && chosen.length > 0) || words.chooseFirst}
            onClick={() =>
              hand.mutate({
                method: 'POST',
                path: `/positions/${positionId}/handover`,
                body: { toPersonId: person?.id, dossiers: chosen },
              })
            }
          >
            {words.act(chosen.length)}
          </Button>
        </>
      )}
    </div>
  )
}
