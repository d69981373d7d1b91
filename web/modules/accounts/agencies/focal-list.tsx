import type { AgencyBoard } from '../../../../server/modules/accounts/agency-contract.ts'
import { TextButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { UnsureTag } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import { useAgencyWords } from './agency-words.ts'

/** Who leads which programme in a province that day. */
export function FocalList({ board, onOpen }: { board: AgencyBoard; onOpen: (id: string) => void }) {
  const words = useAgencyWords()
  const { language } = useLanguage()
  if (board.programmes.length === 0) return null
  return (
    <section className={styles.focal} aria-label={words.programmes}>
      <h2>{words.programmes}</h2>
      <dl>
        {board.programmes.map(({ code, name, focal }) => (
          <div key={code}>
            <dt>{name[language]}</dt>
            <dd>
              {focal.length === 0 && <span className="muted">{words.noFocal}</span>}
              {focal.map(({ id, agency, basis, source }) => (
                <span key={id} className={styles.lead}>
                  <TextButton onClick={() => onOpen(agency.id)}>{agency.name}</TextButton>
                  {basis === null && source === null && <UnsureTag>{words.unconfirmed}</UnsureTag>}
                </span>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
