import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'

const Day = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), 'Ngày viết dạng 2025-09-01')

export const DayKind = z.enum(['holiday', 'working'])
export type DayKind = z.infer<typeof DayKind>

/** A day that differs from the week. `source` null: computed from the law, not yet compared with the year's decision. */
export const CalendarDay = z
  .object({ date: z.string(), kind: DayKind, name: z.string(), source: z.string().nullable() })
  .meta({ id: 'CalendarDay' })
export type CalendarDay = z.infer<typeof CalendarDay>

export const CalendarYear = z
  .object({
    year: z.int(),
    days: z.array(CalendarDay),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'CalendarYear' })
export type CalendarYear = z.infer<typeof CalendarYear>

export const SetDay = z
  .strictObject({
    commandId: z.uuid().optional(),
    kind: DayKind,
    name: z.string().trim().min(2, 'Ghi tên ngày nghỉ hoặc lý do làm bù.').max(200, 'Tên dài nhất 200 chữ.'),
    source: z.string().trim().min(5, 'Ghi văn bản quyết định ngày này.').max(300, 'Nguồn dài nhất 300 chữ.'),
  })
  .meta({ id: 'SetCalendarDay' })
export type SetDay = z.infer<typeof SetDay>

export const OfYear = z.strictObject({ year: z.coerce.number().int().min(2000).max(2100) })
export const OfDay = z.strictObject({ date: Day })
