import type { ReadCtx } from '../../kernel/context.ts'
import {
  type CommuneStanding,
  countCriteria,
  groupByProvince,
  type ProvinceStanding,
  readStanding,
  type Scope,
  type Standing,
} from '../assessment/index.ts'
import { type CommuneArea, coverageOn, groupByDistrict, REFORM_DAY, type Sheet, sheetOn } from '../units/index.ts'
import type { Coverage } from '../units/contract.ts'

/** Borders of the day: of the units coloured, of the provinces around them, of the districts over them. */
export type MapSheets = { units: Sheet; provinces: Sheet; districts: Sheet | null }

/** Everything the page shows, all of one day. */
export type MapFacts = {
  scope: Scope
  standing: Standing
  criteria: number
  /** The communes by district; empty for the country. */
  areas: readonly CommuneArea<CommuneStanding>[]
  /** The country's provinces; empty for a province. */
  provinces: readonly ProvinceStanding[]
  sheets: MapSheets
  /** A unit of the page has a border: there is a map to draw. */
  hasMap: boolean
  coverage: Coverage
}

export async function readMap(ctx: ReadCtx, scope: Scope): Promise<MapFacts> {
  const { place, members, asOf, year } = scope
  const under = place && members.map(({ id }) => id)
  const standing = await readStanding(ctx, { under, year, asOf })
  const units = await sheetOn(ctx.db, place ? 'commune' : 'province', asOf)
  const own = new Set(standing.communes.map(({ unitId }) => unitId))
  return {
    scope,
    standing,
    criteria: countCriteria(standing),
    areas: place ? await groupByDistrict(ctx.db, standing.communes, asOf) : [],
    provinces: place ? [] : await groupByProvince(ctx, scope.provinces, standing, asOf),
    sheets: {
      units,
      provinces: await sheetOn(ctx.db, 'province', asOf),
      districts: place && asOf < REFORM_DAY ? await sheetOn(ctx.db, 'district', asOf) : null,
    },
    hasMap: place ? units.units.some(({ id }) => own.has(id)) : units.units.length > 0,
    coverage: await coverageOn(ctx.db, asOf),
  }
}
