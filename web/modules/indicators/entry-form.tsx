import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import type { Board, FigureSheet } from '../../../server/modules/indicators/contract.ts'
import { useAddress, useChangeAddress } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { Note } from '../../ui/messages.tsx'
import { compareResults } from './changed-results.ts'
import { chooseFilter, narrow, sortElements } from './entry-filter.ts'
import { EntryFoot } from './entry-foot.tsx'
import { EntryRow } from './entry-row.tsx'
import { EntryTools } from './entry-tools.tsx'
import { type EntryGroup, groupElements } from './entry-groups.ts'
import { useEntryWords } from './entry-words.ts'
import toolStyles from './entry-tools.module.css'
import styles from './entry.module.css'
import { InheritedNote } from './inherited-note.tsx'
import { listInputs, useEntry } from './use-entry.ts'

export function EntryForm({ sheet, set, board }: { sheet: FigureSheet; set: CriteriaSet; board: Board }) {
  const entry = useEntry(sheet, board)
  const words = useEntryWords().form
  const { loc, 'chi-tieu': wanted } = useAddress()
  const changeAddress = useChangeAddress()
  const form = useRef<HTMLFormElement>(null)
  const groups = useMemo(
    () => groupElements(set, sheet.elements, words.otherFigures),
    [set, sheet.elements, words.otherFigures],
  )
  const previous = useMemo(() => new Map(sheet.previous.map((figure) => [figure.element, figure])), [sheet])
  const inherited = useMemo(() => new Map(sheet.inherited.map((figure) => [figure.element, figure])), [sheet])
  const figures = useMemo(() => new Map(sheet.figures.map((figure) => [figure.element, figure])), [sheet])
  const locks = useMemo(() => new Map(sheet.locked.map((lock) => [lock.element, lock.reason])), [sheet])
  const reasons = new Set(sheet.can.record ? locks.values() : [])
  const [sharedLock] = reasons.size === 1 ? reasons : []
  const year = Number(sheet.period.slice(0, 4))
  const ready = listInputs(sheet, entry.changed).length
  const mistakes = entry.count - ready
  const sorted = useMemo(() => sortElements(sheet), [sheet])
  const wantedCodes = groups.find(({ indicator }) => indicator === wanted)?.elements.map(({ code }) => code) ?? []
  const filter = chooseFilter(loc, sheet, wantedCodes)
  const shown = narrow(groups, sorted[filter], entry.changed)
  const { boardBefore } = entry

  // Where few rows are shown, the note above them that says why stays in sight.
  const block = filter === 'tat-ca' ? 'center' : 'nearest'
  useEffect(() => {
    if (wanted) document.getElementById(`nhom-${wanted}`)?.scrollIntoView({ block })
  }, [wanted, block])

  // A refusal about one figure leads the eye and the keyboard to that figure.
  const refused = entry.moved[0]?.element
  useEffect(() => {
    if (!refused) return
    const cell = document.querySelector<HTMLElement>(`[data-element="${refused}"] :is(input, select)`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'center' })
  }, [refused])

  return (
    <form
      ref={form}
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (ready > 0 && mistakes === 0) entry.submit()
      }}
    >
      {entry.offered && (
        <div className={styles.notes}>
          <Note icon="edit" title={words.draft.title} tone="warning" isNews>
            <p>{words.draft.text(Object.keys(entry.offered.cells).length, entry.offered.savedAt)}</p>
            <p className={styles.pair}>
              <Button onClick={entry.takeDraft}>{words.draft.take}</Button>
              <Button kind="outline" onClick={entry.dropDraft}>
                {words.draft.drop}
              </Button>
            </p>
          </Note>
        </div>
      )}
      {sheet.inherited.length > 0 && (
        <div className={styles.notes}>
          <InheritedNote sheet={sheet} year={year - 1} />
        </div>
      )}
      {!sheet.can.record && (
        <div className={styles.notes} id="vi-sao-khoa">
          <Note icon="lock" title={words.readOnly} />
        </div>
      )}
      {sharedLock && (
        <div className={styles.notes} id="vi-sao-khoa">
          <Note icon="lock" title={words.locked(locks.size)}>
            <p>
              {sharedLock} {words.unlock}
            </p>
          </Note>
        </div>
      )}
      <EntryTools
        chosen={filter}
        counts={sorted}
        onChoose={(key) => changeAddress({ loc: key }, true)}
        criteria={listCriteria(set, shown)}
      />
      <div className={styles.scroll}>
        {/* A table is what a grid is made of (WAI-ARIA grid pattern). */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role */}
        <table className={styles.grid} role="grid" aria-label={words.label(sheet.unit.name)} onKeyDown={walkGrid}>
          <thead>
            <tr>
              <th scope="col" className={styles.no}>
                {words.code}
              </th>
              <th scope="col">{words.figure}</th>
              <th scope="col" className="right">
                {year - 1}
              </th>
              <th scope="col" className="right">
                {year}
              </th>
              <th scope="col">{words.noValue}</th>
              <th scope="col">{words.note}</th>
            </tr>
          </thead>
          {shown.map((group) => (
            <tbody key={group.indicator} id={`nhom-${group.indicator}`}>
              {group.isNamed && (
                <tr className={styles.group}>
                  <td className={styles.no}>{group.indicator}</td>
                  <th scope="rowgroup" colSpan={5}>
                    {group.name}
                  </th>
                </tr>
              )}
              {group.elements.map((element) => (
                <EntryRow
                  key={element.code}
                  label={group.labels[element.code] ?? group.indicator}
                  element={element}
                  year={year}
                  isReading={!sheet.can.record}
                  cell={entry.cell(element.code)}
                  saved={figures.get(element.code)}
                  isChanged={element.code in entry.changed}
                  previous={(previous.get(element.code) ?? inherited.get(element.code))?.value ?? null}
                  inherited={inherited.get(element.code)?.sentence}
                  lock={sheet.can.record ? locks.get(element.code) : words.readOnlyRow}
                  lockNote={sharedLock || !sheet.can.record ? 'vi-sao-khoa' : undefined}
                  moved={entry.moved.find(
                    ({ element: code, current }) =>
                      code === element.code && entry.cell(code).basedOn !== (current?.revision ?? 0),
                  )}
                  onChange={(part) => entry.change(element.code, part)}
                  onDrop={() => {
                    entry.drop(element.code)
                    entry.save.reset()
                    void entry.refresh()
                  }}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
      {shown.length === 0 && <p className={toolStyles.empty}>{words.emptyFilter}</p>}
      <EntryFoot
        entry={entry}
        ready={ready}
        mistakes={mistakes}
        mayRecord={sheet.can.record}
        results={boardBefore && boardBefore !== board ? compareResults(boardBefore, board) : undefined}
        onMistake={() => showMistake(form.current)}
      />
    </form>
  )
}

/** The criteria of what is shown, each with the first indicator a reader can be led to. */
function listCriteria(set: CriteriaSet, shown: readonly EntryGroup[]) {
  return set.criteria.flatMap(({ code, name, indicators }) => {
    const first = shown.find((group) => indicators.some((indicator) => indicator.code === group.indicator))
    return first ? [{ code, name: name.vi, first: first.indicator }] : []
  })
}

function showMistake(form: HTMLFormElement | null): void {
  const cell = form?.querySelector<HTMLElement>('[aria-invalid="true"]')
  cell?.focus({ preventScroll: true })
  cell?.scrollIntoView({ block: 'center' })
}

/** Enter and the arrows go down and up the column of this year, as in the paper table. */
function walkGrid(event: KeyboardEvent<HTMLTableElement>): void {
  const { target } = event
  if (!(target instanceof HTMLInputElement) || !target.dataset.figure) return
  const step = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0) return
  event.preventDefault()
  const all = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[data-figure]:not(:disabled)')]
  const next = all[all.indexOf(target) + step]
  next?.focus()
  next?.select()
}
