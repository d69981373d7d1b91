import type { ReadCtx } from '../../kernel/context.ts'
import { listRecognitions } from '../assessment/index.ts'
import { type BoardRow, readWideBoard, type WideBoard } from '../indicators/index.ts'
import { communesUnder, searchUnits } from '../units/index.ts'
import type { Scope } from './scope.ts'

/** A commune on the portal. Wards, townships and special zones are shown but are not assessed as communes. */
export type Commune = BoardRow & {
  isAssessed: boolean
  hasReported: boolean
  recognised: 'in-force' | 'inherited' | null
}

type Tally = {
  communes: number
  others: number
  reported: number
  met: number
  recognised: number
  criteriaMet: number
}

export type Standing = { board: WideBoard; communes: Commune[]; tally: Tally }

/** As many decisions as a page of the registry ever needs to mark every commune of the country. */
const ALL_DECISIONS = 20_000

/** Where a province, or the country, stands: every commune with its result, counted. */
export async function readStanding(ctx: ReadCtx, scope: Scope): Promise<Standing> {
  const under = scope.province?.id ?? null
  const [board, recognised] = await Promise.all([
    readWideBoard(ctx, { under, period: scope.year, asOf: scope.asOf }),
    recognisedUnits(ctx, scope),
  ])
  const communes = board.items.map((row): Commune => ({
    ...row,
    isAssessed: row.name.startsWith('Xã '),
    hasReported: row.counts !== null && row.counts.noFigure < row.counts.total,
    recognised: recognised.get(row.unitId) ?? null,
  }))
  return { board, communes, tally: countUp(communes) }
}

/** Units with a decision in force on the day, and those that took one over from a unit that ended. */
async function recognisedUnits(ctx: ReadCtx, { asOf }: Scope): Promise<Map<string, 'in-force' | 'inherited'>> {
  const { items } = await listRecognitions(ctx, { asOf, limit: ALL_DECISIONS })
  const units = new Map<string, 'in-force' | 'inherited'>()
  for (const { state, unit, successor } of items) {
    if (state === 'inherited' && successor && !units.has(successor.id)) units.set(successor.id, 'inherited')
    if (state === 'in-force') units.set(unit.id, 'in-force')
  }
  return units
}

function countUp(communes: readonly Commune[]): Tally {
  const assessed = communes.filter((one) => one.isAssessed)
  const reported = assessed.filter((one) => one.hasReported)
  return {
    communes: assessed.length,
    others: communes.length - assessed.length,
    reported: reported.length,
    met: reported.filter((one) => one.verdict === 'met').length,
    recognised: assessed.filter((one) => one.recognised !== null).length,
    criteriaMet: reported.reduce((sum, one) => sum + (one.counts?.criteriaMet ?? 0), 0),
  }
}

/** How many criteria the set of the page has. */
export function countCriteria({ board }: Standing): number {
  return new Set(board.indicators.map((one) => one.criterion)).size
}

export type ProvinceStanding = { code: string; name: string; tally: Tally }

/** The country's communes counted by province, in the order of the provinces' codes. */
export async function groupByProvince(ctx: ReadCtx, scope: Scope, standing: Standing): Promise<ProvinceStanding[]> {
  const [places, districts] = await Promise.all([
    communesUnder(ctx.db, null, scope.asOf),
    searchUnits(ctx.db, { asOf: scope.asOf, level: 'district', limit: 1000 }),
  ])
  const provinceOfDistrict = new Map(districts.items.map((one) => [one.id, one.parents.at(-1)?.id]))
  const provinceOf = new Map(places.map(({ id, parentId }) => [id, provinceOfDistrict.get(parentId ?? '') ?? parentId]))
  const groups = new Map<string, Commune[]>(scope.provinces.map(({ id }) => [id, []]))
  for (const commune of standing.communes) groups.get(provinceOf.get(commune.unitId) ?? '')?.push(commune)
  return scope.provinces.map(({ id, code, name }) => ({ code, name, tally: countUp(groups.get(id) ?? []) }))
}
