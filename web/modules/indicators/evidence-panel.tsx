import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { formatDate } from '../../../design/format.ts'
import { FileChip } from '../../ui/parts.tsx'
import { useBoardWords } from './board-words.ts'
import { sayBy } from './by.ts'
import styles from './drawer.module.css'
import { useWords } from './words.ts'

export function EvidencePanel({ explanation, canAttach }: { explanation: Explanation; canAttach: boolean }) {
  const words = useBoardWords().evidence
  const { hands } = useWords()
  if (explanation.evidence.length === 0)
    return (
      <section>
        <p>
          {words.none} {canAttach ? words.needed : words.nothingYet}
        </p>
      </section>
    )
  return (
    <section>
      <ul className={styles.evidence}>
        {explanation.evidence.map((file) => (
          <li key={file.id}>
            <FileChip
              name={file.name}
              hash={file.hash}
              href={`/api/v1/evidence/${file.id}/file`}
              isExpired={file.isExpired}
            />
            <span className="muted">
              {[
                file.number && words.number(file.number),
                file.dated && words.dated(formatDate(file.dated)),
                file.issuer,
                file.isExpired && file.expiresOn && words.expired(formatDate(file.expiresOn)),
                words.added(sayBy(file.addedBy, file.actingFor, hands) ?? hands.officer, file.addedAt),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
