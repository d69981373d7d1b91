import { z } from 'zod'
import type { Ctx, LoggedEvent } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { defineJob } from '../../kernel/jobs.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import { listRunningClocks } from '../assessment/index.ts'
import { openCalendar, type WorkingCalendar, workingDaysBetween } from '../calendar/index.ts'
import { remindOfPosts, remindOfTokens } from './remind-endings.ts'
import { forgetBefore, noteReminder } from './repository.ts'
import { ruleBook } from './rule-book.ts'

const REMIND = 'notices.remind'

/**
 * Each working morning: deadlines of appraisals that are near or passed, once for each dossier, step and kind; posts and access
 * tokens that end soon, once each. A morning that was missed is made up for by the next, since "near" means at most so many
 * days. Old notices are forgotten on the way.
 */
export const remindJob = defineJob({
  name: REMIND,
  input: z.object({}),
  cron: '30 6 * * *',
  async run(ctx) {
    await forgetBefore(ctx, startOfDay(addDays(ctx.today(), -ruleBook.keepDays)))
    const calendar = await openCalendar(ctx.db)
    if (!isWorked(ctx, calendar)) return
    await remindOfDeadlines(ctx, calendar)
    await remindOfPosts(ctx, calendar)
    await remindOfTokens(ctx, calendar)
  },
})

/** The working date of a demo moves by hand: its morning comes with it. */
export async function orderReminders(ctx: Ctx, _event: LoggedEvent): Promise<void> {
  await ctx.enqueue(REMIND, {})
}

function isWorked(ctx: Ctx, calendar: WorkingCalendar): boolean {
  return workingDaysBetween(calendar, addDays(ctx.today(), -1), ctx.today()) === 1
}

async function remindOfDeadlines(ctx: Ctx, calendar: WorkingCalendar): Promise<void> {
  const today = ctx.today()
  for (const { id, unitId, state, submission, dueOn } of await listRunningClocks(ctx)) {
    const kind = dueOn < today ? 'passed' : 'near'
    if (kind === 'near' && workingDaysBetween(calendar, today, dueOn) > ruleBook.nearDays) continue
    if (!(await noteReminder(ctx, { dossierId: id, submission, state, kind, dueOn }))) continue
    const about = { dossier: id, to: state, submission, dueOn }
    if (kind === 'near') await logEvent(ctx, 'notices.deadline-near', unitId, about)
    else await logEvent(ctx, 'notices.deadline-passed', unitId, about)
  }
}
