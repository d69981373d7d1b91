import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { formatDate, formatTime } from '../../../design/format.ts'
import type { EvidenceView } from '../../../server/modules/indicators/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useAddress, useUnit, useView } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { FileChip, ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { lacksEvidence, listIndicators } from './board-rows.ts'
import { sayBy } from './by.ts'
import { ChooseCommune, ChooseProvince } from './choose-unit.tsx'
import { useEntryWords } from './entry-words.ts'
import { EvidenceForm } from './evidence-form.tsx'
import styles from './evidence.module.css'
import { boardQuery, evidenceQuery, INDICATOR_KEYS } from './queries.ts'
import { useWords } from './words.ts'

export function EvidenceScreen() {
  const view = useView()
  const unit = useUnit()
  const words = useEntryWords().evidence
  const wanted = useAddress()['chi-tieu']
  const { data: board, error: boardError } = useQuery(boardQuery(view))
  const { data, error: filesError, refetch } = useQuery(evidenceQuery(view))
  const error = filesError ?? boardError
  if (view.unitId === '') return <ChooseProvince title={words.title} />
  if (unit && unit.level !== 'commune') return <ChooseCommune title={words.title} unitName={unit.name} />
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data || !board) return <Loading what={words.loading} />
  const indicators = listIndicators(board)
  const missing = indicators.filter(lacksEvidence).length
  const hasFigures = indicators.some(({ value }) => value !== null)
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={
          <>
            {words.where(unit?.name ?? '', view.period)} <b>{words.files(data.items.length)}</b>;{' '}
            {hasFigures ? words.missing(missing) : words.noFigures}
          </>
        }
      />
      <div className={styles.body}>
        {board.can.attach ? (
          <EvidenceForm indicators={indicators} preset={wanted} />
        ) : (
          <Note icon="lock" title={words.readOnly} tone="time">
            <p>{words.readOnlyText(unit?.name ?? '')}</p>
          </Note>
        )}
        {data.items.length === 0 ? (
          <Note icon="file" title={words.none}>
            <p>{words.noneText}</p>
          </Note>
        ) : (
          <EvidenceTable items={data.items} canRemove={board.can.attach} />
        )}
      </div>
    </>
  )
}

function EvidenceTable({ items, canRemove }: { items: readonly EvidenceView[]; canRemove: boolean }) {
  const words = useEntryWords().files
  const { hands } = useWords()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  const [asked, setAsked] = useState<string>()
  const remove = useCommand<undefined>(async () => {
    setAsked(undefined)
    await Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  })
  return (
    <div className={styles.scroll}>
      {remove.error && <ErrorBox problem={remove.error} />}
      <table className="led fold" aria-label={words.label}>
        <thead>
          <tr>
            <th scope="col">{words.file}</th>
            <th scope="col">{words.indicators}</th>
            <th scope="col">{words.document}</th>
            <th scope="col">{words.expires}</th>
            <th scope="col">{words.added}</th>
            {canRemove && (
              <th scope="col">
                <span className="sr">{words.acts}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((file) => (
            <tr key={file.id}>
              <td>
                <FileChip
                  name={file.name}
                  hash={file.hash}
                  href={`/api/v1/evidence/${file.id}/file`}
                  isExpired={file.isExpired}
                  note={saySize(file.size)}
                />
              </td>
              <td data-label={words.indicators}>{file.indicators.join(', ')}</td>
              <td data-label={words.documentShort}>
                {[file.number, file.dated && formatDate(file.dated), file.issuer].filter(Boolean).join(' · ') || '–'}
              </td>
              <td data-label={words.expires} className={file.isExpired ? styles.expired : undefined}>
                {file.isExpired ? words.expired(formatDate(file.expiresOn)) : formatDate(file.expiresOn)}
              </td>
              <td data-label={words.addedShort}>
                {sayBy(file.addedBy, file.actingFor, hands) ?? '–'}
                <br />
                <span className="muted">{formatTime(file.addedAt, language)}</span>
              </td>
              {canRemove && (
                <td className={styles.acts}>
                  {asked === file.id ? (
                    <>
                      <Button
                        isBusy={remove.isPending}
                        onClick={() => remove.mutate({ method: 'DELETE', path: `/evidence/${file.id}` })}
                      >
                        {words.removeNow}
                      </Button>
                      <Button kind="quiet" onClick={() => setAsked(undefined)}>
                        {words.keep}
                      </Button>
                    </>
                  ) : (
                    <Button kind="quiet" label={words.removeFile(file.name)} onClick={() => setAsked(file.id)}>
                      {words.remove}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function saySize(bytes: number): string {
  return bytes < 1_000_000
    ? `${Math.max(1, Math.round(bytes / 1000))} kB`
    : `${(bytes / 1_000_000).toFixed(1).replace('.', ',')} MB`
}
