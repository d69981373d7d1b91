import { useEffect, useMemo, type KeyboardEvent } from 'react'
import type { CriteriaSet } from '../../../server/modules/criteria/contract.ts'
import type { FigureSheet } from '../../../server/modules/indicators/contract.ts'
import { useAddress } from '../../shell/view.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorBox, Note } from '../../ui/messages.tsx'
import { EntryRow } from './entry-row.tsx'
import { groupElements } from './entry-groups.ts'
import { useEntryWords } from './entry-words.ts'
import styles from './entry.module.css'
import type { Words } from './entry-words.vi.ts'
import { InheritedNote } from './inherited-note.tsx'
import { listInputs, useEntry } from './use-entry.ts'

export function EntryForm({ sheet, set }: { sheet: FigureSheet; set: CriteriaSet }) {
  const entry = useEntry(sheet)
  const words = useEntryWords().form
  const wanted = useAddress()['chi-tieu']
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
  const problem = entry.save.error

  useEffect(() => {
    if (wanted) document.getElementById(`nhom-${wanted}`)?.scrollIntoView({ block: 'center' })
  }, [wanted])

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
          {groups.map((group) => (
            <tbody key={group.indicator} id={`nhom-${group.indicator}`}>
              {group.elements.length > 1 && (
                <tr className={styles.group}>
                  <td className={styles.no}>{group.indicator}</td>
                  <th scope="rowgroup" colSpan={5}>
                    {group.name}
                  </th>
                </tr>
              )}
              {group.elements.map((element, i) => (
                <EntryRow
                  key={element.code}
                  label={
                    group.elements.length > 1
                      ? `${group.indicator}${'abcdefghijklmnopqrstuvwxyz'[i] ?? ''}`
                      : group.indicator
                  }
                  element={element}
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
      <footer className={styles.foot}>
        {problem && <ErrorBox problem={problem} onRetry={entry.submit} />}
        {entry.undo.error && <ErrorBox problem={entry.undo.error} />}
        <output>
          {entry.lastSave && entry.count === 0 && words.saved(entry.lastSave.recorded)}
          {mistakes > 0 && words.mistakes(mistakes)}
        </output>
        <div className={styles.pair}>
          {entry.lastSave && entry.count === 0 && (
            <Button kind="outline" size="normal" icon="undo" isBusy={entry.undo.isPending} onClick={entry.undoLast}>
              {words.undo}
            </Button>
          )}
          <Button
            type="submit"
            size="normal"
            isBusy={entry.save.isPending}
            can={sheet.can.record ? sayCan(entry.count, mistakes, words) : words.mayNot}
            reason="hidden"
          >
            {words.save(ready)}
          </Button>
        </div>
      </footer>
    </form>
  )
}

function sayCan(count: number, mistakes: number, words: Words['form']): true | string {
  if (count === 0) return words.nothingNew
  return mistakes === 0 || words.mendFirst(mistakes)
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
