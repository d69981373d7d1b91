import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Search } from '../../shell/address.ts'
import { useView } from '../../shell/view.ts'
import { buttonClass } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { useBoardWords } from './board-words.ts'
import styles from './drawer.module.css'
import { findLock } from './find-lock.ts'
import { figuresQuery } from './queries.ts'

type Props = {
  indicator: string
  /** Undefined until the reasons are there. */
  inputs: readonly { element: { code: string } }[] | undefined
  can: { record: boolean; attach: boolean }
}

/** What may be done about the indicator; while a dossier holds its figures, who holds them and the way out instead. */
export function DrawerFoot({ indicator, inputs, can }: Props) {
  const view = useView()
  const words = useBoardWords().drawer
  const { data: sheet } = useQuery({ ...figuresQuery(view), enabled: view.unitId !== '' && can.record })
  const lock = sheet && inputs && findLock(sheet.locked, inputs)
  const search = (before: Search): Search => ({ ...before, 'chi-tieu': indicator, the: undefined, loc: undefined })
  const isOpen = lock?.isWhole !== true
  // Nothing is offered before it is known whether it can be done.
  const isKnown = !can.record || (sheet !== undefined && inputs !== undefined)
  return (
    <footer>
      {lock && (
        <p className={styles.lock}>
          <Icon name="lock" />
          <span>
            {lock.reason} {words.unlock}
          </span>
        </p>
      )}
      {isKnown && isOpen && can.record && (
        <Link to="/nhap-so-lieu" search={search} className={buttonClass('primary', 'normal')}>
          <Icon name="edit" size={14} /> {words.edit}
        </Link>
      )}
      {isKnown && isOpen && can.attach && (
        <Link to="/minh-chung" search={search} className={buttonClass('outline', 'normal')}>
          <Icon name="upload" size={14} /> {words.attach}
        </Link>
      )}
      {!isOpen && (
        <Link to="/ho-so" className={buttonClass('outline', 'normal')}>
          {words.toDossier}
        </Link>
      )}
      {!can.record && <p className="muted">{words.readOnly}</p>}
    </footer>
  )
}
