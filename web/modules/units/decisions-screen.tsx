import { useInfiniteQuery } from '@tanstack/react-query'
import { formatDate } from '../../../design/format.ts'
import type { DecisionSummary } from '../../../server/modules/units/decision-contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { ErrorBox, Loading, Note } from '../../ui/messages.tsx'
import { ScreenHead } from '../../ui/parts.tsx'
import { DecisionForm } from './decision-form.tsx'
import { DecisionView } from './decision-view.tsx'
import styles from './decisions.module.css'
import { decisionsQuery } from './queries.ts'
import { useWords } from './words.ts'

/** `mo` in the address while a new decision is being written. */
const NEW = 'moi'

/** Decisions about units: written, tried, applied, undone. One is open at a time, in the place of the list. */
export function DecisionsScreen() {
  const { mo } = useAddress()
  const change = useChangeAddress()
  if (mo === NEW)
    return (
      <DecisionForm
        onClose={() => change({ mo: undefined })}
        onSaved={(decision) => change({ mo: decision.id }, true)}
      />
    )
  if (mo) return <DecisionView id={mo} onClose={() => change({ mo: undefined })} />
  return <DecisionList onOpen={(id) => change({ mo: id })} onNew={() => change({ mo: NEW })} />
}

function DecisionList({ onOpen, onNew }: { onOpen: (id: string) => void; onNew: () => void }) {
  const words = useWords().decisions
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(decisionsQuery)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <ScreenHead title={words.title} lead={words.lead}>
        <Button icon="plus" onClick={onNew}>
          {words.add}
        </Button>
      </ScreenHead>
      <div className={styles.body}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} lines={6} />}
        {data && items.length === 0 && (
          <Note icon="file" title={words.none}>
            <p>{words.noneHint}</p>
          </Note>
        )}
        {items.length > 0 && <DecisionTable items={items} onOpen={onOpen} />}
        {hasNextPage && (
          <Button kind="outline" isBusy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </div>
    </>
  )
}

function DecisionTable({ items, onOpen }: { items: readonly DecisionSummary[]; onOpen: (id: string) => void }) {
  const { decisions: words, states } = useWords()
  return (
    <div className={styles.scroll}>
      <table className="led fold" aria-label={words.table}>
        <thead>
          <tr>
            <th scope="col">{words.day}</th>
            <th scope="col">{words.decision}</th>
            <th scope="col" className="num">
              {words.lines}
            </th>
            <th scope="col">{words.state}</th>
            <th scope="col">{words.author}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td data-label={words.day} className={styles.day}>
                {formatDate(item.day)}
              </td>
              <td>
                <TextButton isStrong onClick={() => onOpen(item.id)}>
                  {item.number}
                </TextButton>
                <span className={styles.title}>{item.title}</span>
              </td>
              <td data-label={words.lines} className="num">
                {item.lines}
              </td>
              <td data-label={words.state}>
                <span className={styles[item.state]}>{states[item.state]}</span>
              </td>
              <td data-label={words.author}>{item.createdBy ?? words.shipped}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
