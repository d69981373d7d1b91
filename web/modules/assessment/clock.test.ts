import { expect, test } from 'vitest'
import { readClock, sayClock } from './clock.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

const running = { usedDays: 6, totalDays: 10, isRunning: true, dueOn: '2024-12-15', daysLeft: 4, holidays: [] }

test('a running clock says what is left and until when', () => {
  expect(sayClock(running, vi.clock)).toBe('còn 4 ngày làm việc, hạn 15/12/2024')
  expect(sayClock({ ...running, daysLeft: 0 }, vi.clock)).toBe('hết hạn hôm nay, hạn 15/12/2024')
  expect(sayClock({ ...running, daysLeft: 1 }, en.clock)).toBe('due 15/12/2024, 1 working day left')
})

test('days past the end are drawn past the end', () => {
  expect(readClock({ ...running, usedDays: 12, daysLeft: -2 }, vi.clock)).toMatchObject({
    used: 10,
    total: 10,
    over: 2,
    label: 'quá 2 ngày làm việc, hạn 15/12/2024',
  })
})

test('a stopped clock keeps the days already used', () => {
  expect(readClock({ ...running, usedDays: 4, isRunning: false, dueOn: null, daysLeft: null }, vi.clock)).toMatchObject(
    {
      stoppedAfter: 4,
      label: 'đang dừng ở ngày 4',
    },
  )
})
