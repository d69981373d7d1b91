import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { loadShippedUnits } from './load.ts'
import { addUnitRoutes } from './routes.ts'

export { findUnit, unitById, placeOn, ancestorsOn, type UnitOn } from './repository.ts'
export { childrenOf, communesUnder, countUnits, holdersOfCode, type UnitSpan } from './tree.ts'
export { successorsOf, predecessorsOf, familyOf, type Family } from './succession.ts'
export { membershipsOf, type Membership } from './memberships.ts'
export { searchUnits, type UnitSearch } from './search.ts'
export { readUnit } from './read-units.ts'
export { requireOpenUnit } from './open-unit.ts'
export { foldForSearch } from './fold.ts'
export { FIRST_DAY, REFORM_DAY, lastDayOf, printDate } from './dates.ts'
export { unitNotFound, badDate } from './problems.ts'
export type { Coverage, Level, UnitItem, UnitLink, UnitPage, UnitRef, UnitType } from './contract.ts'

export const units: Module = {
  name: 'units',
  events: ['units.loaded'],
  routes: addUnitRoutes,
  prepare: (ctx, _kind, say) => loadShippedUnits(ctx, say),
}
