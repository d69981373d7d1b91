// Criteria sets as versioned, sourced data: the law that figures are measured against.
// Tables: criteria.set_version, criteria.level_confirmation. Events: criteria.set-published, criteria.level-confirmed.
// Legal basis: QĐ 318/QĐ-TTg, 211/QĐ-TTg, 319, 320, 321/QĐ-TTg; 51/2025/QĐ-TTg; see data/criteria.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { addCriteriaPages } from './pages.ts'
import { addCriteriaRoutes } from './routes.ts'
import { shipSets } from './ship.ts'

export type { CriteriaSet, DataElement, Indicator } from './contract.ts'
export type { IndicatorResult, IndicatorState, Memberships } from './result.ts'
export type { SetHead } from './repository.ts'
export { listSets, loadSet, loadSets, setConfirmations, setsAt, setsInForce, type OpenSet } from './published.ts'
export { isSample } from './sample.ts'
export { loadByHead, setsSeen } from './sets.ts'
export { publishSet } from './publish-set.ts'
export { readSetFile } from './read-set-file.ts'
export { writeSetWorkbook } from './write-set-workbook.ts'
export { countableElements, elements } from './elements.ts'
export { evaluateSome, summarizeStates } from './evaluate.ts'
export { explainResult } from './reason-text.ts'
export { elementsOf, parseFormula } from './formula.ts'
export { membershipsFor, membershipsFrom } from './memberships.ts'
export { confirmedBy } from './repository.ts'
export { unconfirmedLevels } from './confirm-level.ts'
export { isAssessed } from './assessed.ts'
export { drawSource } from './source.ts'
export { sayMeasured } from './say-value.ts'
export { sayConfidence, sayFormula, sayLevel } from './say-law.ts'

export const criteria: Module = {
  name: 'criteria',
  events: {
    'criteria.set-published': 'Công bố bộ tiêu chí',
    'criteria.level-confirmed': 'Xác nhận mức',
  },
  routes: addCriteriaRoutes,
  pages: addCriteriaPages,
  nav: [{ href: '/tieu-chi', label: 'Bộ tiêu chí', order: 40 }],
  prepare: shipSets,
}
