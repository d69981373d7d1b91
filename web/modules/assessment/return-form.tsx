import { useEffect, useRef, useState } from 'react'
import type { Dossier } from '../../../server/modules/assessment/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Status } from '../../ui/drawing.tsx'
import { ChoiceField, TextArea } from '../../ui/field.tsx'
import styles from './acts.module.css'
import { resultOf } from './items.ts'
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
  const heading = useRef<HTMLHeadingElement>(null)
  // The form opens under a long list: whoever asked for it is brought to it.
  useEffect(() => {
    heading.current?.focus()
  }, [])
  const chosen = dossier.items.filter(({ indicator }) => reasons[indicator] !== undefined)
  const codes = chosen.map(({ indicator }) => indicator)
  const unsaid = codes.filter((code) => (reasons[code] ?? '').trim().length < 5)
  const can = chosen.length === 0 ? words.nothing : unsaid.length > 0 ? words.unsaid(unsaid) : true
  return (
    <form
      className={styles.form}
      aria-label={words.label}
      onSubmit={(event) => {
        event.preventDefault()
        if (can === true) onSend(codes.map((indicator) => ({ indicator, reason: (reasons[indicator] ?? '').trim() })))
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <ChoiceField
        label={words.add}
        value=""
        onChange={(code) => setReasons({ ...reasons, [code]: reasons[code] ?? '' })}
        options={[
          ['', words.choose],
          ...dossier.items.map((item) => [item.indicator, `${item.indicator} ${item.name}`] as const),
        ]}
      />
      {chosen.map((item) => (
        <div key={item.indicator} className={styles.reasonLine}>
          <div>
            <TextArea
              label={words.reason(item.indicator, item.name)}
              value={reasons[item.indicator] ?? ''}
              onChange={(text) => setReasons({ ...reasons, [item.indicator]: text })}
            />
            <p className={styles.stands}>
              <Status state={resultOf(item)} /> <span className="muted">{item.reason}</span>
            </p>
          </div>
          <Button
            kind="quiet"
            label={words.removeIndicator(item.indicator)}
            onClick={() =>
              setReasons(Object.fromEntries(Object.entries(reasons).filter(([key]) => key !== item.indicator)))
            }
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
