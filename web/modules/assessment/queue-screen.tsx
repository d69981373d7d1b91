import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { Dossier, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { ListAndPanel, SidePanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { useSession } from '../accounts/session.ts'
import { sortByDeadline } from '../work/deadlines.ts'
import { AppraisalPanel } from './appraisal-panel.tsx'
import { dossierQuery, dossiersAtQuery } from './queries.ts'
import { QueueTable } from './queue-table.tsx'
import styles from './queue.module.css'
import { useWords } from './words.ts'

/** The dossiers that wait for this department, nearest deadline first; the open one stands beside the list. */
export function QueueScreen() {
  const words = useWords().queue
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(dossiersAtQuery('appraising'))
  const { data: dossier, error: missing } = useQuery(dossierQuery(id))
  if (error)
    return <ScreenError title={words.title(undefined)} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} lines={10} />
  const items = sortByDeadline(data)
  const panel = id && (
    <OpenDossier key={id} dossier={dossier} problem={missing} onClose={() => void navigate({ to: '/tham-dinh' })} />
  )
  return (
    <ListAndPanel panel={panel}>
      <QueueHead items={items} />
      {items.length === 0 ? (
        <div className={styles.empty}>
          <Note icon="check" title={words.none}>
            <p>{words.noneText}</p>
          </Note>
        </div>
      ) : (
        <QueueTable items={items} openId={id} />
      )}
    </ListAndPanel>
  )
}

type OpenProps = { dossier: Dossier | undefined; problem: Error | null; onClose: () => void }

/** The dossier beside the list, or why it is not there yet. */
function OpenDossier({ dossier, problem, onClose }: OpenProps) {
  const { appraisal: words, loadingDossier } = useWords()
  if (dossier) return <AppraisalPanel key={`${dossier.id} ${dossier.submission}`} dossier={dossier} onClose={onClose} />
  return (
    <SidePanel title={loadingDossier} close={words.close} onClose={onClose}>
      {problem ? <ErrorBox problem={toProblem(problem)} /> : <Loading what={loadingDossier} />}
    </SidePanel>
  )
}

function QueueHead({ items }: { items: readonly DossierSummary[] }) {
  const words = useWords().queue
  const session = useSession()
  const agency = session.positions.find((position) => position.held && position.agency)?.agency?.name
  const days = items.flatMap(({ clock }) => clock.daysLeft ?? [])
  const late = days.filter((left) => left < 0).length
  const facts = [
    { name: words.waiting, count: items.length, isLate: false },
    { name: words.late, count: late, isLate: late > 0 },
    { name: words.today, count: days.filter((left) => left === 0).length, isLate: false },
  ]
  return (
    <header className={styles.head}>
      <h1>{words.title(agency)}</h1>
      <ul>
        {facts.map(({ name, count, isLate }) => (
          <li key={name} className={isLate ? styles.late : undefined}>
            <b>{count}</b>
            {name}
          </li>
        ))}
      </ul>
    </header>
  )
}
