import { expect, test } from 'vitest'
import { groupByDay, sayCount, sayDay } from './days.ts'

const notice = (id: string, at: string) => ({ id, at, text: { vi: '', en: '' }, link: '/', isRead: false })

test('notices stand under the day in Vietnam, the newest day first', () => {
  const days = groupByDay([
    notice('c', '2024-10-14T17:30:00.000Z'),
    notice('b', '2024-10-14T16:59:00.000Z'),
    notice('a', '2024-10-14T02:00:00.000Z'),
  ])
  expect(days.map(({ date, notices }) => [date, notices.map(({ id }) => id)])).toEqual([
    ['2024-10-15', ['c']],
    ['2024-10-14', ['b', 'a']],
  ])
})

test('today and yesterday are said in words; any other day is its date', () => {
  const words = { today: 'Hôm nay', yesterday: 'Hôm qua' }
  expect(['2024-10-14', '2024-10-13', '2024-10-12'].map((date) => sayDay(date, '2024-10-14', words))).toEqual([
    'Hôm nay, 14/10/2024',
    'Hôm qua, 13/10/2024',
    '12/10/2024',
  ])
})

test('a count that does not fit beside the bell is cut', () => {
  expect([3, 99, 100].map(sayCount)).toEqual(['3', '99', '99+'])
})
