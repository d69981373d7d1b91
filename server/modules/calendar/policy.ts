import { type Actor, holdsAnywhere } from '../../kernel/policy.ts'
import { type Decision, notAllowed } from '../../kernel/problem.ts'

/** One calendar serves the whole installation, so whoever may edit it anywhere may edit it. */
export function canEditCalendar(actor: Actor): Decision {
  return (
    holdsAnywhere(actor, 'calendar:edit') ||
    notAllowed('Lịch làm việc do người quản trị và Văn phòng điều phối sửa. Bạn xem được, không sửa được.')
  )
}
