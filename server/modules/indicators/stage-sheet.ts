import { formatNumber, formatPeriod, lowerFirst } from '../../../design/format.ts'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { isPeriod, period as asPeriod, yearOf } from '../../kernel/period.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import type { StoredFile } from '../../kernel/files.ts'
import { recordFile } from '../../kernel/uploads.ts'
import { elements } from '../criteria/index.ts'
import { placeOn, unitById } from '../units/index.ts'
import { authorizeChange } from './authorize-change.ts'
import { warnOfJump } from './check-figure.ts'
import type { FigureInput, StagedSheet } from './contract.ts'
import { canRecordFigures } from './policy.ts'
import { sheetStale, sheetUnreadable } from './problems.ts'
import type { SheetContent, SheetRow } from './read-sheet.ts'
import { openForPeriod, recordFigures, type Saved } from './record-figures.ts'
import {
  changeSetById,
  currentFigures,
  insertChangeSet,
  insertStaged,
  stagedFigures,
  type StoredFigure,
} from './repository.ts'

/** Checks a read sheet against what is there and keeps it aside: nothing counts until a person accepts it. */
export async function stageSheet(
  ctx: Ctx,
  at: { unitId: string; period: string; file: StoredFile },
  content: SheetContent,
): Promise<StagedSheet> {
  const period = asPeriod(at.period)
  const { unit, anchor } = await openForPeriod(ctx, at.unitId, period)
  authorize(canRecordFigures(ctx.actor, await placeOn(ctx.db, unit.id, anchor)))
  if (content.unitId !== unit.id)
    throw sheetUnreadable(`Tệp này làm từ mẫu của đơn vị khác, không phải của ${lowerFirst(unit.name)}.`)
  if (content.period !== period)
    throw sheetUnreadable(`Tệp này làm từ mẫu của ${sayPeriod(content.period)}, không phải ${formatPeriod(period)}.`)

  const current = new Map((await currentFigures(ctx, unit.id, period)).map((f) => [f.element, f]))
  const previous = new Map((await currentFigures(ctx, unit.id, String(yearOf(period) - 1))).map((f) => [f.element, f]))
  const rows = content.rows.map((row) => judge(row, current.get(row.element), previous.get(row.element)))
  const moving = content.rows.filter((_row, i) => rows[i]?.state !== 'same')
  await recordFile(ctx, at.file)
  const problems = JSON.stringify(content.mistakes)
  const changeSet = newId()
  await insertChangeSet(ctx, { id: changeSet, unitId: unit.id, period, fileHash: at.file.hash, problems })
  await insertStaged(
    ctx,
    changeSet,
    moving.map(({ element, value, noValue, note, cell }) => ({
      element,
      note,
      value,
      noValue,
      cell,
      basedOn: current.get(element)?.revision ?? 0,
    })),
  )
  return {
    changeSet,
    unit: { id: unit.id, code: unit.code, name: unit.name },
    period,
    balance: balanceOf(rows, content.mistakes.length),
    rows: [...rows, ...content.mistakes.map(refusedRow)],
    problems: content.mistakes.map(({ cell, found, detail }) => ({ cell, found, detail })),
    canAccept: moving.length > 0,
  }
}

type Row = StagedSheet['rows'][number]

function judge(row: SheetRow, current: StoredFigure | undefined, previous: StoredFigure | undefined): Row {
  const element = elements.get(row.element)
  const shown = {
    element: row.element,
    name: element?.name.vi ?? row.element,
    valueKind: element?.valueKind ?? 'decimal',
    cell: row.cell,
  }
  const before = current?.value ?? null
  const isValueSame = current !== undefined && equal(before, row.value) && current.no_value === row.noValue
  const isSame = isValueSame && (row.note === null || row.note === current.note)
  const state = isSame ? 'same' : current ? 'changed' : 'added'
  const warning = element && row.value !== null ? warnOfJump(element, previous?.value ?? null, row.value) : undefined
  return {
    ...shown,
    before,
    after: row.value,
    noValue: row.noValue,
    state,
    detail: isSame ? null : isValueSame ? 'Số không đổi, ghi chú đổi.' : (warning ?? null),
  }
}

