import { sql } from 'kysely'
import type { ReadCtx } from '../../kernel/context.ts'
import { lastDayOf, type Period, period as asPeriod } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type CriteriaSet, isAssessed } from '../criteria/index.ts'
import { communesUnder, type CommuneOn } from '../units/index.ts'
import { setRef } from './board.ts'
import { chooseSet } from './choose-set.ts'
import type { Board, BoardRow } from './contract.ts'
import { countMarks } from './marks.ts'
import { countCriteria } from './summarize.ts'
import type { SummaryRow } from './tables.ts'

export type WideBoard = {
  set: Board['set']
  period: string
  asOf: string
  items: BoardRow[]
  totals: { communes: number; reported: number; met: number; notMet: number; criteriaMet: number }
  /** How many units have each indicator not met or missing, in the order of the set. */
  indicators: { code: string; name: string; criterion: string; notMet: number; missing: number; unknown: number }[]
}

/**
 * Every commune under a unit (the country when null) with its stored summary: one row each, no result row is read.
 * Communes without figures are there too, with nulls.
 */
export async function readWideBoard(
  ctx: ReadCtx,
  at: { under: string | null; period: string; set?: string; asOf?: PlainDate },
): Promise<WideBoard> {
  const period = asPeriod(at.period)
  const asOf = at.asOf ?? earlier(ctx.today(), lastDayOf(period))
  const { set, heads } = await chooseSet(ctx, 'commune', { anchor: asOf, period }, at.set)
  const communes = await communesUnder(ctx.db, at.under, asOf)
  const summaries = await readSummaries(ctx, set, period, at.under === null ? null : communes)
  const head = heads.find((h) => h.id === set.id && h.version === set.version)
  return { ...drawBoard(set, communes, summaries), set: setRef(ctx, head, set), period, asOf }
}

/** Rows and totals of communes from what is summed up of them. */
export function drawBoard(
  set: CriteriaSet,
  communes: readonly CommuneOn[],
  summaries: ReadonlyMap<string, BoardSummary>,
): Pick<WideBoard, 'items' | 'totals' | 'indicators'> {
  const criteriaTotal = countCriteria(set)
  const items = communes.map((commune) => viewRow(commune, summaries.get(commune.id), criteriaTotal))
  return { items, ...tally(set, items) }
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}

export type BoardSummary = Pick<SummaryRow, 'verdict' | 'criteria_met' | 'marks' | 'is_stale'>

/** Summaries of a set and period: of some communes, or of all there are when null. */
async function readSummaries(
  { db }: ReadCtx,
  set: CriteriaSet,
  period: Period,
  communes: readonly CommuneOn[] | null,
): Promise<Map<string, BoardSummary>> {
  const { rows } = await sql<BoardSummary & { unit_id: string }>`
    select s.unit_id, s.verdict, s.criteria_met, s.marks, s.is_stale from indicators.summary s
    where s.set_id = ${set.id} and s.set_version = ${set.version} and s.period = ${period}
      ${communes === null ? sql`` : sql`and s.unit_id = any(${communes.map(({ id }) => id)}::uuid[])`}
  `.execute(db)
  return new Map(rows.map((row) => [row.unit_id, row]))
}

function viewRow(
  { id, code, name, parentName }: CommuneOn,
  row: BoardSummary | undefined,
  criteriaTotal: number,
): BoardRow {
  return {
    unitId: id,
    code,
    name,
    parentName,
    isAssessed: isAssessed({ name }),
    verdict: (row?.verdict ?? null) as BoardRow['verdict'],
    counts: row ? { ...countMarks(row.marks), criteriaMet: row.criteria_met, criteriaTotal } : null,
    marks: row?.marks ?? null,
    isStale: row?.is_stale ?? false,
  }
}

/** Totals, and how many units that have reported anything are open in each indicator: one pass over the marks. */
function tally(set: CriteriaSet, items: readonly BoardRow[]): Pick<WideBoard, 'totals' | 'indicators'> {
  const totals = { communes: items.length, reported: 0, met: 0, notMet: 0, criteriaMet: 0 }
  const indicators = set.criteria.flatMap((criterion) =>
    criterion.indicators.map(({ code, name }) => ({
      code,
      name: name.vi,
      criterion: criterion.code,
      notMet: 0,
      missing: 0,
      unknown: 0,
    })),
  )
  for (const { counts, marks, verdict } of items) {
    if (!counts || !marks || counts.noFigure === counts.total) continue
    totals.reported += 1
    totals.criteriaMet += counts.criteriaMet
    if (verdict === 'met') totals.met += 1
    if (verdict === 'not-met') totals.notMet += 1
    for (const [i, indicator] of indicators.entries()) {
      const mark = marks[i] ?? ''
      if (mark === 'n') indicator.notMet += 1
      else if (mark === 'u') indicator.unknown += 1
      else if (mark !== 'm' && 'fdr'.includes(mark)) indicator.missing += 1
    }
  }
  return { totals, indicators }
}
