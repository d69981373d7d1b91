import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Dossier, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { Field } from '../../ui/drawing.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { Ballot } from './ballot.tsx'
import { CouncilMembers } from './council-members.tsx'
import styles from './council.module.css'
import { groupByCriterion, resultOf } from './items.ts'
import { dossierQuery, dossiersAtQuery } from './queries.ts'
import { useWords } from './words.ts'

/** The meeting: agenda, the dossier before the council, the ballot, the members and the count. */
export function CouncilScreen() {
  const { council: words, loadingDossier } = useWords()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(dossiersAtQuery('considering'))
  const openId = id ?? data?.[0]?.id
  const { data: dossier, error: missing } = useQuery(dossierQuery(openId))
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loading} lines={10} />
  return (
    <>
      <header className={styles.head}>
        <h1>{words.title}</h1>
      </header>
      {!openId && (
        <div className={styles.empty}>
          <Note icon="clock" title={words.none}>
            <p>{words.noneText}</p>
          </Note>
        </div>
      )}
      {missing && <ErrorBox problem={toProblem(missing)} />}
      {openId && !dossier && !missing && <Loading what={loadingDossier} />}
      {dossier && (
        <div className={styles.columns}>
          <Agenda items={agendaOf(data, dossier)} openId={dossier.id} />
          <Hearing dossier={dossier} />
          {dossier.council && <CouncilMembers dossier={dossier} council={dossier.council} />}
        </div>
      )}
    </>
  )
}

/** A dossier already counted is still before the eyes of whoever opened it. */
function agendaOf(items: readonly DossierSummary[], open: DossierSummary): readonly DossierSummary[] {
  return items.some((item) => item.id === open.id) ? items : [open, ...items]
}

function Agenda({ items, openId }: { items: readonly DossierSummary[]; openId: string }) {
  const words = useWords().agenda
  return (
    <nav className={styles.agenda} aria-label={words.label}>
      <h2>{words.title(items.length)}</h2>
      <ol>
        {items.map((item, i) => (
          <li key={item.id} className={item.id === openId ? styles.current : undefined}>
            <b>{i + 1}</b>
            <Link to="/hoi-dong/$id" params={{ id: item.id }} aria-current={item.id === openId ? 'true' : undefined}>
              {item.unit.name}
              <span>{item.state === 'considering' ? words.voting : item.stateLabel}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Hearing({ dossier }: { dossier: Dossier }) {
  const { hearing: words, tier, plots, metOf, readDossier } = useWords()
  const met = dossier.items.filter((item) => item.result === 'met').length
  const notApplicable = dossier.items.filter((item) => item.result === 'not-applicable').length
  const agencies = tallyAgencies(dossier)
  return (
    <section className={styles.hearing}>
      <p className="muted num">{words.submitted(dossier.year, dossier.submission, dossier.set.title)}</p>
      <h1 className={styles.title}>{words.title(dossier.unit.name, tier(dossier.tier), dossier.year)}</h1>
      <div className={styles.overview}>
        <Field
          columns={groupByCriterion(dossier.items).map(([code, items]) => ({
            code,
            states: items.map((item) => resultOf(item)),
          }))}
          options={{ width: 14, height: 8, label: plots(met, dossier.items.length) }}
        />
        <div>
          <p className={styles.big}>{metOf(met, dossier.items.length)}</p>
          <p>
            {notApplicable > 0 && words.notApplicable(notApplicable)} {words.appraised(agencies.length)}
          </p>
          <Link to="/ho-so/$id" params={{ id: dossier.id }}>
            {readDossier}
          </Link>
        </div>
      </div>
      <section aria-labelledby="agencies">
        <h2 id="agencies">{words.opinions(agencies.length, dossier.items.length)}</h2>
        <ul className={styles.agencies}>
          {agencies.map(({ name, agreed, total }) => (
            <li key={name}>
              <span>{name}</span>
              <b>{words.agreed(agreed, total)}</b>
            </li>
          ))}
        </ul>
      </section>
      {dossier.council && (
        <Ballot key={`${dossier.id} ${dossier.submission}`} dossier={dossier} council={dossier.council} />
      )}
    </section>
  )
}

function tallyAgencies(dossier: Dossier): { name: string; agreed: number; total: number }[] {
  const tally = new Map<string, { name: string; agreed: number; total: number }>()
  for (const { agency, appraisal } of dossier.items) {
    if (!agency) continue
    const line = tally.get(agency.id) ?? { name: agency.name, agreed: 0, total: 0 }
    tally.set(agency.id, {
      ...line,
      agreed: line.agreed + (appraisal?.opinion === 'met' ? 1 : 0),
      total: line.total + 1,
    })
  }
  return [...tally.values()].sort((a, b) => b.total - a.total)
}
