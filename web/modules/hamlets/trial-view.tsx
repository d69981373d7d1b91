import { formatNumber } from '../../../design/format.ts'
import type { HamletTrial, Standing } from '../../../server/modules/hamlets/change-contract.ts'
import { Note } from '../../ui/messages.tsx'
import styles from './hamlets.module.css'

/** What would be there before and after; every reason why it cannot be written. */
export function TrialView({ trial }: { trial: HamletTrial }) {
  const { ended, begun, continued, problems } = trial
  if (problems.length > 0)
    return (
      <Note icon="warning" tone="warning" title={`Chưa ghi được, còn ${problems.length} chỗ chưa đúng`} isNews>
        <ul>
          {problems.map(({ pointer, detail }) => (
            <li key={pointer + detail}>{detail}</li>
          ))}
        </ul>
      </Note>
    )
  return (
    <section className={styles.preview} aria-live="polite">
      <h3>Xem trước, chưa ghi gì</h3>
      <table className="led" aria-label="Trước và sau">
        <thead>
          <tr>
            <th scope="col">Trước</th>
            <th scope="col">Sau</th>
          </tr>
        </thead>
        <tbody>
          {continued.map(({ before, after }) => (
            <tr key={before.id}>
              <td>{say(before)}</td>
              <td>{say(after)}</td>
            </tr>
          ))}
          {(ended.length > 0 || begun.length > 0) && (
            <tr>
              <td>
                {ended.map((one) => (
                  <p key={one.id}>
                    <del>{say(one)}</del>
                  </p>
                ))}
              </td>
              <td>
                {begun.length === 0 && 'Không còn trong danh sách'}
                {begun.map((one) => (
                  <p key={one.label}>{say(one)}</p>
                ))}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}

function say({ label, commune, households, population }: Standing): string {
  const counted = households === null ? 'chưa biết số hộ' : `${formatNumber(households)} hộ`
  const people = population === null ? '' : `, ${formatNumber(population)} người`
  return `${label}, ${commune}: ${counted}${people}`
}
