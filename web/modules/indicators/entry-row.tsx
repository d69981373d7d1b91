import { useId } from 'react'
import { formatNumber, formatTime } from '../../../design/format.ts'
import type { ElementView, Figure } from '../../../server/modules/indicators/contract.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/drawing.tsx'
import type { CellDraft } from './drafts.ts'
import { readTyped, sayJump } from './entry-value.ts'
import styles from './entry.module.css'
import { FigureInput } from './figure-input.tsx'
import { isNoValue, OFFERED, sayNoValue } from './no-value.ts'
import { showFigure } from './show-value.ts'

type Props = {
  label: string
  element: ElementView
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

export function EntryRow({
  label,
  element,
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
  const isStatement = element.valueKind === 'boolean' || element.valueKind === 'document'
  const typed = readTyped(cell.text, isStatement ? { ...element, min: null, max: null } : element)
  const mistake = cell.noValue === '' && !isStatement && typed.kind === 'mistake' ? typed : undefined
  const jump =
    isChanged && typed.kind === 'value' && !isStatement && !cell.note
      ? sayJump(typed.value, previous, element.unit)
      : undefined
  const state = mistake ? styles.bad : jump ? styles.warn : isChanged ? (saved ? styles.changed : styles.fresh) : ''
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
        <td className={styles.before} title={inherited}>
          {showFigure(previous, element.valueKind)}
        </td>
        <td className={`${styles.now} ${state}`} title={sayAuthor(saved)}>
          {isChanged && saved?.value !== null && saved && <del>{showFigure(saved.value, element.valueKind)}</del>}
          <FigureInput
            element={element}
            text={cell.text}
            isInvalid={mistake !== undefined}
            isLocked={lock !== undefined}
            describedBy={says ? noteId : lock && lockNote}
            onText={(text) => onChange({ text, noValue: text === '' ? cell.noValue : '' })}
          />
        </td>
        <td>
          <select
            aria-label={`Lý do không có số: ${element.name}`}
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
                  {sayNoValue(reason)}
                </option>
              ),
            )}
          </select>
        </td>
        <td>
          <input
            className={styles.note}
            aria-label={`Ghi chú ${element.name}`}
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
                <Icon name="warning" size={14} /> {mistake.sentence}{' '}
                {mistake.offer && (
                  <Button kind="outline" onClick={() => onChange({ text: mistake.offer ?? '' })}>
                    Nhận {mistake.offer}
                  </Button>
                )}
              </p>
            )}
            {jump && <p>{jump}</p>}
            {ownLock && (
              <p>
                <Icon name="lock" size={14} /> Đang khóa. {ownLock}
              </p>
            )}
            {moved && (
              <p role="alert" className={styles.conflict}>
                <span>
                  Số trên máy chủ: <b>{sayServer(moved.current)}</b>
                </span>
                <span>
                  Số của bạn: <b>{cell.text || (isNoValue(cell.noValue) ? sayNoValue(cell.noValue) : '–')}</b>
                </span>
                <Button kind="outline" onClick={() => onChange({ basedOn: moved.current?.revision ?? 0 })}>
                  Giữ số của tôi
                </Button>
                <Button kind="outline" onClick={onDrop}>
                  Lấy số trên máy chủ
                </Button>
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  )
}

function sayAuthor(saved: Figure | undefined): string | undefined {
  return saved && `${saved.author ?? 'Cán bộ của đơn vị'}, ${formatTime(saved.recordedAt)}, lần ${saved.revision}`
}

function sayServer(current: { value: string | null; noValue: string | null } | null): string {
  if (current === null) return 'chưa có'
  if (current.value !== null) return formatNumber(current.value)
  return current.noValue && isNoValue(current.noValue) ? sayNoValue(current.noValue) : '–'
}
