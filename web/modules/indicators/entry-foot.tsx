import { Link } from '@tanstack/react-router'
import { sayResult } from '../../../design/words.ts'
import type { Search } from '../../shell/address.ts'
import { Button, TextButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { ErrorBox } from '../../ui/messages.tsx'
import type { ChangedResult } from './changed-results.ts'
import { useEntryWords } from './entry-words.ts'
import type { Words } from './entry-words.vi.ts'
import styles from './entry-foot.module.css'
import { withSign } from './show-level.ts'
import { showValue } from './show-value.ts'
import type { useEntry } from './use-entry.ts'
import { useWords } from './words.ts'

type Props = {
  entry: ReturnType<typeof useEntry>
  ready: number
  mistakes: number
  mayRecord: boolean
  /** What the last save did to the results; undefined while nothing was saved or the board is asked again. */
  results: readonly ChangedResult[] | undefined
  onMistake: () => void
}

const SHOWN = 2

/** What was saved and what came of it, what is to be mended and where, and the button that saves. */
export function EntryFoot({ entry, ready, mistakes, mayRecord, results, onMistake }: Props) {
  const words = useEntryWords().form
  const hasSaved = entry.lastSave !== undefined && entry.count === 0
  return (
    <footer className={styles.foot}>
      {entry.save.error && <ErrorBox problem={entry.save.error} onRetry={entry.submit} />}
      {entry.undo.error && <ErrorBox problem={entry.undo.error} />}
      <output>
        {hasSaved && entry.lastSave && words.saved(entry.lastSave.recorded)}{' '}
        {hasSaved && results && <Results results={results} />}
        {mistakes > 0 && <TextButton onClick={onMistake}>{words.mistakes(mistakes)}</TextButton>}
      </output>
      <div className={styles.pair}>
        {hasSaved && (
          <Button kind="outline" size="normal" icon="undo" isBusy={entry.undo.isPending} onClick={entry.undoLast}>
            {words.undo}
          </Button>
        )}
        <Button
          type="submit"
          size="normal"
          isBusy={entry.save.isPending}
          can={mayRecord ? sayCan(entry.count, mistakes, words) : words.mayNot}
          reason="hidden"
        >
          {words.save(ready)}
        </Button>
      </div>
    </footer>
  )
}

function Results({ results }: { results: readonly ChangedResult[] }) {
  const words = useEntryWords().form
  const { values } = useWords()
  const { language } = useLanguage()
  const show = (result: ChangedResult['after']): string => withSign(showValue(result.value, result, values), result)
  return (
    <>
      {results.slice(0, SHOWN).map(({ before, after }) => (
        <Link
          key={after.indicator}
          to="/bang-tieu-chi"
          search={(now: Search) => ({ ...now, 'chi-tieu': after.indicator, loc: undefined })}
        >
          {words.result(after.indicator, sayResult(after.state, language).toLowerCase(), show(before), show(after))}
        </Link>
      ))}
      {results.length > SHOWN && <span>{words.moreResults(results.length - SHOWN)}</span>}
      <Link to="/bang-tieu-chi" search={(now: Search) => ({ ...now, 'chi-tieu': undefined, loc: undefined })}>
        {words.toBoard}
      </Link>
      <Link to="/ho-so">{words.toDossiers}</Link>
    </>
  )
}

function sayCan(count: number, mistakes: number, words: Words['form']): true | string {
  if (count === 0) return words.nothingNew
  return mistakes === 0 || words.mendFirst(mistakes)
}
