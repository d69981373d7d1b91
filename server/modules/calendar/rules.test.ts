import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, plainDate } from '../../kernel/time.ts'
import { addWorkingDays, holidaysBetween, isWorkingDay, type WorkingCalendar, workingDaysBetween } from './rules.ts'

const calendar: WorkingCalendar = new Map([
  [plainDate('2025-08-30'), { kind: 'working', name: 'Làm bù' }],
  [plainDate('2025-09-01'), { kind: 'holiday', name: 'Quốc khánh' }],
  [plainDate('2025-09-02'), { kind: 'holiday', name: 'Quốc khánh' }],
])

describe('working days', () => {
  test.for([
    ['2025-08-29', true, 'a Friday'],
    ['2025-08-30', true, 'a Saturday worked to make up'],
    ['2025-08-31', false, 'a Sunday'],
    ['2025-09-01', false, 'a holiday on a Monday'],
    ['2025-09-03', true, 'the Wednesday after'],
  ] as const)('%s is worked: %s (%s)', ([date, isWorked]) => {
    expect(isWorkingDay(calendar, plainDate(date))).toBe(isWorked)
  })

  test('ten working days over a holiday and a make-up day end where an officer counts them', () => {
    expect(addWorkingDays(calendar, plainDate('2025-08-28'), 10)).toBe('2025-09-12')
    expect(workingDaysBetween(calendar, plainDate('2025-08-28'), plainDate('2025-09-12'))).toBe(10)
    expect(holidaysBetween(calendar, plainDate('2025-08-28'), plainDate('2025-09-12')).map(({ date }) => date)).toEqual(
      ['2025-09-01', '2025-09-02'],
    )
  })

  test('counting back what was added gives the same number, whatever the calendar', () => {
    const start = plainDate('2025-01-01')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(400), fc.constantFrom('holiday' as const, 'working' as const)), { maxLength: 40 }),
        fc.nat(300),
        fc.nat(60),
        (special, offset, days) => {
          const own: WorkingCalendar = new Map(special.map(([at, kind]) => [addDays(start, at), { kind, name: '' }]))
          const from = addDays(start, offset)
          expect(workingDaysBetween(own, from, addWorkingDays(own, from, days))).toBe(days)
        },
      ),
    )
  })
})