function equal(a: string | null, b: string | null): boolean {
  return a === b || (a !== null && b !== null && formatNumber(a) === formatNumber(b))
}

function refusedRow(mistake: SheetContent['mistakes'][number]): Row {
  const element = mistake.element ?? ''
  const name = elements.get(element)?.name.vi ?? mistake.found ?? ''
  return {
    element,
    name,
    valueKind: elements.get(element)?.valueKind ?? 'decimal',
    cell: mistake.cell,
    before: null,
    after: mistake.found,
    noValue: null,
    state: 'refused',
    detail: mistake.detail,
  }
}

function balanceOf(rows: readonly Row[], refused: number): StagedSheet['balance'] {
  const count = (state: Row['state']): number => rows.filter((row) => row.state === state).length
  return { read: rows.length + refused, added: count('added'), changed: count('changed'), same: count('same'), refused }
}

/** Accepts a staged sheet: one transaction, one event, results at once. Throws `figure-moved` when figures moved since. */
export async function acceptSheet(ctx: Ctx, id: string): Promise<Saved> {
  const staged = await lockStaged(ctx, id)
  const rows = await stagedFigures(ctx, id)
  const figures = rows.map((row): FigureInput => ({
    element: row.element,
    value: row.value,
    noValue: row.no_value,
    note: row.note ?? undefined,
    basedOn: row.based_on,
  }))
  const saved = await recordFigures(
    ctx,
    { unitId: staged.unit_id, period: staged.period, source: 'sheet', sheet: id },
    figures,
  )
  await ctx.db
    .updateTable('indicators.change_set')
    .set({ state: 'applied', applied_at: ctx.now() })
    .where('id', '=', id)
    .execute()
  await ctx.db.deleteFrom('indicators.staged_figure').where('change_set', '=', id).execute()
  return saved
}

/** A sheet that waits, held for this transaction. Whoever may not record there does not learn what became of it. */
async function lockStaged(ctx: Ctx, id: string) {
  const found = await changeSetById(ctx, id)
  if (!found) throw notFound(SHEET)
  await authorizeChange(ctx, { unitId: found.unit_id, period: found.period }, SHEET)
  const staged = await changeSetById(ctx, id, true)
  if (staged?.state !== 'staged') throw sheetStale()
  return staged
}

const SHEET = 'tệp số liệu này'
/** Throws a staged sheet away. */
export async function discardSheet(ctx: Ctx, id: string): Promise<void> {
  await lockStaged(ctx, id)
  await ctx.db.deleteFrom('indicators.change_set').where('id', '=', id).execute()
}

/** A staged sheet again, e.g. after reloading the page. */
export async function readStaged(ctx: ReadCtx, id: string): Promise<StagedSheet> {
  const staged = await changeSetById(ctx, id)
  if (!staged || staged.state !== 'staged') throw notFound(SHEET)
  await authorizeChange(ctx, { unitId: staged.unit_id, period: staged.period }, SHEET)
  const unit = await unitById(ctx.db, staged.unit_id, ctx.today())
  if (!unit) throw notFound('đơn vị này')
  const current = new Map((await currentFigures(ctx, unit.id, staged.period)).map((f) => [f.element, f]))
  const lastYear = String(yearOf(asPeriod(staged.period)) - 1)
  const previous = new Map((await currentFigures(ctx, unit.id, lastYear)).map((f) => [f.element, f]))
  const mistakes = JSON.parse(staged.problems ?? '[]') as SheetContent['mistakes']
  const rows = (await stagedFigures(ctx, id)).map(({ element, cell, value, no_value, note }) =>
    judge({ element, cell: cell ?? '', value, noValue: no_value, note }, current.get(element), previous.get(element)),
  )
  return {
    changeSet: id,
    unit: { id: unit.id, code: unit.code, name: unit.name },
    period: staged.period,
    balance: balanceOf(rows, mistakes.length),
    rows: [...rows, ...mistakes.map(refusedRow)],
    problems: mistakes.map(({ cell, found, detail }) => ({ cell, found, detail })),
    canAccept: rows.length > 0,
  }
}

/** What a file says of itself may be anything. */
function sayPeriod(text: string): string {
  return isPeriod(text) ? formatPeriod(text) : `“${text}”`
}
