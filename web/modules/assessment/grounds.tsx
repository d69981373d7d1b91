import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DossierItem } from '../../../server/modules/assessment/contract.ts'
import { toProblem } from '../../api/problem.ts'
import type { View } from '../../shell/view.ts'
import { TextButton } from '../../ui/button.tsx'
import { Status } from '../../ui/drawing.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { Division } from '../indicators/division.tsx'
import { explanationQuery } from '../indicators/queries.ts'
import { showValue } from '../indicators/show-value.ts'
import { WhyPanel } from '../indicators/why-panel.tsx'
import { useWords as useFigureWords } from '../indicators/words.ts'
import { resultOf } from './items.ts'
import styles from './queue.module.css'
import { useWords } from './words.ts'

type Props = { item: DossierItem; view: View }

/** What an opinion rests on: the division as sealed, what it was before, and on demand all that the board would say. */
export function Grounds({ item, view }: Props) {
  const { appraisalItem: words } = useWords()
  const [isOpen, setOpen] = useState(false)
  const said = isOpen ? words.lessWhy : words.moreWhy
  return (
    <>
      {isOpen ? (
        <Why indicator={item.indicator} view={view} />
      ) : (
        <>
          <p>{item.reason}</p>
          <Division result={item} formula={item.formula} inputs={item.inputs} />
        </>
      )}
      <Before item={item} />
      <p>
        <TextButton isExpanded={isOpen} label={words.why(said, item.indicator)} onClick={() => setOpen(!isOpen)}>
          {said}
        </TextButton>
      </p>
    </>
  )
}

/** Last year, and the submission before this one: what moved, and by how much. */
function Before({ item }: { item: DossierItem }) {
  const { appraisalItem: words } = useWords()
  const { values } = useFigureWords()
  const say = (value: string | null): string =>
    showValue(value, item, values) + (item.kind === 'percent' && value !== null ? '%' : '')
  if (item.previousYear === null && item.earlier === null) return null
  return (
    <p className="muted num">
      {item.previousYear !== null && words.lastYear(say(item.previousYear))}{' '}
      {item.earlier && (
        <>
          {words.earlier(item.earlier.submission, say(item.earlier.value))} <Status state={resultOf(item.earlier)} />
        </>
      )}
    </p>
  )
}

function Why({ indicator, view }: { indicator: string; view: View }) {
  const { appraisalItem: words } = useWords()
  const { data, error, refetch } = useQuery(explanationQuery(view, indicator))
  if (error) return <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />
  if (!data) return <Loading what={words.loadingWhy} />
  return (
    <div className={styles.why}>
      <WhyPanel explanation={data} />
    </div>
  )
}
