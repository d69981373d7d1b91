import { useRef, type KeyboardEvent } from 'react'
import type { ResultState } from '../../../design/words.ts'
import type { CriterionView, ResultView } from '../../../server/modules/indicators/contract.ts'
import { Icon, PlotRow, Status } from '../../ui/drawing.tsx'
import { UnsureTag } from '../../ui/messages.tsx'
import type { BoardLine } from './board-rows.ts'
import { useBoardWords } from './board-words.ts'
import styles from './board.module.css'
import { showLevel, withSign } from './show-level.ts'
import { readThreshold, showValue } from './show-value.ts'
import { useWords } from './words.ts'

type Props = {
  lines: readonly BoardLine[]
  period: string
  openCode: string | undefined
  onOpen: (indicator: string) => void
  onTurn: (criterion: string) => void
}

/** A tree grid: up and down walk the lines, right and left unfold and fold, Enter opens the reasons. */
export function BoardTable({ lines, period, openCode, onOpen, onTurn }: Props) {
  const words = useBoardWords().table
  const body = useRef<HTMLTableSectionElement>(null)
  const focused = Math.max(
    0,
    lines.findIndex((line) => line.kind !== 'criterion' && line.result.indicator === openCode),
  )
  const walk = (event: KeyboardEvent<HTMLTableRowElement>, line: BoardLine): void => {
    const row = event.currentTarget
    if (event.key === 'ArrowDown') focusRow(row.nextElementSibling)
    else if (event.key === 'ArrowUp') focusRow(row.previousElementSibling)
    else if (event.key === 'Enter' || event.key === ' ') act(line, onOpen, onTurn)
    else if (event.key === 'ArrowRight' && line.kind === 'criterion' && !line.isOpen) onTurn(line.criterion.code)
    else if (event.key === 'ArrowLeft' && line.kind === 'criterion' && line.isOpen) onTurn(line.criterion.code)
    else return
    event.preventDefault()
  }
  const year = Number(period.slice(0, 4))
  return (
    // A table is what a tree grid is made of (WAI-ARIA treegrid pattern).
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
    <table className={`led ${styles.table}`} role="treegrid" aria-label={words.label}>
      <thead>
        <tr>
          <th scope="col" className="margin">
            {words.code}
          </th>
          <th scope="col">{words.name}</th>
          <th scope="col" className={`right ${styles.last}`}>
            {year - 1}
          </th>
          <th scope="col" className="right">
            {year}
          </th>
          <th scope="col" className="right">
            {words.level}
          </th>
          <th scope="col">{words.result}</th>
          <th scope="col" className={`right ${styles.files}`}>
            {words.files}
          </th>
        </tr>
      </thead>
      <tbody ref={body}>
        {lines.map((line, i) => (
          <tr
            key={line.kind === 'criterion' ? `c${line.criterion.code}` : line.result.indicator}
            aria-level={line.kind === 'indicator' ? 2 : 1}
            aria-expanded={line.kind === 'criterion' ? line.isOpen : undefined}
            aria-selected={line.kind !== 'criterion' && line.result.indicator === openCode}
            tabIndex={i === focused ? 0 : -1}
            className={classOf(line)}
            onClick={() => act(line, onOpen, onTurn)}
            onKeyDown={(event) => walk(event, line)}
          >
            {line.kind === 'criterion' ? <CriterionCells {...line} /> : <ResultCells line={line} />}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function act(line: BoardLine, onOpen: Props['onOpen'], onTurn: Props['onTurn']): void {
  if (line.kind === 'criterion') onTurn(line.criterion.code)
  else onOpen(line.result.indicator)
}

function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus()
}

function classOf(line: BoardLine): string | undefined {
  if (line.kind === 'indicator') return styles.indicator
  return line.kind === 'criterion' && line.isOpen ? styles.opened : styles.criterion
}

function CriterionCells({ criterion, isOpen }: { criterion: CriterionView; isOpen: boolean }) {
  const words = useBoardWords().table
  const passed = criterion.indicators.filter(
    (result) => result.state === 'met' || result.state === 'not-applicable',
  ).length
  const files = criterion.indicators.reduce((sum, result) => sum + result.evidenceCount, 0)
  return (
    <>
      <td className="margin">{criterion.code}</td>
      <td className={styles.name} title={criterion.name}>
        <span className={styles.twist}>
          <Icon name={isOpen ? 'down' : 'chevron'} size={11} />
        </span>
        <span className={styles.text}>{criterion.name}</span>
      </td>
      <td colSpan={3} className={`right ${styles.plots}`}>
        {!isOpen && (
          <PlotRow
            states={criterion.indicators.map((result) => result.state)}
            options={{ width: 13, height: 13, gap: 2 }}
          />
        )}
      </td>
      <td>
        {criterion.state === 'incomplete' ? (
          <UnsureTag>{words.incomplete}</UnsureTag>
        ) : (
          <Status
            state={criterion.state}
            words={criterion.state === 'met' ? words.met(passed, criterion.indicators.length) : undefined}
          />
        )}
      </td>
      <td className={`right muted ${styles.files}`}>{files}</td>
    </>
  )
}

/** States in which the stored value is not a result to be read as one. */
const STRUCK: readonly ResultState[] = ['refused']

function ResultCells({ line }: { line: Exclude<BoardLine, { kind: 'criterion' }> }) {
  const { result, criterion } = line
  const isSingle = line.kind === 'single'
  const words = useBoardWords().table
  const { values } = useWords()
  const value = withSign(showValue(result.value, result, values), result)
  const level = showLevel(result)
  return (
    <>
      <td className="margin">{isSingle ? criterion.code : result.indicator}</td>
      <td className={styles.name} title={result.name}>
        {isSingle && <span className={styles.twist} />}
        <span className={styles.text}>
          {isSingle ? criterion.name : result.name}
          {lacksUnit(result) && <span className={styles.unit}>{result.unit}</span>}
        </span>
      </td>
      <td className={`right muted ${styles.last}`}>
        {withSign(showValue(result.previousValue, result, values), result)}
      </td>
      <td className={`right ${styles.now}`}>{STRUCK.includes(result.state) ? <s>{value}</s> : value}</td>
      <td className={`right ${styles.level}`} title={level ?? undefined}>
        {level === null ? <UnsureTag>{words.noLevel}</UnsureTag> : <span className={styles.text}>{level}</span>}
      </td>
      <td>
        <Status state={result.state} />
      </td>
      <td
        className={`right ${styles.files} ${result.evidenceCount === 0 && result.value !== null ? styles.none : 'muted'}`}
      >
        {result.evidenceCount}
      </td>
    </>
  )
}

/** A measure in words of its own stands beside the name where no level says it. */
function lacksUnit({ kind, level }: ResultView): boolean {
  return kind === 'number' && (level === null || readThreshold(level) === undefined)
}
