import { z } from 'zod'
import type { Config } from '../../kernel/config.ts'
import type { Ctx } from '../../kernel/context.ts'
import { defineJob, defineOutsideJob, type JobHouse } from '../../kernel/jobs.ts'
import { sendLetter } from '../../kernel/mail.ts'
import { addDays, startOfDay } from '../../kernel/time.ts'
import { newId } from '../../kernel/id.ts'
import { writeConfirmation, writeNoticeLetter } from './letters.ts'
import { addressOf, markMailed, readersAt, unsentOf } from './mail-repository.ts'
import { CONFIRM, newConfirmation, TOKEN_HOURS } from './mail-settings.ts'
import type { WrittenNotice } from './repository.ts'

const LETTER = 'notices.letter'
/** A mail server may be away for some hours: 1, 2, 4… minutes, about eight hours in all. */
const retry = { limit: 9, delaySeconds: 60 }
/** A letter about something older than this comes too late to be of use. */
const FRESH_DAYS = 3

const Order = z.object({
  person: z.uuid(),
  /** The one notice it brings; absent: everything not read yet, of a day. */
  notice: z.uuid().optional(),
  /** Named by whoever orders it, so that a letter sent again is the same letter. */
  letter: z.uuid(),
})

/** Orders a letter for each new notice of a person who asked for letters at once. */
export async function mailAtOnce(ctx: Ctx, notices: readonly WrittenNotice[]): Promise<void> {
  if (notices.length === 0) return
  const people = notices.map((notice) => notice.person_id)
  const readers = new Set(await readersAt(ctx, 'at-once', people))
  for (const { id, person_id: person } of notices)
    if (readers.has(person)) await ctx.enqueue(LETTER, { person, notice: id, letter: id })
}

/** Each morning after the reminders: one letter for those who asked for one a day. */
export const digestJob = defineJob({
  name: 'notices.digest',
  input: z.object({}),
  cron: '0 7 * * *',
  async run(ctx) {
    for (const person of await readersAt(ctx, 'daily', 'all')) {
      const waiting = await unsentOf(ctx, person, since(ctx))
      if (waiting.length > 0) await ctx.enqueue(LETTER, { person, letter: newId() })
    }
  },
})

/** One letter: read what it brings, hand it over with no transaction open, then note that it went. */
export const letterJob = defineOutsideJob({
  name: LETTER,
  input: Order,
  retry,
  async run({ config, transact }, order) {
    const { smtp } = config
    if (!smtp) return
    const { email, notices } = await transact((ctx) => gather(ctx, order))
    if (email === null || notices.length === 0) return
    await sendLetter(smtp, { id: order.letter, to: email, ...writeNoticeLetter(baseOf(config), notices) })
    await transact((ctx) =>
      markMailed(
        ctx,
        notices.map(({ id }) => id),
      ),
    )
  },
})

/** Asked at the moment of sending: meanwhile the person may have read it, or wants no letters any more. */
async function gather(ctx: Ctx, { person, notice }: z.infer<typeof Order>) {
  const row = await addressOf(ctx, person)
  const isWanted = row !== undefined && row.confirmed_at !== null && row.pace !== 'never'
  return { email: isWanted ? row.email : null, notices: await unsentOf(ctx, person, since(ctx), notice) }
}

const since = (ctx: Ctx) => startOfDay(addDays(ctx.today(), -FRESH_DAYS))

/** The letter that asks whether an address is its owner's wish. A retry carries a new token; the earlier one ends. */
export const confirmJob = defineOutsideJob({
  name: CONFIRM,
  input: z.object({ person: z.uuid() }),
  retry,
  async run({ config, transact }: JobHouse, { person }) {
    const { smtp } = config
    if (!smtp) return
    const asked = await transact((ctx) => newConfirmation(ctx, person))
    if (!asked) return
    const words = writeConfirmation(baseOf(config), asked.token, TOKEN_HOURS)
    await sendLetter(smtp, { id: newId(), to: asked.email, ...words })
  },
})

function baseOf({ publicUrl, host, port }: Config): string {
  return publicUrl ?? `http://${host}:${port}`
}
