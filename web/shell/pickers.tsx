import { useQuery } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import { useSession } from '../modules/accounts/session.ts'
import { boardQuery } from '../modules/indicators/queries.ts'
import { shortTitle } from '../../design/set-title.ts'
import { useWords } from './words.ts'
import styles from './top-bar.module.css'
import { listPeriods, useChangeAddress, useUnit, useView } from './view.ts'

/** Screens that show figures of one set; elsewhere the choice of a set would change nothing. */
const SET_SCREENS = ['/bang-tieu-chi', '/nhap-so-lieu', '/minh-chung']

export function PeriodPicker() {
  const words = useWords()
  const { today } = useSession()
  const { period } = useView()
  const change = useChangeAddress()
  const periods = listPeriods(today)
  return (
    <label className={styles.picker}>
      <span>{words.period}</span>
      <select value={period} onChange={(event) => change({ ky: event.target.value, 'chi-tieu': undefined })}>
        {(periods.includes(period) ? periods : [period, ...periods]).map((one) => (
          <option key={one} value={one}>
            {words.year} {one}
          </option>
        ))}
      </select>
    </label>
  )
}

export function SetPicker() {
  const words = useWords()
  const view = useView()
  const unit = useUnit()
  const change = useChangeAddress()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const isShown = SET_SCREENS.some((screen) => path.includes(screen)) && unit?.level === 'commune'
  const { data: board } = useQuery({ ...boardQuery(view), enabled: isShown })
  if (!isShown || !board) return null
  return (
    <label className={`${styles.picker} ${styles.set}`} title={board.set.title}>
      <span>{words.set}</span>
      <select
        value={`${board.set.id}@${board.set.version}`}
        onChange={(event) => change({ bo: event.target.value, 'chi-tieu': undefined })}
      >
        {board.sets.map((set) => (
          <option key={`${set.id}@${set.version}`} value={`${set.id}@${set.version}`}>
            {shortTitle(set.title)}
          </option>
        ))}
      </select>
    </label>
  )
}
