import { useState } from 'react'
import type { ResultView } from '../../../server/modules/indicators/contract.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { useEntryWords } from './entry-words.ts'
import styles from './evidence.module.css'

const FIRST = 8

/** What has a figure and no file yet: each is one press from being the indicator that the next file serves. */
export function MissingEvidence({
  missing,
  onChoose,
}: {
  missing: readonly ResultView[]
  onChoose: (indicator: string) => void
}) {
  const words = useEntryWords().lacking
  const [isWhole, setWhole] = useState(false)
  if (missing.length === 0) return null
  const shown = isWhole ? missing : missing.slice(0, FIRST)
  return (
    <section className={styles.lacking}>
      <h2>{words.title(missing.length)}</h2>
      <ul>
        {shown.map(({ indicator, name }) => (
          <li key={indicator}>
            <b className="num">{indicator}</b>
            <TextButton label={words.attachTo(indicator, name)} onClick={() => onChoose(indicator)}>
              {name}
            </TextButton>
          </li>
        ))}
      </ul>
      {missing.length > shown.length && (
        <Button kind="outline" onClick={() => setWhole(true)}>
          {words.all(missing.length)}
        </Button>
      )}
    </section>
  )
}
