import type { DecisionSummary } from '../../../server/modules/units/decision-contract.ts'

export const DECISION_STATES: Record<DecisionSummary['state'], string> = {
  draft: 'Bản nháp',
  applied: 'Đã áp dụng',
  undone: 'Đã hoàn tác',
  discarded: 'Đã bỏ',
}
