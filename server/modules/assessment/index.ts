// From self-assessment to recognition: dossiers that freeze what was submitted, opinions, votes, the registry.
// Tables: assessment.dossier, dossier_agency, dossier_item, step, appraisal, council_member, ballot, recognition, handover.
// Events: assessment.dossier-started, dossier-moved, opinions-given, ballot-cast, unit-recognised, work-handed-over,
// work-received.
// Legal basis: QĐ 18/2022/QĐ-TTg as amended by 03/2024/QĐ-TTg; the steps are data (data/procedures).
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { dossiersImpact, followUnits, unfollowUnits } from './follow-units.ts'
import { addRegistryPages } from './pages.ts'
import { addAssessmentRoutes } from './routes.ts'
import { workLeftOpen } from './left-open.ts'

export { recognisedBy } from './recognition-repository.ts'
export { listRecognitions } from './recognitions.ts'
export { type Desk, listRunningClocks, readBrief, readDesks, readSeats, type Seats } from './desk.ts'
export {
  countCriteria,
  type CommuneStanding,
  groupByProvince,
  type ProvinceStanding,
  readStanding,
  type Standing,
} from './standing.ts'
export {
  drawCommuneCells,
  drawCommuneLegend,
  drawProvinceCells,
  drawProvinceLegend,
  drawProvinceTable,
  sayRecognised,
} from './standing-parts.ts'
export {
  Asked,
  linkToDay,
  linkToPage,
  linkToPlace,
  linkToUnit,
  namePlace,
  namePlaces,
  readScope,
  type Scope,
} from './scope.ts'
export { renderDateBand, renderProvinceSelect, renderYearNote, renderYearSelect } from './scope-parts.ts'
export { describeTier } from './tiers.ts'
export type { RecognitionView } from './contract.ts'

export const assessment: Module = {
  name: 'assessment',
  events: {
    'assessment.dossier-started': 'Lập hồ sơ',
    'assessment.dossier-moved': 'Chuyển bước hồ sơ',
    'assessment.unit-recognised': 'Công nhận đơn vị',
  },
  quietEvents: {
    'assessment.opinions-given': 'Cho ý kiến về chỉ tiêu',
    'assessment.ballot-cast': 'Bỏ phiếu',
    'assessment.work-handed-over': 'Bàn giao việc',
    'assessment.work-received': 'Nhận việc bàn giao',
  },
  reactions: { 'units.changed': followUnits, 'units.change-undone': unfollowUnits },
  unitImpact: dossiersImpact,
  leftOpen: workLeftOpen,
  routes: addAssessmentRoutes,
  pages: addRegistryPages,
  nav: [{ href: '/cong-nhan', label: 'Kết quả công nhận', order: 30, keeps: ['ngay'] }],
}
