import { useState } from 'react'
import type { ChangeLine } from '../../../server/modules/units/change-contract.ts'
import type { DecisionSheet } from '../../../server/modules/units/decision-contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { SheetProblems } from '../../ui/sheet-problems.tsx'
import styles from './decisions.module.css'
import { useWords } from './words.ts'

/** The annex of a decision read from a file: lines are added only when the whole file is right. */
export function AnnexUpload({ onRead }: { onRead: (lines: readonly ChangeLine[]) => void }) {
  const words = useWords().annex
  const [file, setFile] = useState<File | null>(null)
  const read = useCommand<DecisionSheet>(
    (sheet) => {
      if (sheet.problems.length === 0) onRead(sheet.lines as ChangeLine[])
    },
    { isTrial: true },
  )
  const send = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    read.mutate({ method: 'POST', path: '/unit-decisions/sheets', body })
  }
  const problems = read.data?.problems ?? []
  return (
    <div className={styles.upload}>
      <FileField
        label={words.file}
        accept=".xlsx,.csv"
        hint={words.hint}
        file={file}
        onFile={(chosen) => {
          setFile(chosen)
          read.reset()
        }}
      />
      <div className={styles.acts}>
        <Button kind="outline" icon="eye" isBusy={read.isPending} can={file ? true : words.chooseFirst} onClick={send}>
          {words.read}
        </Button>
        <a className={buttonClass('quiet')} href="/api/v1/unit-decisions/sheet.xlsx">
          <Icon name="download" size={14} /> {words.template}
        </a>
      </div>
      {read.error && <ErrorBox problem={read.error} onRetry={send} />}
      {read.data && problems.length === 0 && <Note icon="check" title={words.added(read.data.lines.length)} isNews />}
      {problems.length > 0 && (
        <SheetProblems title={words.wrong(problems.length)} problems={problems}>
          {words.wrongHint}
        </SheetProblems>
      )}
    </div>
  )
}
