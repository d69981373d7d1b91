import { z } from 'zod'
import file from '../../../data/calendar.json' with { type: 'json' }
import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { plainDate } from '../../kernel/time.ts'
import { insertDays } from './repository.ts'
import { isWorkingDay } from './rules.ts'

const Shipped = z.strictObject({
  note: z.string(),
  source: z.string(),
  confidence: z.literal('general-knowledge'),
  from: z.int(),
  to: z.int(),
  days: z.array(z.strictObject({ date: z.iso.date(), name: z.string() })),
})

/** A first calendar, computed from the law: holidays on days of the working week, without source until somebody confirms. */
export async function shipCalendar(ctx: Ctx, say: (line: string) => void): Promise<void> {
  const { days, from, to } = Shipped.parse(file)
  const holidays = days.map(({ date, name }) => ({
    date: plainDate(date),
    name,
    kind: 'holiday' as const,
    source: null,
  }))
  await insertDays(
    ctx,
    holidays.filter(({ date }) => isWorkingDay(new Map(), date)),
  )
  await logEvent(ctx, 'calendar.shipped', null, { from, to, days: holidays.length })
  say(`  lịch nghỉ lễ, tết ${from} - ${to}, chưa có ngày nghỉ bù`)
}
