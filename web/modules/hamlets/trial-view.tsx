import { formatNumber } from '../../../design/format.ts'
import type { HamletTrial, Standing } from '../../../server/modules/hamlets/change-contract.ts'
import { Note } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'
import { useWords, type Words } from './words.ts'

/** What would be there before and after; every reason why it cannot be written. */
export function TrialView({ trial }: { trial: HamletTrial }) {
  const words = useWords().trial
  const { ended, begun, continued, problems } = trial
  if (problems.length > 0)
    return (
      <Note icon="warning" tone="warning" title={words.wrong(problems.length)} isNews>
        <ul>
          {problems.map(({ pointer, detail }) => (
            <li key={pointer + detail}>{detail}</li>
          ))}
        </ul>
      </Note>
    )
  return (
    <section className={styles.preview} aria-live="polite">
      <h3>{words.title}</h3>
      <table className="led" aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {continued.map(({ before, after }) => (
            <tr key={before.id}>
              <td>{say(before, words)}</td>
              <td>{say(after, words)}</td>
            </tr>
          ))}
          {(ended.length > 0 || begun.length > 0) && (
            <tr>
              <td>
                {ended.map((one) => (
                  <p key={one.id}>
                    <del>{say(one, words)}</del>
                  </p>
                ))}
              </td>
              <td>
                {begun.length === 0 && words.gone}
                {begun.map((one) => (
                  <p key={one.label}>{say(one, words)}</p>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

function say({ label, commune, households, population }: Standing, words: Words['trial']): string {
  const counted = households === null ? words.noHouseholds : words.households(formatNumber(households))
  const people = population === null ? '' : words.people(formatNumber(population))
  return words.hamlet(label, commune, counted + people)
}
