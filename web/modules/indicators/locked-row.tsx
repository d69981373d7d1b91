import type { ElementView, Figure } from '../../../server/modules/indicators/contract.ts'
import { Icon } from '../../ui/drawing.tsx'
import { useEntryWords } from './entry-words.ts'
import styles from './entry.module.css'
import { isNoValue } from './no-value.ts'
import { showFigure } from './show-value.ts'
import { useWords } from './words.ts'

type Props = {
  label: string
  element: ElementView
  saved: Figure | undefined
  previous: string | null
  inherited: string | undefined
  year: number
  /** The sentence of this row alone; undefined when one note explains all rows. */
  reason: string | undefined
  /** Whether the form as a whole is for reading: then every row is so, and none carries a mark. */
  isReading: boolean
}

/** A figure that cannot be changed: text, not a box that looks as if one could type in it. */
export function LockedRow({ label, element, saved, previous, inherited, year, reason, isReading }: Props) {
  const { row: words, form } = useEntryWords()
  const { values } = useWords()
  const isStatement = element.valueKind === 'boolean' || element.valueKind === 'document'
  return (
    <>
      <tr data-element={element.code} className={isReading ? styles.reading : styles.locked}>
        <td className={styles.no}>{label}</td>
        <th scope="row" className={styles.name}>
          {element.name}
          {!isStatement && <span>{element.unit}</span>}
        </th>
        <td className={styles.before} data-label={words.lastYear} title={inherited}>
          {showFigure(previous, element.valueKind, values)}
        </td>
        <td className={styles.held} data-label={words.ofYear(year, isStatement ? '' : element.unit)}>
          <b>{showFigure(saved?.value ?? null, element.valueKind, values)}</b>
          {!isReading && <Icon name="lock" size={12} label={words.lockedMark} />}
        </td>
        <td data-label={form.noValue} className={saved?.noValue ? styles.aside : styles.blank}>
          {saved?.noValue && isNoValue(saved.noValue) ? values.none[saved.noValue] : '–'}
        </td>
        <td data-label={form.note} className={saved?.note ? styles.aside : styles.blank}>
          {saved?.note || '–'}
        </td>
      </tr>
      {reason && (
        <tr className={styles.said}>
          <td className={styles.no} aria-hidden="true" />
          <td colSpan={5}>
            <p>
              <Icon name="lock" size={14} /> {words.locked} {reason}
            </p>
          </td>
        </tr>
      )}
    </>
  )
}
