import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { addDays, dateInVietnam, startOfDay, systemClock } from '../../kernel/time.ts'
import { postsEndingBy, tokensExpiring } from '../accounts/index.ts'
import { addWorkingDays, type WorkingCalendar } from '../calendar/index.ts'
import { notePostReminder, noteTokenReminder } from './repository.ts'
import { ruleBook } from './rule-book.ts'

/** Posts whose last day is near, those of deputies too: once for each post and end. */
export async function remindOfPosts(ctx: Ctx, calendar: WorkingCalendar): Promise<void> {
  const near = addWorkingDays(calendar, ctx.today(), ruleBook.postEndsDays)
  for (const { id, personId, to, isDeputy } of await postsEndingBy(ctx, near))
    if (await notePostReminder(ctx, id, to))
      await logEvent(ctx, 'notices.post-ending', personId, { position: id, to, deputy: isDeputy })
}

/** Tokens that expire soon, once each. They live by the real clock, also in a demo whose working date is set. */
export async function remindOfTokens(ctx: Ctx, calendar: WorkingCalendar): Promise<void> {
  const now = systemClock.now()
  const near = addWorkingDays(calendar, dateInVietnam(now), ruleBook.tokenEndsDays)
  for (const { id, personId, expiresAt } of await tokensExpiring(ctx, now, startOfDay(addDays(near, 1))))
    if (await noteTokenReminder(ctx, id))
      await logEvent(ctx, 'notices.token-expiring', personId, { token: id, expiresAt })
}
