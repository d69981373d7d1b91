import { problem } from '../../kernel/problem.ts'

export const dayAlreadySo = problem(
  409,
  'day-already-so',
  'Ngày này đã đúng như vậy',
  (date: string, isFree: boolean) =>
    `Ngày ${date} vốn là ngày ${isFree ? 'nghỉ' : 'làm việc'} trong tuần, không cần ghi. Chọn ngày khác, hoặc loại khác.`,
)
