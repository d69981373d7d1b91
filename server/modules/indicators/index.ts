// Figures entered once, and the results computed from them at once: with reasons, history and evidence.
// Tables: indicators.figure, change_set, staged_figure, evidence, evidence_indicator, figure_lock, result, summary.
// Events: indicators.figures-recorded, change-undone, evidence-attached, evidence-removed.
// Legal basis: domain rules 11–14; the law itself lives in the criteria room.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { loadDemoFigures } from './demo-figures.ts'
import { figuresImpact, followUnits, unfollowUnits } from './follow-units.ts'
import { orderRecompute, recomputeJob } from './recompute.ts'
import { addIndicatorRoutes } from './routes.ts'
import { sheetsLeftOpen } from './left-open.ts'

export { readAskedYear, yearOfDay } from './asked-year.ts'
export { newestReportedYear } from './reported-year.ts'
export { readBoard } from './board.ts'
export { readWideBoard, type WideBoard } from './province-board.ts'
export { chooseSet } from './choose-set.ts'
export { drawKnownBoard } from './known-board.ts'
export { evidenceByHash } from './evidence-repository.ts'
export { explain } from './explain.ts'
export { readSeries, sayHowInherited } from './series.ts'
export type { Series } from './figure-contract.ts'
export { recordFigures, refuseFuture } from './record-figures.ts'
export { recordSheet } from './record-sheet.ts'
export { readSheet } from './read-sheet.ts'
export { figuresLeft } from './figures-left.ts'
export { holdPeriod, lockFigures, unlockFigures } from './locks.ts'
export { elementsOfIndicator } from './readings.ts'
export { authorsOf, resultsOf, type UnitResult } from './results.ts'
export { statesOf } from './marks.ts'
export type { Board, BoardRow, Counts, Explanation, Verdict } from './contract.ts'

export const indicators: Module = {
  name: 'indicators',
  events: {
    'indicators.figures-recorded': 'Ghi số liệu',
    'indicators.change-undone': 'Hoàn tác lần nhập số liệu',
    'indicators.evidence-attached': 'Đính kèm minh chứng',
    'indicators.evidence-removed': 'Gỡ minh chứng',
  },
  leftOpen: sheetsLeftOpen,
  routes: addIndicatorRoutes,
  reactions: {
    'criteria.level-confirmed': orderRecompute,
    'units.changed': followUnits,
    'units.change-undone': unfollowUnits,
  },
  unitImpact: figuresImpact,
  jobs: [recomputeJob],
  prepare: async (ctx, kind, say) => {
    if (kind === 'demo') await loadDemoFigures(ctx, say)
  },
}
