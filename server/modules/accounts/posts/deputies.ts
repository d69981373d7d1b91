import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { authorize, type FieldError, invalidInput, notFound } from '../../../kernel/problem.ts'
import { addDays, plainDate, type PlainDate } from '../../../kernel/time.ts'
import { printDate } from '../../units/index.ts'
import type { NewDeputy } from '../contract.ts'
import { requirePerson } from '../managed-person.ts'
import { rolesOfPost } from '../roles/open-roles.ts'
import { lockPosition, type PositionRow } from '../people-repository.ts'
import { canAppoint } from '../policy.ts'
import { postPlaceOn } from '../post-place.ts'
import { ownPost } from '../people-problems.ts'
import { noDeputyOfDeputy, personDisabled } from '../problems.ts'

/**
 * Gives a post to a deputy for stated days. The deputy works under it by choice, and then under nothing else, so that every act
 * says by whose right it was done. Nobody makes themself a deputy.
 */
export async function giveDeputy(ctx: Ctx, positionId: string, input: NewDeputy): Promise<void> {
  const post = await lockPosition(ctx.db, positionId)
  if (!post) throw notFound('vị trí công tác này')
  await requirePerson(ctx, post.personId)
  const place = await postPlaceOn(ctx.db, post.unitId, plainDate(input.from))
  authorize(canAppoint(ctx.actor, { place, roles: await rolesOfPost(ctx.db, { ...post, from: input.from }) }))
  const { person } = await requirePerson(ctx, input.personId)
  if (input.personId === ctx.actor.id) throw ownPost()
  if (person.isDisabled) throw personDisabled()
  if (post.deputyOf !== null) throw noDeputyOfDeputy()
  const errors = mistakesOf(post, input)
  if (errors.length > 0) throw invalidInput(errors)
  const id = newId()
  await ctx.db
    .insertInto('accounts.position')
    .values({
      id,
      person_id: input.personId,
      unit_id: post.unitId,
      agency_id: post.agencyId,
      title: post.title,
      roles: post.roles,
      valid_from: plainDate(input.from),
      valid_to: plainDate(input.to),
      deputy_of: post.id,
      deputy_basis: input.basis,
    })
    .execute()
  const { from, to, basis } = input
  await logEvent(ctx, 'accounts.deputy-given', input.personId, {
    position: id,
    deputyOf: post.id,
    principal: post.personId,
    from,
    to,
    basis,
  })
}

function mistakesOf(post: PositionRow, { personId, from, to }: NewDeputy): FieldError[] {
  const errors: FieldError[] = []
  if (personId === post.personId)
    errors.push({ pointer: '/personId', detail: 'Người giữ vị trí không tự làm thay mình. Chọn người khác.' })
  if (to <= from) errors.push({ pointer: '/to', detail: 'Ngày kết thúc phải sau ngày bắt đầu.' })
  if (from < post.from)
    errors.push({ pointer: '/from', detail: `Vị trí được thay bắt đầu ngày ${printDate(post.from)}; chọn từ ngày đó.` })
  if (post.to !== null && to > post.to)
    errors.push({
      pointer: '/to',
      detail: `Vị trí được thay kết thúc hết ngày ${printDate(addDays(post.to, -1))}; làm thay không lâu hơn vị trí đó.`,
    })
  return errors
}

/** Nobody stands in for a post that is over: deputies of an ended post end with it. */
export async function endDeputies(ctx: Ctx, positionId: string, to: PlainDate): Promise<void> {
  const ended = await ctx.db
    .updateTable('accounts.position')
    .set((eb) => ({ valid_to: eb.fn<PlainDate>('greatest', [eb.ref('valid_from'), eb.val(to)]) }))
    .where('deputy_of', '=', positionId)
    .where('valid_to', '>', to)
    .returning(['id', 'person_id'])
    .execute()
  for (const { id, person_id } of ended) await logEvent(ctx, 'accounts.position-ended', person_id, { position: id, to })
}
