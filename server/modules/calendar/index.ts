// The working calendar: holidays, substitute and make-up days, by which every clock of working days counts.
// Tables: calendar.day. Events: calendar.shipped, calendar.day-set, calendar.day-cleared.
// Legal basis: Bộ luật Lao động 45/2019/QH14 Điều 112 and the yearly decisions; domain rule 10.
import './tables.ts'
import type { Module } from '../../kernel/module.ts'
import { addCalendarRoutes } from './routes.ts'
import { shipCalendar } from './ship.ts'

export { openCalendar } from './open-calendar.ts'
export { addWorkingDays, holidaysBetween, type WorkingCalendar, workingDaysBetween } from './rules.ts'

export const calendar: Module = {
  name: 'calendar',
  events: {
    'calendar.shipped': 'Nạp lịch làm việc',
    'calendar.day-set': 'Ghi một ngày vào lịch',
    'calendar.day-cleared': 'Bỏ một ngày khỏi lịch',
  },
  routes: addCalendarRoutes,
  prepare: (ctx, _kind, say) => shipCalendar(ctx, say),
}
