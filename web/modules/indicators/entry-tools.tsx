import { Segments } from '../../ui/parts.tsx'
import { ENTRY_FILTERS, type EntryFilter } from './entry-filter.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './entry-tools.module.css'

type Props = {
  chosen: EntryFilter
  counts: Record<EntryFilter, ReadonlySet<string>>
  onChoose: (filter: EntryFilter) => void
  /** The criteria that are shown, each with its first indicator. */
  criteria: readonly { code: string; name: string; first: string }[]
}

/** Which figures are shown, and a way to a criterion: the form of a commune has some ninety rows. */
export function EntryTools({ chosen, counts, onChoose, criteria }: Props) {
  const words = useEntryWords().tools
  return (
    <div className={styles.tools}>
      <Segments
        label={words.filter}
        chosen={chosen}
        onChoose={onChoose}
        segments={ENTRY_FILTERS.map((key) => ({ key, label: words.filters[key], count: counts[key].size }))}
      />
      <label className={styles.jump}>
        <span>{words.jump}</span>
        <select
          value=""
          onChange={(event) =>
            document.getElementById(`nhom-${event.target.value}`)?.scrollIntoView({ block: 'start' })
          }
        >
          <option value="">{words.chooseCriterion}</option>
          {criteria.map(({ code, name, first }) => (
            <option key={code} value={first}>
              {code}. {name}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
