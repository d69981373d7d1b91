import { useEventListener } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { ResultView } from '../../../server/modules/indicators/contract.ts'
import { toProblem } from '../../api/problem.ts'
import { useAddress, useChangeAddress, useView } from '../../shell/view.ts'
import { IconButton } from '../../ui/button.tsx'
import { Status } from '../../ui/drawing.tsx'
import { ErrorBox, Loading } from '../../ui/messages.tsx'
import { useBoardWords } from './board-words.ts'
import { DrawerFoot } from './drawer-foot.tsx'
import styles from './drawer.module.css'
import { EvidencePanel } from './evidence-panel.tsx'
import { HistoryPanel } from './history-panel.tsx'
import { explanationQuery } from './queries.ts'
import { WhyPanel } from './why-panel.tsx'

type Tab = 'vi-sao' | 'minh-chung' | 'lich-su'

type Props = {
  result: ResultView
  can: { record: boolean; attach: boolean }
  onClose: () => void
  onStep: (by: -1 | 1) => void
}

/** Why one result is what it is. It stays while the list is walked: arrows step, Escape closes. */
export function IndicatorDrawer({ result, can, onClose, onStep }: Props) {
  const view = useView()
  const words = useBoardWords().drawer
  const search = useAddress()
  const change = useChangeAddress()
  const heading = useRef<HTMLHeadingElement>(null)
  const { data, error, refetch } = useQuery(explanationQuery(view, result.indicator))
  const tab = readTab(search.the)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  useEffect(() => keepInWindow(heading.current?.closest('aside')), [])

  // Listened to on the drawer itself: the arrows of the list beside it stay the list's.
  const drawer = useEventListener<'keydown', HTMLElement>('keydown', (event) => {
    if (event.target instanceof HTMLInputElement) return
    if (event.key === 'Escape') onClose()
    else if (event.key === 'ArrowDown') onStep(1)
    else if (event.key === 'ArrowUp') onStep(-1)
    else return
    event.preventDefault()
  })

  const tabs: [Tab, string][] = [
    ['vi-sao', words.why],
    ['minh-chung', words.evidence(data?.evidence.length ?? result.evidenceCount)],
    ['lich-su', words.history(data?.history.length)],
  ]
  return (
    <aside ref={drawer} className={styles.drawer} aria-label={words.label(result.indicator)}>
      <header>
        <div className={styles.top}>
          <b className="num">{result.indicator}</b>
          <Status state={result.state} />
          <span className={styles.steps}>
            <IconButton name="up" label={words.previous} onClick={() => onStep(-1)} />
            <IconButton name="down" label={words.next} onClick={() => onStep(1)} />
            <IconButton name="close" label={words.close} onClick={onClose} />
          </span>
        </div>
        <h2 ref={heading} tabIndex={-1}>
          {result.name}
        </h2>
        {data && data.wording.text !== result.name && <p>{data.wording.text}</p>}
      </header>
      <div className={styles.tabs} role="tablist" aria-label={words.tabs}>
        {tabs.map(([key, label]) => (
          <button
            key={key}
            type="button"
            role="tab"
            id={`tab-${key}`}
            aria-selected={key === tab}
            aria-controls="tab-panel"
            onClick={() => change({ the: key === 'vi-sao' ? undefined : key }, true)}
          >
            {label}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {error && <ErrorBox problem={toProblem(error)} onRetry={() => void refetch()} />}
        {!data && !error && <Loading what={words.loading} />}
        {data && tab === 'vi-sao' && <WhyPanel explanation={data} />}
        {data && tab === 'minh-chung' && <EvidencePanel explanation={data} canAttach={can.attach} />}
        {data && tab === 'lich-su' && <HistoryPanel explanation={data} />}
      </div>
      <DrawerFoot indicator={result.indicator} inputs={data?.inputs} can={can} />
    </aside>
  )
}

/** What can be done stands at the foot: the drawer is as high as the window has room under where it begins. */
function keepInWindow(drawer: HTMLElement | null | undefined): () => void {
  const fit = (): void => drawer?.style.setProperty('--begins', `${Math.max(53, drawer.getBoundingClientRect().top)}px`)
  fit()
  addEventListener('scroll', fit, { passive: true })
  addEventListener('resize', fit)
  return () => {
    removeEventListener('scroll', fit)
    removeEventListener('resize', fit)
  }
}

function readTab(text: string | undefined): Tab {
  return text === 'minh-chung' || text === 'lich-su' ? text : 'vi-sao'
}
