import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { formatDate, formatTime } from '../../../../design/format.ts'
import type { AgencyBoard, AgencyDetail } from '../../../../server/modules/accounts/agency-contract.ts'
import { toProblem } from '../../../api/problem.ts'
import { TextButton } from '../../../ui/button.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { SidePanel } from '../../../ui/list-and-panel.tsx'
import { ErrorBox, Loading, UnsureTag } from '../../../ui/messages.tsx'
import { Source } from '../../../ui/source.tsx'
import styles from './agencies.module.css'
import { AgencyActs, StopFocal } from './agency-acts.tsx'
import { sayDays } from './agency-lines.ts'
import { useAgencyWords } from './agency-words.ts'
import { agencyQuery } from '../queries.ts'

type Props = { id: string; board: AgencyBoard; onClose: () => void; onOpen: (id: string) => void }

/** One agency through time, and what an administrator may record of it. */
export function AgencyPanel({ id, board, onClose, onOpen }: Props) {
  const words = useAgencyWords()
  const { data, error, refetch } = useQuery(agencyQuery(id, board.asOf))
  const name = data?.name ?? board.items.find((line) => line.id === id)?.name ?? words.title
  return (
    <SidePanel
      title={name}
      lead={data && [words.families[data.family], daysOf(words, data)].filter(Boolean).join(' · ')}
      close={words.close}
      onClose={onClose}
    >
      {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
      {!data && !error && <Loading what={words.loading} />}
      {data && (
        <>
          {data.posts !== null && (
            <section>
              <h3>{words.posts}</h3>
              <p>{words.peopleHere(data.posts)}</p>
            </section>
          )}
          <Sectors agency={data} board={board} />
          <FocalSpans agency={data} board={board} />
          <Kin agency={data} onOpen={onOpen} />
          <History agency={data} />
          {data.can.manage && <AgencyActs agency={data} board={board} />}
        </>
      )}
    </SidePanel>
  )
}

const daysOf = (words: ReturnType<typeof useAgencyWords>, { validFrom, validTo }: AgencyDetail): string =>
  sayDays(words, validFrom, validTo)

function Entry({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.entry}>
      <p>{title}</p>
      {children}
    </div>
  )
}

function Sectors({ agency, board }: { agency: AgencyDetail; board: AgencyBoard }) {
  const words = useAgencyWords()
  if (agency.sectorSpans.length === 0)
    return agency.holdsSectors ? (
      <section>
        <h3>{words.sectors}</h3>
        <p>{words.noSectors}</p>
      </section>
    ) : null
  return (
    <section>
      <h3>{words.heldSectors}</h3>
      {agency.sectorSpans.map(({ sector, from, to, basis }) => (
        <Entry key={sector + from} title={<b>{board.sectors.find(({ code }) => code === sector)?.name ?? sector}</b>}>
          <p className="muted num">{[sayDays(words, from, to), basis].filter(Boolean).join(' · ')}</p>
        </Entry>
      ))}
    </section>
  )
}

function FocalSpans({ agency, board }: { agency: AgencyDetail; board: AgencyBoard }) {
  const words = useAgencyWords()
  const { language } = useLanguage()
  if (board.programmes.length === 0) return null
  return (
    <section>
      <h3>{words.focalSpans}</h3>
      {agency.focalSpans.length === 0 && <p>{words.noFocalSpans}</p>}
      {agency.focalSpans.map((span) => {
        const { id, programme, from, to, basis, source } = span
        const name = board.programmes.find(({ code }) => code === programme)?.name[language] ?? programme
        return (
          <Entry
            key={id}
            title={
              <>
                <b>{name}</b> {basis === null && source === null && <UnsureTag>{words.unconfirmed}</UnsureTag>}
              </>
            }
          >
            <p className="muted num">{sayDays(words, from, to)}</p>
            {(basis ?? source) && <p className="muted">{basis ?? <Source text={source ?? ''} />}</p>}
            {agency.can.manage && <StopFocal span={span} programme={name} />}
          </Entry>
        )
      })}
    </section>
  )
}

function Kin({ agency, onOpen }: { agency: AgencyDetail; onOpen: (id: string) => void }) {
  const words = useAgencyWords()
  const kin = [
    [words.follows, agency.predecessors],
    [words.followedBy, agency.successors],
  ] as const
  if (agency.predecessors.length + agency.successors.length === 0) return null
  return (
    <section>
      <h3>{words.kin}</h3>
      {kin.map(([label, list]) =>
        list.length === 0 ? null : (
          <div key={label}>
            <p className="muted">{label}</p>
            <ul>
              {list.map(({ id, name }) => (
                <li key={id}>
                  <TextButton onClick={() => onOpen(id)}>{name}</TextButton>
                </li>
              ))}
            </ul>
          </div>
        ),
      )}
    </section>
  )
}

/** Names it had, and every act with its decision. */
function History({ agency }: { agency: AgencyDetail }) {
  const words = useAgencyWords()
  return (
    <section>
      <h3>{words.acts}</h3>
      {agency.names.length > 1 &&
        agency.names.map(({ name, from }, i) => (
          <p key={from}>
            {name} <span className="muted num">{sayDays(words, from, agency.names[i + 1]?.from ?? null)}</span>
          </p>
        ))}
      {agency.acts.length === 0 && <p>{words.noActs}</p>}
      {agency.acts.map(({ id, kind, day, basis, recordedAt }) => (
        <Entry
          key={id}
          title={
            <>
              <b>{words.actKinds[kind]}</b>, <span className="num">{words.from(formatDate(day))}</span>
            </>
          }
        >
          <p className="muted">{basis}</p>
          <p className="muted">{words.recordedAt(formatTime(recordedAt))}</p>
        </Entry>
      ))}
    </section>
  )
}
