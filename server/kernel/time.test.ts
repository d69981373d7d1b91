import { expect, test } from 'vitest'
import { dateInVietnam, instant } from './time.ts'

test('the day in Vietnam begins at 17:00 UTC, whichever day was asked about before', () => {
  const days = [
    ['2024-10-13T16:59:59.999Z', '2024-10-13'],
    ['2024-10-13T17:00:00.000Z', '2024-10-14'],
    ['2024-10-14T16:59:59.999Z', '2024-10-14'],
    ['2024-10-14T17:00:00.000Z', '2024-10-15'],
    ['2024-02-28T17:00:00.000Z', '2024-02-29'],
    ['2023-12-31T17:00:00.000Z', '2024-01-01'],
    ['2024-10-13T17:00:00.000Z', '2024-10-14'],
  ] as const
  for (const [at, date] of days) expect(dateInVietnam(instant(at))).toBe(date)
})
