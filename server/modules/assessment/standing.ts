import type { ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type BoardRow, readWideBoard, type WideBoard } from '../indicators/index.ts'
import { provincesOf, type UnitRef } from '../units/index.ts'
import { recognisedUnits } from './recognitions.ts'

/** A commune as the public sees it. Wards, townships and special zones are shown but are not assessed as communes. */
export type CommuneStanding = BoardRow & {
  hasReported: boolean
  recognised: 'in-force' | 'inherited' | null
}

export type Tally = {
  communes: number
  others: number
  reported: number
  met: number
  /** By a decision in force for this very unit. */
  recognised: number
  /** Holds only a title of a unit that ended, and waits to be assessed again: never counted as recognised. */
  inherited: number
  criteriaMet: number
}

export type Standing = { board: WideBoard; communes: CommuneStanding[]; tally: Tally }

/** Of which units (the country when null), by the figures of which year, on which day. */
export type StandingOf = { under: readonly string[] | null; year: string; asOf: PlainDate }

/** Where some units, or the country, stand: every commune with its result, counted. */
export async function readStanding(ctx: ReadCtx, { under, year, asOf }: StandingOf): Promise<Standing> {
  const [boards, recognised] = await Promise.all([
    Promise.all((under ?? [null]).map((id) => readWideBoard(ctx, { under: id, period: year, asOf }))),
    recognisedUnits(ctx, asOf),
  ])
  const board = joinBoards(boards)
  const communes = board.items.map((row): CommuneStanding => ({
    ...row,
    hasReported: row.counts !== null && row.counts.noFigure < row.counts.total,
    recognised: recognised.get(row.unitId) ?? null,
  }))
  return { board, communes, tally: countUp(communes) }
}

/** Boards of one set, period and day side by side. */
function joinBoards([first, ...rest]: readonly WideBoard[]): WideBoard {
  if (!first) throw new Error('a standing is of at least one unit')
  return rest.reduce(
    (sum, board) => ({
      ...sum,
      items: [...sum.items, ...board.items],
      totals: addCounts(sum.totals, board.totals),
      indicators: sum.indicators.map((one, i) => {
        const other = board.indicators[i]
        return other
          ? {
              ...one,
              notMet: one.notMet + other.notMet,
              missing: one.missing + other.missing,
              unknown: one.unknown + other.unknown,
            }
          : one
      }),
    }),
    first,
  )
}

function addCounts(a: WideBoard['totals'], b: WideBoard['totals']): WideBoard['totals'] {
  return {
    communes: a.communes + b.communes,
    reported: a.reported + b.reported,
    met: a.met + b.met,
    notMet: a.notMet + b.notMet,
    criteriaMet: a.criteriaMet + b.criteriaMet,
  }
}

function countUp(communes: readonly CommuneStanding[]): Tally {
  const assessed = communes.filter((one) => one.isAssessed)
  const reported = assessed.filter((one) => one.hasReported)
  return {
    communes: assessed.length,
    others: communes.length - assessed.length,
    reported: reported.length,
    met: reported.filter((one) => one.verdict === 'met').length,
    recognised: assessed.filter((one) => one.recognised === 'in-force').length,
    inherited: assessed.filter((one) => one.recognised === 'inherited').length,
    criteriaMet: reported.reduce((sum, one) => sum + (one.counts?.criteriaMet ?? 0), 0),
  }
}

/** How many criteria the set of a standing has. */
export function countCriteria({ board }: Standing): number {
  return new Set(board.indicators.map((one) => one.criterion)).size
}

export type ProvinceStanding = { id: string; code: string; name: string; tally: Tally }

/** A standing's communes counted by province, in the order given. */
export async function groupByProvince(
  ctx: ReadCtx,
  provinces: readonly Pick<UnitRef, 'id' | 'code' | 'name'>[],
  { communes }: Standing,
  asOf: PlainDate,
): Promise<ProvinceStanding[]> {
  const provinceOf = await provincesOf(
    ctx.db,
    communes.map(({ unitId }) => unitId),
    asOf,
  )
  const groups = Map.groupBy(communes, ({ unitId }) => provinceOf.get(unitId))
  return provinces.map(({ id, code, name }) => ({ id, code, name, tally: countUp(groups.get(id) ?? []) }))
}
