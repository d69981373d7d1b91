// Administrative units over time: dated names, codes, parents, the reform and the family of every unit.
// Tables: units.level, change, unit, unit_version, succession, unit_membership, boundary_layer, boundary; view
// units.v_unit. Events: units.loaded, units.boundaries-imported.
// Legal basis: QĐ 19/2025/QĐ-TTg (codes), NQ 202/2025/QH15 and the resolutions on communes; domain rules 1–5, 22.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { addDecisionRoutes } from './decision-routes.ts'
import { addFrozenListRoutes } from './frozen-list-routes.ts'
import { loadShippedUnits } from './shipped/load.ts'
import { addUnitRoutes } from './routes.ts'
import { shipDecisions } from './shipped/ship-decisions.ts'
import { draftsLeftOpen } from './left-open.ts'

export type { Catalogue, CatalogueUnit, UnitOn } from './catalogue/catalogue-types.ts'
export { catalogueAt, lastCatalogue, readCatalogueKnownAt } from './catalogue/open-catalogue.ts'
export {
  coverageOn,
  findUnit,
  unitById,
  unitIn,
  placeIn,
  placeOn,
  ancestorsIn,
  ancestorsOn,
} from './catalogue/look-up.ts'
export {
  childrenOf,
  communesIn,
  communesUnder,
  everUnder,
  type CommuneOn,
  countUnits,
  holdersOfCode,
  provincesOf,
  type UnitSpan,
} from './catalogue/tree.ts'
export {
  type Ancestry,
  ancestryOf,
  successorsOf,
  predecessorsOf,
  linksIn,
  holdersOn,
  holdersIn,
  familyOf,
  type Family,
} from './catalogue/succession.ts'
export { type Membership, membershipsIn, membershipsOf } from './catalogue/memberships.ts'
export { type BoundaryPlan, planBoundaries } from './boundaries/boundary-plan.ts'
export type { LayerDetails } from './boundaries/boundary-repository.ts'
export { importBoundaries } from './boundaries/import-boundaries.ts'
export { type Sheet, sheetOfVersion, sheetOn, type SheetUnit } from './boundaries/boundary-sheets.ts'
export { type NearBorder, unitBorders, type UnitBorders } from './boundaries/boundary-near.ts'
export { LEAST_ZOOM, MOST_ZOOM, readOutline } from './boundaries/boundary-shape.ts'
export { searchUnits } from './search/search.ts'
export { UnitsChanged, UnitsChangeUndone } from './change-events.ts'
export { DecisionInput } from './decision-contract.ts'
export { applyDecision, draftDecision, tryChange, undoDecision } from './decisions/decisions.ts'
export { readChangeSheet } from './decisions/read-change-sheet.ts'
export { applyOfficialTable, readOfficialTable, tryOfficialTable } from './decisions/official-table.ts'
export { type Ending, endingOf } from './catalogue/ending.ts'
export { exportUnits } from './catalogue/export-units.ts'
export { askedDay, askedProvince } from './catalogue/asked.ts'
export { type CommuneArea, groupByDistrict } from './catalogue/former-places.ts'
export { readFacts } from './catalogue/facts.ts'
export { openUnitIn, requireOpenUnit } from './catalogue/open-unit.ts'
export { foldForSearch } from './fold.ts'
export { FIRST_DAY, REFORM_DAY, lastDayOf, printDate } from './dates.ts'
export { badCursor, badDate, unitNotFound } from './problems.ts'
export type { UnitItem, UnitLink, UnitPage, UnitRef } from './contract.ts'

export const units: Module = {
  name: 'units',
  events: {
    'units.loaded': 'Nạp danh mục đơn vị',
    'units.boundaries-imported': 'Nạp ranh giới',
    'units.changed': 'Thay đổi đơn vị',
    'units.change-undone': 'Hoàn tác thay đổi đơn vị',
    'units.list-frozen': 'Chốt danh sách xã',
  },
  quietEvents: {
    'units.decision-drafted': 'Ghi nháp quyết định về đơn vị',
    'units.decision-discarded': 'Bỏ bản nháp quyết định về đơn vị',
  },
  leftOpen: draftsLeftOpen,
  routes: (app) => {
    addUnitRoutes(app)
    addDecisionRoutes(app)
    addFrozenListRoutes(app)
  },
  prepare: async (ctx, _kind, say) => {
    await loadShippedUnits(ctx, say)
    await shipDecisions(ctx, say)
  },
}
