import type { Explanation } from '../../../server/modules/indicators/contract.ts'
import { formatDate } from '../../../design/format.ts'
import { FileChip } from '../../ui/parts.tsx'
import styles from './drawer.module.css'

export function EvidencePanel({ explanation, canAttach }: { explanation: Explanation; canAttach: boolean }) {
  if (explanation.evidence.length === 0)
    return (
      <section>
        <p>Chưa có minh chứng. {canAttach ? 'Cần ít nhất một tệp cho chỉ tiêu này.' : 'Đơn vị chưa gắn tệp nào.'}</p>
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
                file.number && `số ${file.number}`,
                file.dated && `ngày ${formatDate(file.dated)}`,
                file.issuer,
                file.isExpired && file.expiresOn && `hết hạn ${formatDate(file.expiresOn)}`,
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
