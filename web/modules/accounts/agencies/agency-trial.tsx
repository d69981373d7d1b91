import type { ReactNode } from 'react'
import type { AgencyBoard, AgencyTrial } from '../../../../server/modules/accounts/agency-contract.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Note } from '../../../ui/messages.tsx'
import styles from './agencies.module.css'
import { useAgencyWords } from './agency-words.ts'

/** What an act would change, before it is written. `people`: what it means for those with posts. */
export function TrialView({ trial, board, people }: { trial: AgencyTrial; board: AgencyBoard; people: ReactNode }) {
  const { trial: words } = useAgencyWords()
  const { language } = useLanguage()
  if (!trial.canApply)
    return (
      <Note icon="warning" tone="warning" title={words.cannot} isNews>
        <ul className={styles.points}>
          {trial.problems.map(({ pointer, detail }) => (
            <li key={pointer + detail}>{detail}</li>
          ))}
        </ul>
      </Note>
    )
  const nameOf = (code: string): string => board.programmes.find((one) => one.code === code)?.name[language] ?? code
  const isPassed = trial.sectors.some(({ to }) => to !== null)
  return (
    <div className={styles.preview} aria-live="polite">
      <h4>{words.title}</h4>
      <ul className={styles.points}>
        {trial.sectors.map(({ code, name, from, to }) => (
          <li key={code}>{words.sector(name, from?.name ?? words.nobody, to?.name ?? words.nobody)}</li>
        ))}
        {trial.focal.map(({ programme, to }) => (
          <li key={programme}>{words.focal(nameOf(programme), to?.name ?? words.nobodyFocal)}</li>
        ))}
        {people && <li>{people}</li>}
        {isPassed && <li>{words.dossiers}</li>}
      </ul>
    </div>
  )
}
