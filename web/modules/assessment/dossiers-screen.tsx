import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { formatDate, formatTime } from '../../../design/format.ts'
import type { Dossier, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ErrorBox, Illustrative, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { ScreenError } from '../../ui/screen-error.tsx'
import { may, useSession } from '../accounts/session.ts'
import { boardQuery } from '../indicators/queries.ts'
import styles from './dossiers.module.css'
import { dossierQuery, dossiersQuery, startQuery } from './queries.ts'
import { useWords } from './words.ts'

export function DossiersScreen() {
  const { dossiers: words, loadingDossier } = useWords()
  const session = useSession()
  const unit = useUnit()
  const query = useInfiniteQuery(dossiersQuery)
  const { data, error, refetch } = query
  if (error) return <ScreenError title={words.title} problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={loadingDossier} />
  const items = data.pages.flatMap((page) => page.items)
  const waiting = items.filter((dossier) => dossier.nextAction !== null).length
  return (
    <>
      <ScreenHead
        title={words.title}
        lead={
          items.length === 0 ? (
            words.none
          ) : (
            <>
              <b>{words.shown(items.length, !query.hasNextPage)}</b> {words.inScope(waiting)}
            </>
          )
        }
      />
      <div className={styles.body}>
        {may(session, 'assessment:prepare') && unit?.level === 'commune' && <StartForm unitName={unit.name} />}
        {items.length === 0 ? (
          <Note icon="file" title={words.empty}>
            <p>{words.emptyText}</p>
          </Note>
        ) : (
          <DossierTable items={items} />
        )}
        <More what={words.what} query={query} />
      </div>
    </>
  )
}

function StartForm({ unitName }: { unitName: string }) {
  const words = useWords().start
  const view = useView()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: board, isPending } = useQuery(boardQuery(view))
  const { data: check } = useQuery(startQuery(view.unitId, view.period, board?.set.id, !isPending))
  const start = useCommand<Dossier>(async (dossier) => {
    queryClient.setQueryData(dossierQuery(dossier.id).queryKey, dossier)
    await queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    await navigate({ to: '/ho-so/$id', params: { id: dossier.id } })
  })
  return (
    <section className={styles.start} aria-labelledby="start">
      <div>
        <h2 id="start">{words.title(unitName, view.period)}</h2>
        {board && (
          <p className="muted">
            {words.set(board.set.title)} {board.set.illustrative && <Illustrative />}. {words.met(board.counts)}
          </p>
        )}
        {start.error && <ErrorBox problem={start.error} />}
      </div>
      <Button
        size="normal"
        icon="plus"
        isBusy={start.isPending}
        can={check?.can ?? words.loading}
        onClick={() =>
          start.mutate({
            method: 'POST',
            path: '/dossiers',
            body: { unitId: view.unitId, tier: 'basic', year: Number(view.period), setId: board?.set.id },
          })
        }
      >
        {words.act(view.period)}
      </Button>
    </section>
  )
}

function DossierTable({ items }: { items: readonly DossierSummary[] }) {
  const words = useWords().dossiers
  const { language } = useLanguage()
  return (
    <div className={styles.scroll}>
      <table className="led fold" aria-label={words.title}>
        <thead>
          <tr>
            <th scope="col" className="margin">
              {words.number}
            </th>
            <th scope="col">{words.unit}</th>
            <th scope="col">{words.year}</th>
            <th scope="col">{words.submission}</th>
            <th scope="col">{words.step}</th>
            <th scope="col">{words.waitsFor}</th>
            <th scope="col">{words.due}</th>
            <th scope="col">{words.updated}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((dossier, i) => (
            <tr key={dossier.id}>
              <td className="margin">{i + 1}</td>
              <td>
                <Link to="/ho-so/$id" params={{ id: dossier.id }}>
                  {dossier.unit.name}
                </Link>
                <span className={styles.trail}>{dossier.unit.trail}</span>
              </td>
              <td data-label={words.year}>{dossier.year}</td>
              <td data-label={words.submission}>{dossier.submission || '–'}</td>
              <td data-label={words.step}>{dossier.stateLabel}</td>
              <td data-label={words.waitsFor}>
                {dossier.nextAction ? <b>{words.you(dossier.nextAction)}</b> : (dossier.waitsFor ?? '–')}
              </td>
              <td data-label={words.due}>{formatDate(dossier.dueOn)}</td>
              <td data-label={words.updated} className="muted">
                {formatTime(dossier.updatedAt, language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
