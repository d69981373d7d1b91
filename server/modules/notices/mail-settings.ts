import { createHash, randomBytes } from 'node:crypto'
import type { Config } from '../../kernel/config.ts'
import type { Ctx, LoggedEvent, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { addSeconds, secondsBetween, systemClock } from '../../kernel/time.ts'
import type { MailSettings, SetMail } from './contract.ts'
import { whoAsks } from './list-notices.ts'
import {
  addressOf,
  changeAddress,
  deleteAddress,
  findToken,
  lockAddress,
  saveAddress,
  useToken,
} from './mail-repository.ts'
import { mailLinkSpent, mailNotAvailable, tooManyLetters } from './problems.ts'
import type { MailAddressRow } from './tables.ts'

export const CONFIRM = 'notices.confirm-address'
export const TOKEN_HOURS = 24
const DAY_SECONDS = 24 * 3600
/** Letters of confirmation a day: enough for typing mistakes, too few to fill a stranger's mailbox. */
const MOST_ASKED = 5

/** Where and how often the one who asks gets letters, and whether this installation sends any. */
export async function readMailSettings(ctx: ReadCtx | Ctx, { smtp }: Config): Promise<MailSettings> {
  const row = await addressOf(ctx, whoAsks(ctx))
  return {
    isAvailable: smtp !== undefined,
    email: row?.email ?? null,
    pace: row?.pace ?? 'never',
    isConfirmed: row !== undefined && row.confirmed_at !== null,
  }
}

/**
 * Says where and how often a person gets letters. A new address, or one not confirmed yet, gets a letter with a one-time link.
 * The address itself is not in the event: it must be forgotten when the person wants it.
 */
export async function setMail(ctx: Ctx, config: Config, { email, pace }: SetMail): Promise<void> {
  const personId = whoAsks(ctx)
  const before = await lockAddress(ctx, personId)
  const isKnown = before !== undefined && before.email === email && before.confirmed_at !== null
  if (isKnown) await changeAddress(ctx, personId, { pace })
  else await askToConfirm(ctx, config, { personId, email, pace, before })
  await logEvent(ctx, 'notices.address-set', personId, { pace })
}

type Asked = { personId: string; email: string; pace: SetMail['pace']; before: MailAddressRow | undefined }

async function askToConfirm(ctx: Ctx, { smtp }: Config, { personId, email, pace, before }: Asked): Promise<void> {
  if (!smtp) throw mailNotAvailable()
  const asked = countAsked(before)
  await saveAddress(ctx, {
    person_id: personId,
    email,
    pace,
    confirmed_at: null,
    token_hash: null,
    token_ends_at: null,
    ...asked,
  })
  await ctx.enqueue(CONFIRM, { person: personId })
}

/** Counted by the real clock: a demo's working date must not open the gate. */
function countAsked(before: MailAddressRow | undefined): Pick<MailAddressRow, 'asked_count' | 'asked_since'> {
  const now = systemClock.now()
  const age = before ? secondsBetween(before.asked_since, now) : DAY_SECONDS
  if (!before || age >= DAY_SECONDS) return { asked_count: 1, asked_since: now }
  if (before.asked_count >= MOST_ASKED) throw tooManyLetters(MOST_ASKED, DAY_SECONDS - age)
  return { asked_count: before.asked_count + 1, asked_since: before.asked_since }
}

/** Forgets the address. The count of letters stays: else it could be wiped by taking the address away and giving it again. */
export async function removeMail(ctx: Ctx): Promise<void> {
  const personId = whoAsks(ctx)
  const row = await lockAddress(ctx, personId)
  if (!row || row.email === null) return
  await changeAddress(ctx, personId, {
    email: null,
    pace: 'never',
    confirmed_at: null,
    token_hash: null,
    token_ends_at: null,
  })
  await logEvent(ctx, 'notices.address-removed', personId, {})
}

/** Somebody who may not sign in gets no letters either. */
export async function forgetAddress(ctx: Ctx, event: LoggedEvent): Promise<void> {
  if (event.subject) await deleteAddress(ctx, event.subject)
}

/** Makes the one-time token of the letter that is about to go out; only its hash is kept. */
export async function newConfirmation(
  ctx: Ctx,
  personId: string,
): Promise<{ email: string; token: string } | undefined> {
  const row = await lockAddress(ctx, personId)
  if (!row || row.email === null || row.confirmed_at !== null) return undefined
  const token = randomBytes(32).toString('base64url')
  const endsAt = addSeconds(systemClock.now(), TOKEN_HOURS * 3600)
  await changeAddress(ctx, personId, { token_hash: hashToken(token), token_ends_at: endsAt })
  return { email: row.email, token }
}

/** Throws `mail-link-spent` unless the link of a letter can still be used. */
export async function checkLink(ctx: ReadCtx, token: string): Promise<void> {
  if (!(await findToken(ctx, hashToken(token), systemClock.now()))) throw mailLinkSpent()
}

/** Who has the letter has the mailbox: no session is asked for. */
export async function confirmAddress(ctx: Ctx, token: string): Promise<void> {
  const personId = await useToken(ctx, hashToken(token), systemClock.now())
  if (personId === undefined) throw mailLinkSpent()
  await logEvent(ctx, 'notices.address-confirmed', personId, {})
}

function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
