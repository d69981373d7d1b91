import { describe, expect } from 'vitest'
import { test } from '../../../test/harness.ts'
import { plainDate } from '../../kernel/time.ts'
import { addWorkingDays, openCalendar } from './index.ts'

const day = (name: string) => ({ kind: 'holiday', name, source: 'Thông báo 150/TB-MH ngày 01/12/2024' })

describe('the working calendar', () => {
  test('begins with the holidays of the law, and says that nobody compared them with a decision', async ({ world }) => {
    const { body } = await world.api.get('/api/v1/calendar/2024')
    expect(body.days).toContainEqual({ date: '2024-04-30', kind: 'holiday', name: 'Giải phóng miền Nam', source: null })
    expect(body).toMatchObject({ year: 2024, can: { edit: false } })
  })

  test('a substitute day moves every later deadline at the next reading, and comes back when it is taken away', async ({
    world,
  }) => {
    const admin = await world.api.as('administrator')
    const due = async () => addWorkingDays(await openCalendar(world.db), plainDate('2025-08-29'), 2)
    expect(await due()).toBe('2025-09-03')
    expect((await admin.put('/api/v1/calendar/days/2025-09-01', day('Nghỉ Quốc khánh'))).status).toBe(200)
    expect(await due()).toBe('2025-09-04')
    const again = await admin.put('/api/v1/calendar/days/2025-09-01', day('Nghỉ bù Quốc khánh'))
    expect(again.body.days.filter(({ date }: { date: string }) => date === '2025-09-01')).toMatchObject([
      { name: 'Nghỉ bù Quốc khánh' },
    ])
    expect((await admin.del('/api/v1/calendar/days/2025-09-01')).status).toBe(204)
    expect(await due()).toBe('2025-09-03')
    expect((await admin.del('/api/v1/calendar/days/2025-09-01')).status).toBe(404)
  })

  test('a Sunday cannot be made free, nor a Monday worked: the week says so already', async ({ world }) => {
    const office = await world.api.as('administrator')
    expect(await office.put('/api/v1/calendar/days/2024-10-20', day('Nghỉ Chủ nhật'))).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('Ngày 20/10/2024 vốn là ngày nghỉ') },
    })
    const working = { ...day('Làm bù'), kind: 'working' }
    expect((await office.put('/api/v1/calendar/days/2024-10-21', working)).status).toBe(409)
    expect((await office.put('/api/v1/calendar/days/2024-10-19', working)).status).toBe(200)
  })

  test('a commune officer reads it and is told who may edit it; a day that does not exist is refused', async ({
    world,
  }) => {
    const officer = await world.api.as('commune-officer')
    expect((await officer.put('/api/v1/calendar/days/2024-12-24', day('Nghỉ'))).status).toBe(403)
    const office = await world.api.as('coordination-office')
    const refused = await office.put('/api/v1/calendar/days/2024-12-24', day('Nghỉ'))
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('dùng chung cho cả nước')])
    expect((await office.get('/api/v1/calendar/2024')).body.can.edit).toBe(false)
    const admin = await world.api.as('administrator')
    expect((await admin.put('/api/v1/calendar/days/2024-02-30', day('Nghỉ'))).body.errors[0].detail).toBe(
      'Ngày viết dạng 2025-09-01',
    )
    expect((await admin.put('/api/v1/calendar/days/2024-12-24', { ...day('Nghỉ'), source: '' })).status).toBe(422)
  })
})
