import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { formatDate, formatTime, lowerFirst } from '../../../design/format.ts'
import type { Dossier, DossierSummary } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useUnit, useView } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Illustrative, Loading, Note } from '../../ui/messages.tsx'
import { More } from '../../ui/more.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { may, useSession } from '../accounts/session.ts'
import { boardQuery } from '../indicators/queries.ts'
import styles from './dossiers.module.css'
import { dossierQuery, dossiersQuery } from './queries.ts'

export function DossiersScreen() {
  const session = useSession()
  const unit = useUnit()
  const query = useInfiniteQuery(dossiersQuery)
  const { data, error, refetch } = query
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what="Đang tải hồ sơ" />
  const items = data.pages.flatMap((page) => page.items)
  const waiting = items.filter((dossier) => dossier.nextAction !== null).length
  return (
    <>
      <ScreenHead
        title="Hồ sơ công nhận"
        lead={
          items.length === 0 ? (
            'Chưa có hồ sơ nào trong phạm vi của bạn.'
          ) : (
            <>
              {query.hasNextPage ? 'Đang hiện ' : ''}
              <b>
                {items.length} hồ sơ{query.hasNextPage ? ' mới nhất' : ''}
              </b>{' '}
              trong phạm vi của bạn, {waiting} hồ sơ chờ bạn xử lý.
            </>
          )
        }
      />
      <div className={styles.body}>
        {may(session, 'assessment:prepare') && unit?.level === 'commune' && <StartForm unitName={unit.name} />}
        {items.length === 0 ? (
          <Note icon="file" title="Chưa có hồ sơ">
            <p>Hồ sơ do cán bộ xã lập từ bảng tiêu chí của năm đánh giá.</p>
          </Note>
        ) : (
          <DossierTable items={items} />
        )}
        <More what="hồ sơ" query={query} />
      </div>
    </>
  )
}

function StartForm({ unitName }: { unitName: string }) {
  const view = useView()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: board } = useQuery(boardQuery(view))
  const start = useCommand<Dossier>(async (dossier) => {
    queryClient.setQueryData(dossierQuery(dossier.id).queryKey, dossier)
    await queryClient.invalidateQueries({ queryKey: ['dossiers'] })
    await navigate({ to: '/ho-so/$id', params: { id: dossier.id } })
  })
  return (
    <section className={styles.start} aria-labelledby="start">
      <div>
        <h2 id="start">
          Lập hồ sơ đề nghị công nhận {lowerFirst(unitName)}, năm {view.period}
        </h2>
        {board && (
          <p className="muted">
            Bộ tiêu chí: {board.set.title} {board.set.illustrative && <Illustrative />}. Hiện đạt{' '}
            {board.counts.criteriaMet}/{board.counts.criteriaTotal} tiêu chí, {board.counts.met}/{board.counts.total}{' '}
            chỉ tiêu.
          </p>
        )}
        {start.error && <ErrorBox problem={start.error} />}
      </div>
      <Button
        size="normal"
        icon="plus"
        isBusy={start.isPending}
        can={board ? true : 'Đang tải bộ tiêu chí.'}
        onClick={() =>
          start.mutate({
            method: 'POST',
            path: '/dossiers',
            body: { unitId: view.unitId, tier: 'basic', year: Number(view.period), setId: board?.set.id },
          })
        }
      >
        Lập hồ sơ năm {view.period}
      </Button>
    </section>
  )
}

function DossierTable({ items }: { items: readonly DossierSummary[] }) {
  return (
    <div className={styles.scroll}>
      <table className="led fold" aria-label="Hồ sơ công nhận">
        <thead>
          <tr>
            <th scope="col" className="margin">
              STT
            </th>
            <th scope="col">Đơn vị</th>
            <th scope="col">Năm</th>
            <th scope="col">Lần nộp</th>
            <th scope="col">Bước</th>
            <th scope="col">Đang chờ</th>
            <th scope="col">Hạn</th>
            <th scope="col">Cập nhật</th>
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
              <td data-label="Năm">{dossier.year}</td>
              <td data-label="Lần nộp">{dossier.submission || '–'}</td>
              <td data-label="Bước">{dossier.stateLabel}</td>
              <td data-label="Đang chờ">
                {dossier.nextAction ? <b>Bạn: {dossier.nextAction}</b> : (dossier.waitsFor ?? '–')}
              </td>
              <td data-label="Hạn">{formatDate(dossier.dueOn)}</td>
              <td data-label="Cập nhật" className="muted">
                {formatTime(dossier.updatedAt)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
