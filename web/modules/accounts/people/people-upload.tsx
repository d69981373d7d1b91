import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatTime } from '../../../../design/format.ts'
import type { AcceptedPeopleSheet, ReadPeopleSheet } from '../../../../server/modules/accounts/people-sheet-contract.ts'
import { useCommand } from '../../../api/use-command.ts'
import { Button, buttonClass } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/drawing.tsx'
import { FileField } from '../../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../../ui/messages.tsx'
import { SheetProblems } from '../../../ui/sheet-problems.tsx'
import styles from '../people.module.css'
import { usePeopleWords } from './people-words.ts'

function formOf(file: File): FormData {
  const body = new FormData()
  body.append('file', file)
  return body
}

/** Many people at once: a file is read, every wrong cell named, and only a file without one may be accepted, whole. */
export function PeopleUpload({ onClose }: { onClose: () => void }) {
  const { upload: words, cancel } = usePeopleWords()
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const read = useCommand<ReadPeopleSheet>(undefined, { isTrial: true })
  const accept = useCommand<AcceptedPeopleSheet>(() => queryClient.invalidateQueries({ queryKey: ['people'] }))
  if (accept.data) return <Links accepted={accept.data} onClose={onClose} />
  const { rows = [], problems = [], sheet } = read.data ?? {}
  return (
    <section className={styles.form} aria-label={words.title}>
      <h2>{words.title}</h2>
      <FileField
        label={words.list}
        accept=".xlsx,.csv"
        hint={words.hint}
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          read.reset()
          accept.reset()
        }}
      />
      <p className={styles.pair}>
        <Button
          kind="outline"
          icon="eye"
          isBusy={read.isPending}
          can={file !== null || words.chooseFirst}
          onClick={() => file && read.mutate({ method: 'POST', path: '/people/sheets', body: formOf(file) })}
        >
          {words.read}
        </Button>
        <a className={buttonClass('quiet')} href="/api/v1/people/sheet.xlsx">
          <Icon name="download" size={14} /> {words.template}
        </a>
        <Button kind="quiet" onClick={onClose}>
          {cancel}
        </Button>
      </p>
      {read.error && <ErrorBox problem={read.error} />}
      {problems.length > 0 && (
        <SheetProblems title={words.mistakes(problems.length)} problems={problems}>
          {words.mistakesHelp}
        </SheetProblems>
      )}
      {read.data && problems.length === 0 && file && (
        <>
          <Rows rows={rows} />
          {accept.error && <ErrorBox problem={accept.error} />}
          <p className={styles.pair}>
            <Button
              isBusy={accept.isPending}
              onClick={() =>
                accept.mutate({ method: 'POST', path: `/people/sheets/${sheet}/acceptance`, body: formOf(file) })
              }
            >
              {words.accept(rows.length)}
            </Button>
          </p>
        </>
      )}
    </section>
  )
}

function Rows({ rows }: { rows: ReadPeopleSheet['rows'] }) {
  const { upload: words, table } = usePeopleWords()
  return (
    <table className="led fold" aria-label={words.rowsTable}>
      <thead>
        <tr>
          <th scope="col" className="margin">
            {words.row}
          </th>
          <th scope="col">{table.name}</th>
          <th scope="col">{table.post}</th>
          <th scope="col">{words.unit}</th>
          <th scope="col">{words.roles}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ row, name, title, unit, roles }) => (
          <tr key={row}>
            <td className="margin">{row}</td>
            <td>{name}</td>
            <td data-label={table.post}>{title}</td>
            <td data-label={words.unit}>{unit}</td>
            <td data-label={words.roles}>{roles}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Shown this once: whoever closes it without copying sends new links one by one. */
function Links({ accepted, onClose }: { accepted: AcceptedPeopleSheet; onClose: () => void }) {
  const words = usePeopleWords().upload
  const { people, expiresAt } = accepted
  const all = people.map(({ name, title, link }) => [name, title, link].join('\t')).join('\n')
  return (
    <section className={styles.form} aria-label={words.links}>
      <Note icon="link" title={words.added(people.length)} isNews>
        <p>{words.once(formatTime(expiresAt))}</p>
      </Note>
      <ul className={styles.links}>
        {people.map(({ id, name, title, link }) => (
          <li key={id}>
            <b>{name}</b> <span className="muted">{title}</span>
            <p className={styles.link}>{link}</p>
          </li>
        ))}
      </ul>
      <p className={styles.pair}>
        <Button kind="outline" icon="copies" onClick={() => void navigator.clipboard.writeText(all)}>
          {words.copyAll(people.length)}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {words.copied}
        </Button>
      </p>
    </section>
  )
}
