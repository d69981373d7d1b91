import { useId } from 'react'
import { formatNumber } from '../../../design/format.ts'
import type { ElementView, Figure } from '../../../server/modules/indicators/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import { sayBy } from './by.ts'
import type { CellDraft } from './drafts.ts'
import { readTyped, sayJump } from './entry-value.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './entry.module.css'
import { FigureInput } from './figure-input.tsx'
import { LockedRow } from './locked-row.tsx'
import { isNoValue, OFFERED } from './no-value.ts'
import { showFigure } from './show-value.ts'
import { useWords } from './words.ts'

type Props = {
  label: string
  element: ElementView
  year: number
  /** The whole form is for reading. */
  isReading: boolean
  cell: CellDraft
  saved: Figure | undefined
  isChanged: boolean
  previous: string | null
  /** How last year's figure was put together, for a unit that began since. */
  inherited: string | undefined
  /** Why this figure cannot be changed; undefined when it can. */
  lock: string | undefined
  /** Id of the note that explains all locks of the form; undefined when each row must explain its own. */
  lockNote: string | undefined
  moved: { current: { revision: number; value: string | null; noValue: string | null } | null } | undefined
  onChange: (part: Partial<CellDraft>) => void
  onDrop: () => void
}

/** A figure of the form: to be typed in, or text while it is held. */
export function EntryRow(props: Props) {
  const { isChanged, lock, lockNote } = props
  if (lock === undefined || isChanged) return <OpenRow {...props} />
  return <LockedRow {...props} reason={lockNote === undefined ? lock : undefined} />
}

function OpenRow({
  label,
  element,
  year,
  cell,
  saved,
  isChanged,
  previous,
  inherited,
  lock,
  lockNote,
  moved,
  onChange,
  onDrop,
}: Props) {
  const noteId = useId()
  const { row: words, form, mistakes } = useEntryWords()
  const { values, hands } = useWords()
  const isStatement = element.valueKind === 'boolean' || element.valueKind === 'document'
  const typed = readTyped(cell.text, isStatement ? { ...element, min: null, max: null } : element)
  const mistake = cell.noValue === '' && !isStatement && typed.kind === 'mistake' ? typed : undefined
  const jump =
    isChanged && typed.kind === 'value' && !isStatement && !cell.note
      ? sayJump({ value: typed.value, before: previous, unit: element.unit }, words)
      : undefined
  const state = mistake ? styles.bad : jump ? styles.warn : isChanged ? (saved ? styles.changed : styles.fresh) : ''
  const recorded =
    saved &&
    words.recorded(sayBy(saved.author, saved.actingFor, hands) ?? hands.officer, saved.recordedAt, saved.revision)
  const ownLock = lockNote === undefined ? lock : undefined
  const says = Boolean(mistake ?? jump ?? moved ?? ownLock)
  return (
    <>
      <tr data-element={element.code}>
        <td className={styles.no}>{label}</td>
        <th scope="row" className={styles.name}>
          {element.name}
          {!isStatement && <span>{element.unit}</span>}
        </th>
        <td className={styles.before} data-label={words.lastYear} title={inherited}>
          {showFigure(previous, element.valueKind, values)}
        </td>
        <td className={`${styles.now} ${state}`} title={recorded}>
          <span className={styles.fieldLabel} aria-hidden="true">
            {words.ofYear(year, isStatement ? '' : element.unit)}
          </span>
          {isChanged && saved?.value !== null && saved && (
            <del>{showFigure(saved.value, element.valueKind, values)}</del>
          )}
          <FigureInput
            element={element}
            text={cell.text}
            isInvalid={mistake !== undefined}
            isLocked={lock !== undefined}
            describedBy={says ? noteId : lock && lockNote}
            onText={(text) => onChange({ text, noValue: text === '' ? cell.noValue : '' })}
          />
        </td>
        <td data-label={form.noValue}>
          <select
            aria-label={words.reason(element.name)}
            value={cell.text === '' ? cell.noValue : ''}
            disabled={lock !== undefined}
            onChange={(event) =>
              onChange({ noValue: event.target.value, text: event.target.value === '' ? cell.text : '' })
            }
          >
            <option value="">–</option>
            {(isNoValue(cell.noValue) && !OFFERED.includes(cell.noValue) ? [...OFFERED, cell.noValue] : OFFERED).map(
              (reason) => (
                <option key={reason} value={reason}>
                  {values.none[reason]}
                </option>
              ),
            )}
          </select>
        </td>
        <td data-label={form.note}>
          <input
            className={styles.note}
            aria-label={words.note(element.name)}
            value={cell.note}
            maxLength={500}
            disabled={lock !== undefined}
            onChange={(event) => onChange({ note: event.target.value })}
          />
        </td>
      </tr>
      {says && (
        <tr className={styles.said}>
          <td className={styles.no} aria-hidden="true" />
          <td colSpan={5} id={noteId} className={mistake || moved ? styles.wrong : undefined}>
            {mistake && (
              <p role="alert">
                <Icon name="warning" size={14} /> {mistake.say(mistakes)}{' '}
                {mistake.offer && (
                  <Button kind="outline" onClick={() => onChange({ text: mistake.offer ?? '' })}>
                    {words.accept(mistake.offer)}
                  </Button>
                )}
              </p>
            )}
            {jump && <p>{jump}</p>}
            {ownLock && (
              <p>
                <Icon name="lock" size={14} /> {words.locked} {ownLock}
              </p>
            )}
            {moved && (
              <Conflict
                moved={moved}
                cell={cell}
                onKeep={() => onChange({ basedOn: moved.current?.revision ?? 0 })}
                onDrop={onDrop}
              />
            )}
          </td>
        </tr>
      )}
    </>
  )
}

/** Somebody else saved this figure meanwhile: both are shown, and one is chosen. */
function Conflict({
  moved: { current },
  cell,
  onKeep,
  onDrop,
}: Pick<Props, 'cell' | 'onDrop'> & { moved: NonNullable<Props['moved']>; onKeep: () => void }) {
  const words = useEntryWords().row
  const { none } = useWords().values
  const show = (value: string | null, noValue: string | null): string => {
    if (value !== null) return value
    return noValue !== null && isNoValue(noValue) ? none[noValue] : '–'
  }
  return (
    <p role="alert" className={styles.conflict}>
      <span>
        {words.onServer}{' '}
        <b>{current ? show(current.value && formatNumber(current.value), current.noValue) : words.nothingYet}</b>
      </span>
      <span>
        {words.yours} <b>{show(cell.text || null, cell.noValue)}</b>
      </span>
      <Button kind="outline" onClick={onKeep}>
        {words.keepMine}
      </Button>
      <Button kind="outline" onClick={onDrop}>
        {words.takeServer}
      </Button>
    </p>
  )
}
