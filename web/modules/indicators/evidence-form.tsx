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
import styles from './evidence.module.css'
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
  const queryClient = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>(preset ? [preset] : [])
  const [facts, setFacts] = useState(BLANK)
  const [round, setRound] = useState(0)
  const attach = useCommand<EvidenceView>(async () => {
    setFile(null)
    setFacts(BLANK)
    setRound(round + 1)
    await Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))
  })
  const submit = (): void => {
    if (!file) return
    const body = new FormData()
    body.append('indicators', chosen.join(','))
    for (const [key, value] of Object.entries(facts)) if (value !== '') body.append(key, value)
    body.append('file', file)
    attach.mutate({
      method: 'POST',
      path: `/units/${view.unitId}/evidence`,
      query: { period: view.period, set: view.set },
      body,
    })
  }
  const add = (code: string): void => setChosen(chosen.includes(code) ? chosen : [...chosen, code])
  const fact = (key: keyof typeof BLANK) => ({
    value: facts[key],
    onChange: (value: string) => setFacts({ ...facts, [key]: value }),
  })
  const can = !file ? 'Chọn tệp trước khi gửi.' : chosen.length === 0 ? 'Chọn ít nhất một chỉ tiêu.' : true

  return (
    <form
      className={styles.form}
      aria-label="Thêm minh chứng"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <FileField
        key={round}
        label="Tệp minh chứng"
        accept={ACCEPTED}
        hint="PDF, ảnh JPG hoặc PNG, Word, Excel; nhiều nhất 25 MB."
        file={file}
        onFile={setFile}
      />
      <div className={styles.facts}>
        <div className={styles.indicators}>
          <label htmlFor="evidence-indicator">Chỉ tiêu</label>
          <select id="evidence-indicator" value="" onChange={(event) => add(event.target.value)}>
            <option value="" disabled>
              Thêm chỉ tiêu
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
                  aria-label={`Bỏ chỉ tiêu ${code}`}
                  onClick={() => setChosen(chosen.filter((one) => one !== code))}
                >
                  {code} ×
                </button>
              </li>
            ))}
          </ul>
        </div>
        <TextField label="Số văn bản" {...fact('number')} />
        <DateField label="Ngày văn bản" {...fact('dated')} />
        <TextField label="Nơi ban hành" {...fact('issuer')} />
        <DateField label="Hết hạn ngày" {...fact('expiresOn')} />
      </div>
      {attach.error && <ErrorBox problem={attach.error} onRetry={submit} />}
      <Button type="submit" size="normal" icon="upload" isBusy={attach.isPending} can={can}>
        Gửi tệp minh chứng
      </Button>
      {attach.isSuccess && !file && <output>Đã gắn {attach.data.name}.</output>}
    </form>
  )
}
