import { useState } from 'react'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceField, TextArea } from '../../ui/field.tsx'
import styles from './dossier.module.css'
import { useWords } from './words.ts'

type Returned = { indicator: string; reason: string }
type Props = { dossier: Dossier; isBusy: boolean; onSend: (returned: Returned[]) => void; onClose: () => void }

/** A return names its indicators and gives each a reason; everything else stays sealed. */
export function ReturnForm({ dossier, isBusy, onSend, onClose }: Props) {
  const words = useWords().returnForm
  const asked = dossier.items.filter(
    (item) => item.appraisal?.opinion === 'return' && item.appraisal.submission === dossier.submission,
  )
  const [reasons, setReasons] = useState<Record<string, string>>(
    Object.fromEntries(asked.map((item) => [item.indicator, item.appraisal?.reason ?? ''])),
  )
  const chosen = Object.keys(reasons)
  const unsaid = chosen.filter((code) => (reasons[code] ?? '').trim().length < 5)
  const can = chosen.length === 0 ? words.nothing : unsaid.length > 0 ? words.unsaid(unsaid) : true
  return (
    <form
      className={styles.form}
      aria-label={words.label}
      onSubmit={(event) => {
        event.preventDefault()
        if (can === true) onSend(chosen.map((indicator) => ({ indicator, reason: (reasons[indicator] ?? '').trim() })))
      }}
    >
      <h2>{words.title}</h2>
      <ChoiceField
        label={words.add}
        value=""
        onChange={(code) => setReasons({ ...reasons, [code]: reasons[code] ?? '' })}
        options={[
          ['', words.choose],
          ...dossier.items.map((item) => [item.indicator, `${item.indicator} ${item.name}`] as const),
        ]}
      />
      {chosen.map((code) => (
        <div key={code} className={styles.reasonLine}>
          <TextArea
            label={words.reason(code)}
            value={reasons[code] ?? ''}
            onChange={(text) => setReasons({ ...reasons, [code]: text })}
          />
          <Button
            kind="quiet"
            label={words.removeIndicator(code)}
            onClick={() => setReasons(Object.fromEntries(Object.entries(reasons).filter(([key]) => key !== code)))}
          >
            {words.remove}
          </Button>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button kind="quiet" size="normal" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button type="submit" size="normal" can={can} isBusy={isBusy}>
          {words.send(chosen.length)}
        </Button>
      </div>
    </form>
  )
}
