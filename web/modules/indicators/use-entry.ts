import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import type { Board, FigureInput, FigureSheet, SavedFigures } from '../../../server/modules/indicators/contract.ts'
import { useCommand } from '../../api/use-command.ts'
import { markUnsaved } from '../../shell/save-state.ts'
import { useView } from '../../shell/view.ts'
import { useSession } from '../accounts/session.ts'
import { findDraft, keepDraft, type CellDraft, type Draft } from './drafts.ts'
import { cellOf, isSameCell, readTyped } from './entry-value.ts'
import { isNoValue } from './no-value.ts'
import { INDICATOR_KEYS } from './queries.ts'

type Moved = { element: string; current: { revision: number; value: string | null; noValue: string | null } | null }

/** The entry form's memory: what differs from the server, the draft of last time, saving, undoing, conflicts. */
export function useEntry(sheet: FigureSheet, board: Board) {
  const view = useView()
  const { person } = useSession()
  const place = useMemo(
    () => ({ personId: person.id, unitId: sheet.unit.id, period: sheet.period }),
    [person.id, sheet.unit.id, sheet.period],
  )
  const [changed, setChanged] = useState<Record<string, CellDraft>>({})
  const [offered, setOffered] = useState<Draft | undefined>(() => findDraft(localStorage, place))
  const [lastSave, setLastSave] = useState<SavedFigures>()
  const [boardBefore, setBoardBefore] = useState<Board>()
  const queryClient = useQueryClient()
  const refresh = () => Promise.all(INDICATOR_KEYS.map((key) => queryClient.invalidateQueries({ queryKey: [key] })))

  const figures = useMemo(() => new Map(sheet.figures.map((figure) => [figure.element, figure])), [sheet])
  const count = Object.keys(changed).length
  const save = useCommand<SavedFigures>(async (saved) => {
    setLastSave(saved)
    setChanged({})
    keepDraft(localStorage, place, {})
    await refresh()
  })
  const undo = useCommand<{ recorded: number }>(async () => {
    setLastSave(undefined)
    await refresh()
  })
  const moved: readonly Moved[] = save.error?.slug === 'figure-moved' ? readMoved(save.error.current) : []

  useEffect(() => {
    markUnsaved(count, { 'don-vi': sheet.unit.id, ky: sheet.period, bo: view.set })
    // An offered draft is not overwritten by an untouched form.
    if (count > 0 || !offered) keepDraft(localStorage, place, changed)
  }, [changed, count, offered, place, sheet.unit.id, sheet.period, view.set])

  const change = (element: string, part: Partial<CellDraft>): void => {
    setChanged((before) => {
      const origin = cellOf(figures.get(element))
      const next = { ...(before[element] ?? origin), ...part }
      const others = leaveOut(before, element)
      return isSameCell(next, origin) && next.basedOn === origin.basedOn ? others : { ...others, [element]: next }
    })
  }

  return {
    changed,
    count,
    offered,
    lastSave,
    /** The results as they were when the last save began. */
    boardBefore,
    save,
    undo,
    moved,
    change,
    cell: (element: string): CellDraft => changed[element] ?? cellOf(figures.get(element)),
    takeDraft(): void {
      if (offered) setChanged(offered.cells)
      setOffered(undefined)
    },
    dropDraft(): void {
      setOffered(undefined)
      keepDraft(localStorage, place, {})
    },
    drop(element: string): void {
      setChanged((before) => leaveOut(before, element))
    },
    submit(): void {
      setBoardBefore(board)
      save.mutate({
        method: 'POST',
        path: '/figures',
        query: { set: view.set },
        body: { unitId: sheet.unit.id, period: sheet.period, figures: listInputs(sheet, changed) },
      })
    },
    undoLast(): void {
      if (lastSave?.changeSet) undo.mutate({ method: 'POST', path: `/change-sets/${lastSave.changeSet}/undo` })
    },
    refresh,
  }
}

function leaveOut(cells: Record<string, CellDraft>, element: string): Record<string, CellDraft> {
  return Object.fromEntries(Object.entries(cells).filter(([code]) => code !== element))
}

/** What is ready to be saved; a cell with a mistake waits in the form. */
export function listInputs(sheet: Pick<FigureSheet, 'elements'>, changed: Record<string, CellDraft>): FigureInput[] {
  return sheet.elements.flatMap((element): FigureInput[] => {
    const cell = changed[element.code]
    if (!cell) return []
    const base = { element: element.code, basedOn: cell.basedOn, note: cell.note.trim() }
    if (isNoValue(cell.noValue)) return [{ ...base, value: null, noValue: cell.noValue }]
    const typed = readTyped(cell.text, element)
    if (typed.kind === 'mistake') return []
    if (typed.kind === 'empty') return [{ ...base, value: null, noValue: 'not-reported' }]
    return [{ ...base, value: typed.value, noValue: null }]
  })
}

function readMoved(current: unknown): Moved[] {
  return Array.isArray(current) ? (current as Moved[]) : []
}
