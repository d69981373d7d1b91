import { useState } from 'react'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextArea } from '../../ui/field.tsx'
import styles from './dossier.module.css'

type Returned = { indicator: string; reason: string }
type Props = { dossier: Dossier; isBusy: boolean; onSend: (returned: Returned[]) => void; onClose: () => void }

/** A return names its indicators and gives each a reason; everything else stays sealed. */
export function ReturnForm({ dossier, isBusy, onSend, onClose }: Props) {
  const asked = dossier.items.filter(
    (item) => item.appraisal?.opinion === 'return' && item.appraisal.submission === dossier.submission,
  )
  const [reasons, setReasons] = useState<Record<string, string>>(
    Object.fromEntries(asked.map((item) => [item.indicator, item.appraisal?.reason ?? ''])),
  )
  const chosen = Object.keys(reasons)
  const unsaid = chosen.filter((code) => (reasons[code] ?? '').trim().length < 5)
  const can =
    chosen.length === 0
      ? 'Chọn ít nhất một chỉ tiêu để trả lại.'
      : unsaid.length > 0
        ? `Ghi lý do cho chỉ tiêu ${unsaid.join(', ')}.`
        : true
  return (
    <form
      className={styles.form}
      aria-label="Trả lại chỉ tiêu"
      onSubmit={(event) => {
        event.preventDefault()
        if (can === true) onSend(chosen.map((indicator) => ({ indicator, reason: (reasons[indicator] ?? '').trim() })))
      }}
    >
      <h2>Trả lại chỉ tiêu kèm lý do</h2>
      <ChoiceField
        label="Thêm chỉ tiêu trả lại"
        value=""
        onChange={(code) => setReasons({ ...reasons, [code]: reasons[code] ?? '' })}
        options={[
          ['', 'Chọn chỉ tiêu'],
          ...dossier.items.map((item) => [item.indicator, `${item.indicator} ${item.name}`] as const),
        ]}
      />
      {chosen.map((code) => (
        <div key={code} className={styles.reasonLine}>
          <TextArea
            label={`Lý do trả lại ${code}`}
            value={reasons[code] ?? ''}
            onChange={(text) => setReasons({ ...reasons, [code]: text })}
          />
          <Button
            kind="quiet"
            label={`Bỏ chỉ tiêu ${code} khỏi danh sách trả lại`}
            onClick={() => setReasons(Object.fromEntries(Object.entries(reasons).filter(([key]) => key !== code)))}
          >
            Bỏ
          </Button>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button kind="quiet" size="normal" onClick={onClose}>
          Thôi
        </Button>
        <Button type="submit" size="normal" can={can} isBusy={isBusy}>
          Trả lại {chosen.length} chỉ tiêu
        </Button>
      </div>
    </form>
  )
}
