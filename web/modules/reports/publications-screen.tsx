import { useQuery, useQueryClient } from '@tanstack/react-query'
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
import { useWords } from './words.ts'

/** The results of the unit and year looked at: read as they would be published, then published once and for all. */
export function PublicationsScreen() {
  const words = useWords()
  const { unitId, period, set } = useView()
  const name = useUnitName()
  const scope: ResultsScope = { unit: unitId, year: period.slice(0, 4), set }
  const { data, error, refetch } = useQuery(resultsQuery(scope))
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead(scope.year, name)} />
      <div className={styles.body}>
        {error && <Refused problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={8} />}
        {data && <Preview results={data} scope={scope} />}
        <PublishedTable unit={unitId} />
      </div>
    </>
  )
}

/** Before its first day the results of a territory are those of the units it came from: they are one press away. */
function Refused({ problem, onRetry }: { problem: ApiProblem; onRetry: () => void }) {
  const words = useWords()
  const change = useChangeAddress()
  const holders = problem.slug === 'unit-elsewhen' ? (problem.current as UnitRef[]) : []
  return (
    <ErrorBox problem={problem} onRetry={onRetry}>
      <p className={styles.acts}>
        {holders.map(({ id, code, name }) => (
          <Button key={id} kind="outline" onClick={() => change({ 'don-vi': id })}>
            {words.holder(name, code)}
          </Button>
        ))}
      </p>
    </ErrorBox>
  )
}

function Preview({ results, scope }: { results: ProvinceResults; scope: ResultsScope }) {
  const words = useWords().preview
  const { totals, set, asOf, year, unit } = results
  return (
    <section className={styles.section} aria-label={words.label}>
      <h2>{words.title(totals.met, totals.communes, unit.name, year)}</h2>
      <p className={styles.note}>
        {words.communesOf(asOf, results.coverage === 'exact', totals.others)} {words.set(set.title, set.version)}{' '}
        {set.illustrative && <Illustrative>{words.illustrative}</Illustrative>}
      </p>
      <Sums
        items={[
          [words.reported, totals.reported],
          [words.met, totals.met],
          [words.notMet, totals.notMet],
          [words.recognised, totals.recognised],
        ]}
      />
      <PublishAct scope={scope} reported={totals.reported} />
      <ResultsTable communes={results.communes} />
    </section>
  )
}

function PublishAct({ scope, reported }: { scope: ResultsScope; reported: number }) {
  const words = useWords().publish
  const queryClient = useQueryClient()
  const publish = useCommand<{ id: string }>(() => queryClient.invalidateQueries({ queryKey: ['publications'] }))
  const address = new URLSearchParams({ unit: scope.unit, year: scope.year, ...(scope.set && { set: scope.set }) })
  const body = { unitId: scope.unit, year: Number(scope.year), ...(scope.set && { set: scope.set }) }
  return (
    <>
      {publish.error && <ErrorBox problem={publish.error} />}
      {publish.isSuccess && (
        <Note icon="check" title={words.done} isNews>
          <p>{words.doneText}</p>
        </Note>
      )}
      <div className={styles.acts}>
        <Button
          size="normal"
          icon="check"
          isBusy={publish.isPending}
          can={reported > 0 || words.nothing}
          onClick={() => publish.mutate({ method: 'POST', path: '/publications', body })}
        >
          {words.act}
        </Button>
        <a className={buttonClass('outline', 'normal')} href={`/api/v1/reports/province-results.pdf?${address}`}>
          <Icon name="print" size={14} /> {words.print}
        </a>
      </div>
    </>
  )
}
