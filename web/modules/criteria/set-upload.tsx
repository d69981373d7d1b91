import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { Button } from '../../ui/button.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { SheetProblems } from '../../ui/sheet-problems.tsx'
import type { SetHeadView, SetSheetReading } from '../../../server/modules/criteria/api-contract.ts'
import styles from './sets.module.css'
import { useWords } from './words.ts'

/** A dry run first: every mistake with its cell; only a clean file can be published. */
export function SetUpload({ onClose }: { onClose: () => void }) {
  const words = useWords().upload
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<SetSheetReading>()
  const send = useCommand<SetSheetReading>(setReading, { isTrial: true })
  const accept = useCommand<SetHeadView>(async () => {
    setReading(undefined)
    await queryClient.invalidateQueries({ queryKey: ['criteria-sets'] })
  })
  const upload = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('file', file)
    send.mutate({ method: 'POST', path: '/criteria-sets/sheets', body })
  }
  const summary = reading?.summary
  const problem = send.error ?? accept.error
  return (
    <section className={styles.upload} aria-label={words.label}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          upload()
        }}
      >
        <FileField label={words.file} accept=".xlsx" hint={words.fileHint} file={file} onFile={setFile} />
        <p className={styles.acts}>
          <Button type="submit" size="normal" icon="eye" isBusy={send.isPending} can={file ? true : words.chooseFirst}>
            {words.read}
          </Button>
          <Button kind="quiet" size="normal" onClick={onClose}>
            {words.close}
          </Button>
        </p>
      </form>
      {problem && <ErrorBox problem={problem} />}
      {accept.isSuccess && (
        <Note icon="check" title={words.published(accept.data.title)} isNews>
          <p>{words.publishedText(accept.data.version, accept.data.counts.criteria, accept.data.counts.indicators)}</p>
        </Note>
      )}
      {reading && reading.problems.length > 0 && (
        <SheetProblems title={words.problems(reading.problems.length)} problems={reading.problems}>
          {words.mend}
        </SheetProblems>
      )}
      {reading && summary && (
        <Note icon="file" title={words.readable(summary.title, summary.version)}>
          <p>
            {words.summary(summary.counts)} {words.lasting}
          </p>
          <Button
            size="normal"
            isBusy={accept.isPending}
            can={reading.problems.length === 0 ? true : words.mendFirst}
            onClick={() =>
              accept.mutate({ method: 'POST', path: `/criteria-sets/sheets/${reading.upload}/acceptance` })
            }
          >
            {words.publish}
          </Button>
        </Note>
      )}
    </section>
  )
}
