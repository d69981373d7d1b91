import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { holds } from '../../../kernel/policy.ts'
import { authorize, invalidInput, notFound } from '../../../kernel/problem.ts'
import { addDays, plainDate, type PlainDate } from '../../../kernel/time.ts'
import { foldForSearch, printDate } from '../../units/index.ts'
import { checkPosition, refusePostTwice } from '../posts/check-position.ts'
import type { NewPerson, NewPosition } from '../contract.ts'
import { endDeputies } from '../posts/deputies.ts'
import { requirePerson } from '../managed-person.ts'
import { rolesOfPost } from '../roles/open-roles.ts'
import { lockPosition } from '../people-repository.ts'
import { canAppoint, canManagePerson } from '../policy.ts'
import { postPlaceOn, standingOf } from '../post-place.ts'
import { ownPost } from '../people-problems.ts'
import { personDisabled, positionOver } from '../problems.ts'

/** Adds a person with a first post. They sign in once somebody has sent them a one-time link. */
export async function addPerson(ctx: Ctx, input: NewPerson): Promise<string> {
  const id = newId()
  const to = await authorizePost(ctx, input.position)
  await ctx.db
    .insertInto('accounts.person')
    .values({ id, name: input.name, name_key: foldForSearch(input.name), created_at: ctx.now() })
    .execute()
  await logEvent(ctx, 'accounts.person-added', id, {})
  await givePosition(ctx, id, { ...input.position, to })
  return id
}

/** Gives a person a further post; to oneself nobody does. */
export async function appoint(ctx: Ctx, personId: string, input: NewPosition): Promise<void> {
  const { person } = await requirePerson(ctx, personId)
  if (personId === ctx.actor.id) throw ownPost()
  const to = await authorizePost(ctx, input)
  if (person.isDisabled) throw personDisabled()
  await refusePostTwice(ctx.db, personId, { ...input, to })
  await givePosition(ctx, personId, { ...input, to })
}

/** Returns the end of the post: its own, or that of its unit. */
async function authorizePost(ctx: Ctx, post: Omit<NewPosition, 'commandId'>): Promise<PlainDate | null> {
  const place = await postPlaceOn(ctx.db, post.unitId, plainDate(post.from))
  authorize(canAppoint(ctx.actor, { place, roles: await rolesOfPost(ctx.db, post) }))
  return checkPosition(ctx.db, post, ctx.today())
}

async function givePosition(ctx: Ctx, personId: string, post: Omit<NewPosition, 'commandId'>): Promise<void> {
  const { unitId, agencyId, title, roles } = post
  const id = newId()
  const [from, to] = [plainDate(post.from), post.to === null ? null : plainDate(post.to)]
  const row = {
    id,
    person_id: personId,
    unit_id: unitId,
    agency_id: agencyId,
    title,
    roles,
    valid_from: from,
    valid_to: to,
  }
  await ctx.db.insertInto('accounts.position').values(row).execute()
  await logEvent(ctx, 'accounts.position-given', personId, { position: id, unitId, agencyId, title, roles, from, to })
}

/**
 * Ends a post; `to` is the first day it is no longer held. What was done in it stays. For who could give it, and never of oneself.
 */
export async function endPosition(ctx: Ctx, positionId: string, to: PlainDate): Promise<string> {
  const position = await lockPosition(ctx.db, positionId)
  const place = position && (await postPlaceOn(ctx.db, position.unitId, to))
  if (!place || !holds(ctx.actor, 'accounts:manage', place)) throw notFound('vị trí công tác này')
  if (position.personId === ctx.actor.id) throw ownPost()
  authorize(canManagePerson(ctx.actor, [await standingOf(ctx.db, position, ctx.today())]))
  if (position.to !== null && position.to <= to) throw positionOver(printDate(addDays(position.to, -1)))
  if (to <= position.from)
    throw invalidInput([
      { pointer: '/to', detail: `Vị trí bắt đầu ngày ${printDate(position.from)}; chọn ngày sau đó.` },
    ])
  await ctx.db.updateTable('accounts.position').set({ valid_to: to }).where('id', '=', positionId).execute()
  await logEvent(ctx, 'accounts.position-ended', position.personId, { position: positionId, to })
  await endDeputies(ctx, positionId, to)
  return position.personId
}
