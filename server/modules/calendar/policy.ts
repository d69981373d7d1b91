import { type Actor, holds, WHOLE_COUNTRY } from '../../kernel/policy.ts'
import { type Decision, notAllowed } from '../../kernel/problem.ts'

/** One calendar moves the deadlines of the whole country, so a post of the whole country edits it, none of a province or commune. */
export function canEditCalendar(actor: Actor): Decision {
  return (
    holds(actor, 'calendar:edit', WHOLE_COUNTRY) ||
    notAllowed('Lịch làm việc dùng chung cho cả nước, do người giữ vị trí toàn quốc sửa. Bạn xem được, không sửa được.')
  )
}
