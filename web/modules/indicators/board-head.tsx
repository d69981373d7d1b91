import { RESULT_STATES, sayResult, type ResultState } from '../../../design/words.ts'
import type { Board, Counts } from '../../../server/modules/indicators/contract.ts'
import { Field, Mark, Status } from '../../ui/drawing.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useSession } from '../accounts/session.ts'
import { listIndicators, needsWork } from './board-rows.ts'
import { useBoardWords } from './board-words.ts'
import styles from './board.module.css'

const COUNT_OF: Record<ResultState, keyof Counts> = {
  met: 'met',
  'not-met': 'notMet',
  refused: 'refused',
  'level-unknown': 'levelUnknown',
  'no-figure': 'noFigure',
  'not-due': 'notDue',
  'not-applicable': 'notApplicable',
}
const SHOWN_TASKS = 8

/** The board in one sentence, its counts, its field, and what is left to do. */
export function BoardHead({ board, onOpen }: { board: Board; onOpen: (indicator: string) => void }) {
  const { counts } = board
  const words = useBoardWords().head
  const { language } = useLanguage()
  const { today } = useSession()
  const isOver = board.unit.closedOn !== null && board.unit.closedOn <= today
  const tasks = listIndicators(board).filter(needsWork)
  return (
    <header className={styles.head}>
      <div>
        <h1>{words.title}</h1>
        <p className={styles.where}>{words.where(board.unit.name, board.period, isOver)}</p>
        <p className={styles.sentence}>
          {words.met} <b>{counts.criteriaMet}</b>/{counts.criteriaTotal} {words.criteria}, <b>{counts.met}</b>/
          {counts.total} {words.indicators}
        </p>
        <ul className={styles.counts}>
          {RESULT_STATES.map((state) => (
            <li key={state}>
              <Status state={state} />
              <b>{counts[COUNT_OF[state]]}</b>
            </li>
          ))}
        </ul>
      </div>
      <figure className={styles.field}>
        <Field
          columns={board.criteria.map(({ code, indicators }) => ({
            code,
            states: indicators.map((result) => result.state),
          }))}
          options={{ width: 16, height: 9, gap: 2, label: words.field(counts.met, counts.total) }}
        />
      </figure>
      <section className={styles.todo} aria-labelledby="todo">
        <h2 id="todo">{words.tasks(tasks.length)}</h2>
        <ul>
          {tasks.slice(0, SHOWN_TASKS).map((task) => (
            <li key={task.indicator}>
              <Mark state={task.state} />
              <button
                type="button"
                onClick={() => onOpen(task.indicator)}
                aria-label={words.open(task.indicator, task.name)}
              >
                {task.indicator}
              </button>
              <span>{sayResult(task.state, language).toLowerCase()}</span>
            </li>
          ))}
        </ul>
        {tasks.length > SHOWN_TASKS && <p>{words.more(tasks.length - SHOWN_TASKS)}</p>}
        {board.evaluatedAt && <p className="num">{words.evaluated(board.evaluatedAt)}</p>}
      </section>
    </header>
  )
}
