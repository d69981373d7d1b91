import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EvidenceView, ResultView } from '../../../server/modules/indicators/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { useView } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { DateField } from '../../ui/date-field.tsx'
import { TextField } from '../../ui/field.tsx'
import { FileField } from '../../ui/file-field.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import { lacksEvidence } from './board-rows.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './evidence.module.css'
import { MissingEvidence } from './missing-evidence.tsx'
import { INDICATOR_KEYS } from './queries.ts'

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx'
const BLANK = { number: '', dated: '', issuer: '', expiresOn: '' }

/** One file may serve many indicators; its number, date, issuer and expiry are kept beside it. */
export function EvidenceForm({
  indicators,
  preset,
}: {
  indicators: readonly ResultView[]
  preset: string | undefined
}) {
  const view = useView()
  const words = useEntryWords().attach
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>(preset ? [preset] : [])
  const [facts, setFacts] = useState(BLANK)
  const [round, setRound] = useState(0)
  const [share, setShare] = useState(0)
  const attach = useCommand<EvidenceView>(async () => {
    setFile(null)
    setFacts(BLANK)
    // The next file is of something else: a tag left behind would be given to it unseen.
    setChosen([])
    setRound(round + 1)
    await Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  })
  const submit = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('indicators', chosen.join(','))
    for (const [key, value] of Object.entries(facts)) if (value !== '') body.append(key, value)
    body.append('file', file)
    setShare(0)
    attach.mutate({
      method: 'POST',
      path: `/units/${view.unitId}/evidence`,
      query: { period: view.period, set: view.set },
      body,
      onProgress: setShare,
    })
  }
  const add = (code: string): void => setChosen(chosen.includes(code) ? chosen : [...chosen, code])
  const fact = (key: keyof typeof BLANK) => ({
    value: facts[key],
    onChange: (value: string) => setFacts({ ...facts, [key]: value }),
  })
  const can = !file ? words.chooseFirst : chosen.length === 0 ? words.indicatorFirst : true

  return (
    <>
      <form
        className={styles.form}
        aria-label={words.label}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <FileField
          key={round}
          label={words.file}
          accept={ACCEPTED}
          hint={words.fileHint}
          file={file}
          onFile={setFile}
        />
        <div className={styles.facts}>
          <div className={styles.indicators}>
            <label htmlFor="evidence-indicator">{words.indicator}</label>
            <select id="evidence-indicator" value="" onChange={(event) => add(event.target.value)}>
              <option value="" disabled>
                {words.addIndicator}
              </option>
              {indicators.map((result) => (
                <option key={result.indicator} value={result.indicator}>
                  {result.indicator} {result.name}
                </option>
              ))}
            </select>
            <ul>
              {chosen.map((code) => (
                <li key={code}>
                  <button
                    type="button"
                    aria-label={words.dropIndicator(code)}
                    onClick={() => setChosen(chosen.filter((one) => one !== code))}
                  >
                    {code} ×
                  </button>
                </li>
              ))}
            </ul>
          </div>
          <TextField label={words.number} {...fact('number')} />
          <DateField label={words.dated} {...fact('dated')} />
          <TextField label={words.issuer} {...fact('issuer')} />
          <DateField label={words.expires} {...fact('expiresOn')} />
        </div>
        {attach.error && <ErrorBox problem={attach.error} onRetry={submit} />}
        <Button type="submit" size="normal" icon="upload" isBusy={attach.isPending} can={can}>
          {attach.isPending ? words.sending(Math.floor(share * 100)) : words.send}
        </Button>
        {attach.isSuccess && !file && <output>{words.done(attach.data.name)}</output>}
      </form>
      <MissingEvidence
        missing={indicators.filter((result) => lacksEvidence(result) && !chosen.includes(result.indicator))}
        onChoose={add}
      />
    </>
  )
}
