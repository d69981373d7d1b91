import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AuditEvent } from '../../../server/modules/audit/contract.ts'
import { formatTime } from '../../../design/format.ts'
import { toProblem } from '../../api/problem.ts'
import { Button, buttonClass, TextButton } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import styles from './audit.module.css'
import { type Asked, eventsQuery } from './queries.ts'
import { useWords } from './words.ts'

/** The log, for whoever is charged with reading it: filtered, page by page, taken out as CSV. */
export function AuditScreen() {
  const words = useWords().log
  const [asked, setAsked] = useState<Asked>({})
  const ask = (part: Asked): void => setAsked((before) => ({ ...before, ...part }))
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(eventsQuery(asked))
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const types = data?.pages[0]?.types ?? []
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead}>
        <a className={buttonClass('outline')} href={`/api/v1/audit/events.csv${address(asked)}`}>
          <Icon name="download" size={14} /> {words.download}
        </a>
      </ScreenHead>
      <search className={styles.filters}>
        <ChoiceField
          label={words.type}
          value={asked.type ?? ''}
          onChange={(type) => ask({ type: type || undefined })}
          options={[['', words.everyType], ...types.map(({ type, label }) => [type, label] as const)]}
          width="280px"
        />
        <ByName key={asked.q ?? ''} asked={asked.q ?? ''} onAsk={(q) => ask({ q: q || undefined })} />
        <DateField
          label={words.from}
          value={asked.from ?? ''}
          onChange={(from) => ask({ from: from || undefined })}
          width="160px"
        />
        <DateField
          label={words.to}
          value={asked.to ?? ''}
          onChange={(to) => ask({ to: to || undefined })}
          width="160px"
        />
        {(asked.actor ?? asked.subject) && (
          <Button kind="quiet" icon="close" onClick={() => ask({ actor: undefined, subject: undefined })}>
            {words.clear}
          </Button>
        )}
      </search>
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={8} />}
        {data && items.length === 0 && (
          <Note icon="search" title={words.none}>
            <p>{words.noneText}</p>
          </Note>
        )}
        {items.length > 0 && <EventTable items={items} onAsk={ask} />}
        {hasNextPage && (
          <Button kind="outline" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.older}
          </Button>
        )}
      </div>
    </>
  )
}

/** Asked for when it is whole, not at each letter: every look at the log is written down. */
function ByName({ asked, onAsk }: { asked: string; onAsk: (q: string) => void }) {
  const words = useWords().log
  const [text, setText] = useState(asked)
  return (
    <form
      className={styles.byName}
      onSubmit={(event) => {
        event.preventDefault()
        onAsk(text.trim())
      }}
    >
      <TextField label={words.named} type="search" value={text} onChange={setText} width="220px" />
      <Button
        type="submit"
        kind="outline"
        size="normal"
        can={text.trim().length !== 1 || words.twoLetters}
        reason="hidden"
      >
        {words.find}
      </Button>
    </form>
  )
}

function address(asked: Asked): string {
  const given = Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined)
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

function EventTable({ items, onAsk }: { items: readonly AuditEvent[]; onAsk: (part: Asked) => void }) {
  const { events: words, system } = useWords()
  const { language } = useLanguage()
  return (
    <table className={`led fold ${styles.events}`} aria-label={words.label}>
      <thead>
        <tr>
          <th scope="col" className="margin">
            {words.seq}
          </th>
          <th scope="col">{words.type}</th>
          <th scope="col">{words.at}</th>
          <th scope="col">{words.actor}</th>
          <th scope="col">{words.from}</th>
          <th scope="col">{words.subject}</th>
          <th scope="col">{words.body}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((event) => (
          <tr key={event.id}>
            <td className="margin">{event.seq ?? words.notSealed}</td>
            <td>{event.label}</td>
            <td data-label={words.at}>{formatTime(event.at, language)}</td>
            <td data-label={words.actor}>
              <Who who={event.actor} none={system} onChoose={(actor) => onAsk({ actor })} />
              {event.actingFor && (
                <span className={styles.for}>{words.actingFor(event.actingFor.name ?? event.actingFor.id)}</span>
              )}
            </td>
            <td data-label={words.from}>
              {event.from?.device ?? '–'}
              {event.from?.address && <span className={styles.for}>{event.from.address}</span>}
            </td>
            <td data-label={words.subject}>
              <Who who={event.subject} none="–" onChoose={(subject) => onAsk({ subject })} />
            </td>
            <td data-label={words.body}>
              <Body body={event.body} personal={event.personal} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ who, none, onChoose }: { who: AuditEvent['actor']; none: string; onChoose: (id: string) => void }) {
  const words = useWords().events
  if (who === null) return <>{none}</>
  const name = who.name ?? `${who.id.slice(0, 8)}…`
  return (
    <TextButton title={words.only} onClick={() => onChoose(who.id)}>
      {name}
    </TextButton>
  )
}

/** What was logged, as it was logged: an auditor checks it against the chain. */
function Body({ body, personal }: Pick<AuditEvent, 'body' | 'personal'>) {
  const words = useWords().events
  const count = Object.keys(body).length
  if (count === 0) return <>–</>
  return (
    <details>
      <summary>{words.entries(count)}</summary>
      {Object.entries(personal).map(([name, value]) => (
        <p key={name}>
          {words.personal[name] ?? name}: {value ?? words.erased}
        </p>
      ))}
      <pre className={styles.json}>{JSON.stringify(body, null, 1)}</pre>
    </details>
  )
}
