import { Link } from '@tanstack/react-router'
import { formatClock } from '../../design/format.ts'
import { Icon } from '../ui/drawing.tsx'
import { useWords } from './words.ts'
import { useSaveState } from './save-state.ts'
import styles from './top-bar.module.css'

export function SaveNote() {
  const state = useSaveState()
  const words = useWords()
  return (
    <output className={`${styles.save} ${styles[state.kind]}`}>
      {state.kind === 'saved' && (
        <>
          <Icon name="check" /> {words.saved} {formatClock(state.at)}
        </>
      )}
      {state.kind === 'saving' && (
        <>
          <Icon name="sync" /> {words.saving}
        </>
      )}
      {state.kind === 'unsaved' && (
        <>
          <Icon name="edit" />{' '}
          <Link to="/nhap-so-lieu" search={state.place} aria-label={words.backToUnsaved(state.count)}>
            {words.unsaved}
          </Link>
        </>
      )}
      {state.kind === 'failed' && (
        <>
          <Icon name="warning" /> {words.notSaved}
        </>
      )}
    </output>
  )
}
