import { sql } from 'kysely'
import type { ReadCtx } from '../../kernel/context.ts'
import { type Period, period as asPeriod } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { lastDayOf } from '../../kernel/period.ts'
import { chooseSet } from './choose-set.ts'
import { setRef } from './board.ts'
import type { Board, BoardRow, Counts, Verdict } from './contract.ts'

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
  const rows = await summaryRows(ctx, { ...at, asOf, period, setId: set.id, setVersion: set.version })
  const reported = rows.filter((row) => row.verdict !== null && row.reported > 0)
  const codes = set.criteria.flatMap((c) =>
    c.indicators.map((i) => ({ code: i.code, name: i.name.vi, criterion: c.code })),
  )
  return {
    set: setRef(
      heads.find((h) => h.id === set.id && h.version === set.version),
      set,
    ),
    period,
    asOf,
    items: rows.map(viewRow),
    totals: {
      communes: rows.length,
      reported: reported.length,
      met: reported.filter((row) => row.verdict === 'met').length,
      notMet: reported.filter((row) => row.verdict === 'not-met').length,
      criteriaMet: reported.reduce((sum, row) => sum + (row.criteria_met ?? 0), 0),
    },
    indicators: codes.map((one, i) => ({ ...one, ...tally(reported, i) })),
  }
}

function earlier(a: PlainDate, b: PlainDate): PlainDate {
  return a < b ? a : b
}

type Row = {
  unit_id: string
  code: string
  name: string
  parent_name: string | null
  verdict: string | null
  met: number
  not_met: number
  no_figure: number
  not_due: number
  refused: number
  level_unknown: number
  not_applicable: number
  total: number
  criteria_met: number | null
  criteria_total: number
  marks: string | null
  is_stale: boolean | null
  reported: number
}

type Scope = { under: string | null; asOf: PlainDate; period: Period; setId: string; setVersion: number }

async function summaryRows({ db }: ReadCtx, at: Scope): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select v.unit_id, v.code, v.name, p.name as parent_name, s.verdict, s.met, s.not_met, s.no_figure, s.not_due, s.refused,
      s.level_unknown, s.not_applicable, s.total, s.criteria_met, s.criteria_total, s.marks, s.is_stale,
      coalesce(s.total - s.no_figure, 0) as reported
    from units.v_unit v
    left join units.v_unit p on p.unit_id = v.parent_id
      and p.valid_from <= ${at.asOf}::date and (p.valid_to is null or ${at.asOf}::date < p.valid_to)
    left join indicators.summary s on s.unit_id = v.unit_id and s.set_id = ${at.setId}
      and s.set_version = ${at.setVersion} and s.period = ${at.period}
    where v.level = 'commune' and v.valid_from <= ${at.asOf}::date and (v.valid_to is null or ${at.asOf}::date < v.valid_to)
      and (${at.under}::uuid is null or v.parent_id = ${at.under}::uuid or p.parent_id = ${at.under}::uuid)
    order by p.code, v.code
  `.execute(db)
  return rows
}

function viewRow(row: Row): BoardRow {
  const has = row.verdict !== null
  return {
    unitId: row.unit_id,
    code: row.code,
    name: row.name,
    parentName: row.parent_name,
    verdict: row.verdict as Verdict | null,
    counts: has ? countsOf(row) : null,
    marks: row.marks,
    isStale: row.is_stale ?? false,
  }
}

function countsOf(row: Row): Counts {
  return {
    met: row.met,
    notMet: row.not_met,
    noFigure: row.no_figure,
    notDue: row.not_due,
    refused: row.refused,
    levelUnknown: row.level_unknown,
    notApplicable: row.not_applicable,
    total: row.total,
    criteriaMet: row.criteria_met ?? 0,
    criteriaTotal: row.criteria_total,
  }
}

function tally(rows: readonly Row[], i: number): { notMet: number; missing: number; unknown: number } {
  const count = (letters: string): number => rows.filter((row) => letters.includes(row.marks?.[i] ?? ' ')).length
  return { notMet: count('n'), missing: count('fdr'), unknown: count('u') }
}
