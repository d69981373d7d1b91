import { formatPeriod, formatTime } from '../../../design/format.ts'
import { RESULT_STATES, sayResult, type ResultState } from '../../../design/words.ts'
import type { Board, Counts } from '../../../server/modules/indicators/contract.ts'
import { Field, Mark, Status } from '../../ui/drawing.tsx'
import { useSession } from '../accounts/session.ts'
import { listIndicators, needsWork } from './board-rows.ts'
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
  const { today } = useSession()
  const isOver = board.unit.closedOn !== null && board.unit.closedOn <= today
  const tasks = listIndicators(board).filter(needsWork)
  return (
    <header className={styles.head}>
      <div>
        <h1>Bảng tiêu chí</h1>
        <p className={styles.where}>
          {board.unit.name}, {formatPeriod(board.period)}
          {isOver && ' (đơn vị đã kết thúc)'}
        </p>
        <p className={styles.sentence}>
          Đạt <b>{counts.criteriaMet}</b>/{counts.criteriaTotal} tiêu chí, <b>{counts.met}</b>/{counts.total} chỉ tiêu
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
          options={{ width: 16, height: 9, gap: 2 }}
        />
      </figure>
      <section className={styles.todo} aria-labelledby="todo">
        <h2 id="todo">
          {tasks.length === 0
            ? 'Không còn chỉ tiêu cần xử lý'
            : `${tasks.length} chỉ tiêu cần xử lý trước khi nộp hồ sơ`}
        </h2>
        <ul>
          {tasks.slice(0, SHOWN_TASKS).map((task) => (
            <li key={task.indicator}>
              <Mark state={task.state} />
              <button
                type="button"
                onClick={() => onOpen(task.indicator)}
                aria-label={`Mở chỉ tiêu ${task.indicator} ${task.name}`}
              >
                {task.indicator}
              </button>
              <span>{sayResult(task.state).toLowerCase()}</span>
            </li>
          ))}
        </ul>
        {tasks.length > SHOWN_TASKS && <p>và {tasks.length - SHOWN_TASKS} chỉ tiêu khác trong bảng dưới.</p>}
        {board.evaluatedAt && <p className="num">Tính lúc {formatTime(board.evaluatedAt)}</p>}
      </section>
    </header>
  )
}
