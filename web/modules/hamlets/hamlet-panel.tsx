import { useQuery } from '@tanstack/react-query'
import { formatDate, formatNumber } from '../../../design/format.ts'
import { addDays, plainDate } from '../../../server/kernel/time.ts'
import type { HamletDetail } from '../../../server/modules/hamlets/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useChangeAddress } from '../../shell/view.ts'
import { TextButton } from '../../ui/button.tsx'
import { SidePanel } from '../../ui/list-and-panel.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { ChangesSection } from './changes-section.tsx'
import styles from './hamlets.module.css'
import { HeadSection } from './head-section.tsx'
import { MeasureForm } from './measure-form.tsx'
import { hamletQuery } from './queries.ts'
import { useWords } from './words.ts'

/** One hamlet: who heads it, how many live there, how it came to be. */
export function HamletPanel({ id, asOf, onClose }: { id: string; asOf: string; onClose: () => void }) {
  const words = useWords()
  const { data, error, refetch } = useQuery(hamletQuery(id, asOf))
  return (
    <SidePanel title={data?.label ?? words.hamlet} close={words.close} onClose={onClose}>
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.panel.loading} />}
      {data && (
        <>
          {data.heads && <HeadSection hamlet={data} heads={data.heads} />}
          <Measures hamlet={data} />
          <Life hamlet={data} />
          <ChangesSection hamlet={data} />
        </>
      )}
    </SidePanel>
  )
}

function Measures({ hamlet }: { hamlet: HamletDetail }) {
  const words = useWords().panel
  return (
    <section>
      <h3>{words.measures}</h3>
      {hamlet.measures.length === 0 && <p>{words.noMeasures}</p>}
      {hamlet.measures.map(({ measure, value, day, source }) => (
        <div key={measure + day} className={styles.entry}>
          <p className="num">
            <b>{words.counts[measure](formatNumber(value))}</b>
            {words.onDay(formatDate(day))}
          </p>
          <p className="muted">{source}</p>
        </div>
      ))}
      {hamlet.can.manage && <MeasureForm hamletId={hamlet.id} />}
    </section>
  )
}

function Life({ hamlet }: { hamlet: HamletDetail }) {
  const words = useWords().panel
  const change = useChangeAddress()
  const kin = [
    [words.from, hamlet.predecessors],
    [words.now, hamlet.successors],
  ] as const
  return (
    <section>
      <h3>{words.life}</h3>
      {hamlet.versions.map(({ from, to, label, commune, isPlaced }) => (
        <div key={from} className={styles.entry}>
          <p>
            <b>{label}</b>, {isPlaced ? commune.name : words.notPlaced(commune.name)}
          </p>
          <p className="muted num">
            {words.days(formatDate(from), to === null ? null : formatDate(addDays(plainDate(to), -1)))}
          </p>
        </div>
      ))}
      {kin.map(([title, list]) =>
        list.length === 0 ? null : (
          <p key={title} className={styles.pair}>
            {title}:
            {list.map(({ id, label }) => (
              <TextButton key={id} isStrong onClick={() => change({ mo: id }, true)}>
                {label}
              </TextButton>
            ))}
          </p>
        ),
      )}
    </section>
  )
}
