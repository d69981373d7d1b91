import { useQuery, useQueryClient } from '@tanstack/react-query'
import { formatDate } from '../../../design/format.ts'
import type { ProvinceResults } from '../../../server/modules/reports/contract.ts'
import type { UnitRef } from '../../../server/modules/units/contract.ts'
import { type ApiProblem, toProblem } from '../../api/problem.ts'
import { useCommand } from '../../api/use-command.ts'
import { useChangeAddress, useUnitName, useView } from '../../shell/view.ts'
import { Button, buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { ErrorBox, Illustrative, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead, Sums } from '../../ui/parts.tsx'
import { PublishedTable } from './published-table.tsx'
import styles from './publications.module.css'
import { resultsQuery, type ResultsScope } from './queries.ts'
import { ResultsTable } from './results-table.tsx'

/** The results of the unit and year looked at: read as they would be published, then published once and for all. */
export function PublicationsScreen() {
  const { unitId, period, set } = useView()
  const name = useUnitName()
  const scope: ResultsScope = { unit: unitId, year: period.slice(0, 4), set }
  const { data, error, refetch } = useQuery(resultsQuery(scope))
  return (
    <>
      <ScreenHead
        title="Công bố kết quả"
        lead={`Năm ${scope.year}, ${name}. Chọn đơn vị, kỳ và bộ tiêu chí ở thanh trên cùng.`}
      />
      <div className={styles.body}>
        {error && <Refused problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what="Đang dựng kết quả" lines={8} />}
        {data && <Preview results={data} scope={scope} />}
        <PublishedTable unit={unitId} />
      </div>
    </>
  )
}

/** Before its first day the results of a territory are those of the units it came from: they are one press away. */
function Refused({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const change = useChangeAddress()
  const holders = problem.slug === 'unit-elsewhen' ? (problem.current as UnitRef[]) : []
  return (
    <ErrorBox problem={problem} onRetry={onRetry}>
      <p className={styles.acts}>
        {holders.map(({ id, code, name }) => (
          <Button key={id} kind="outline" onClick={() => change({ 'don-vi': id })}>
            {name}, mã {code}
          </Button>
        ))}
      </p>
    </ErrorBox>
  )
}

function Preview({ results, scope }: { results: ProvinceResults; scope: ResultsScope }) {
  const { totals, set, asOf, year, unit } = results
  return (
    <section className={styles.section} aria-label="Bản sẽ công bố">
      <h2>
        {totals.met} trong {totals.communes} xã của {unit.name} đạt năm {year}
      </h2>
      <p className={styles.note}>
        Theo danh sách xã ngày {formatDate(asOf)}
        {results.coverage === 'approximate' && ', chưa chắc chắn'}
        {totals.others > 0 && `; ngoài ra có ${totals.others} phường, thị trấn không đánh giá`}. {set.title}, bản{' '}
        {set.version}. {set.illustrative && <Illustrative>dữ liệu minh họa</Illustrative>}
      </p>
      <Sums
        items={[
          ['đã có số liệu', totals.reported],
          ['đạt', totals.met],
          ['chưa đạt', totals.notMet],
          ['đã được công nhận', totals.recognised],
        ]}
      />
      <PublishAct scope={scope} reported={totals.reported} />
      <ResultsTable communes={results.communes} />
    </section>
  )
}

function PublishAct({ scope, reported }: { scope: ResultsScope; reported: number }) {
  const queryClient = useQueryClient()
  const publish = useCommand<{ id: string }>(() => queryClient.invalidateQueries({ queryKey: ['publications'] }))
  const address = new URLSearchParams({ unit: scope.unit, year: scope.year, ...(scope.set && { set: scope.set }) })
  const body = { unitId: scope.unit, year: Number(scope.year), ...(scope.set && { set: scope.set }) }
  return (
    <>
      {publish.error && <ErrorBox problem={publish.error} />}
      {publish.isSuccess && (
        <Note icon="check" title="Đã công bố" isNews>
          <p>Ai cũng xem được ở trang “Số liệu công bố”. Số sửa sau này ra bản mới, bản này giữ nguyên.</p>
        </Note>
      )}
      <div className={styles.acts}>
        <Button
          size="normal"
          icon="check"
          isBusy={publish.isPending}
          can={reported > 0 || 'Chưa xã nào có số liệu của năm này.'}
          onClick={() => publish.mutate({ method: 'POST', path: '/publications', body })}
        >
          Công bố kết quả này
        </Button>
        <a className={buttonClass('outline', 'normal')} href={`/api/v1/reports/province-results.pdf?${address}`}>
          <Icon name="print" size={14} /> Xem bản in trước
        </a>
      </div>
    </>
  )
}
