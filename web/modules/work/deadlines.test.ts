import { expect, test } from 'vitest'
import { sayDaysLeft, sortByDeadline, readLocalLink } from './deadlines.ts'
import { en } from './words.en.ts'
import { vi } from './words.vi.ts'

test('work with the earliest deadline stands first and work without one last', () => {
  const items = [{ dueOn: null }, { dueOn: '2024-11-02' }, { dueOn: '2024-10-20' }]
  expect(sortByDeadline(items).map((item) => item.dueOn)).toEqual(['2024-10-20', '2024-11-02', null])
})

test('a clock says in words how long is left', () => {
  const say = (days: number) => [sayDaysLeft(days, vi.days), sayDaysLeft(days, en.days)]
  expect([3, 0, -2].map(say)).toEqual([
    ['còn 3 ngày làm việc', '3 working days left'],
    ['hết hạn hôm nay', 'last day today'],
    ['quá 2 ngày làm việc', '2 working days overdue'],
  ])
})

test('a link of the server opens inside the workbench', () => {
  expect(readLocalLink('/lam-viec/ho-so/1')).toEqual({ to: '/ho-so/1', search: {} })
  expect(readLocalLink('/lam-viec/nhap-so-lieu?ky=2024')).toEqual({ to: '/nhap-so-lieu', search: { ky: '2024' } })
  expect(readLocalLink('/lam-viec')).toEqual({ to: '/', search: {} })
})
