import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import type { Permission } from '../../../kernel/policy.ts'
import { authorize, invalidInput, notFound } from '../../../kernel/problem.ts'
import { foldForSearch } from '../../units/index.ts'
import { openRoles, type Roles } from './open-roles.ts'
import { canAppoint } from '../policy.ts'
import { postPlaceOn } from '../post-place.ts'
import { roleMoved } from '../problems.ts'
import { refuseOwnGain } from './own-gain.ts'
import { roleScope } from './role-scope.ts'
import type { ChangeRole, NewRole, ResetRole } from '../role-contract.ts'
import type { Role } from './role-book.ts'
import { findShippedRole, type ShippedRole } from './roles.ts'
import { roleMistakes } from '../rules.ts'

type State = { name: string; permissions: readonly Permission[]; twoSteps: boolean; isOffered: boolean }

/**
 * Makes a role of a province's own after a shipped one, whose limits it keeps. Throws `not-found` for an unknown one, `invalid-input`
 * for what the limits forbid or a name that is taken, `role-not-yours` for rights the actor does not hold.
 */
export async function makeRole(ctx: Ctx, input: NewRole): Promise<void> {
  const based = findShippedRole(input.basedOn)
  if (!based) throw notFound('vai trò mẫu này')
  const state = { ...stateOf(input), isOffered: true }
  await requireAllowed(ctx, input.provinceId, state, based)
  const code = `own-${newId()}`
  await requireFreeName(await openRoles(ctx.db), input.provinceId, code, state.name)
  await insertEdition(ctx, input, { code, basedOn: based.code, state })
  await logEvent(ctx, 'accounts.role-made', input.provinceId, {
    code,
    basedOn: based.code,
    ...state,
    basis: input.basis,
  })
}

/**
 * Changes what a role allows in a province, from the next request of everybody who holds it there. Throws as `makeRole` does, and
 * `role-moved` when somebody changed it since it was seen, and `own-role` for a right the actor would
 * give themself by it.
 */
export async function changeRole(ctx: Ctx, code: string, input: ChangeRole): Promise<void> {
  const { role, based, roles } = await requireRole(ctx, input.provinceId, code)
  const state = { ...stateOf(input), isOffered: input.isOffered }
  if (findShippedRole(code)) state.name = based.name
  else await requireFreeName(roles, input.provinceId, code, state.name)
  if (based.fixed && code === based.code) requireSameRights(role, state)
  await requireAllowed(ctx, input.provinceId, state, based)
  await refuseOwnGain(ctx, input.provinceId, { role, permissions: state.permissions })
  await closeEdition(ctx, code, input, null)
  await insertEdition(ctx, input, { code, basedOn: based.code, state })
  const before = { permissions: role.permissions, twoSteps: role.twoSteps, isOffered: role.isOffered }
  await logEvent(ctx, 'accounts.role-changed', input.provinceId, { code, before, after: state, basis: input.basis })
}

/** Takes back what a province said of a shipped role: what holds without it holds again. Throws as `changeRole` does. */
export async function resetRole(ctx: Ctx, code: string, input: ResetRole): Promise<void> {
  const { based, role, roles } = await requireRole(ctx, input.provinceId, code)
  if (!findShippedRole(code))
    throw invalidInput([{ pointer: '/code', detail: 'Vai trò của tỉnh không có mẫu để trở về. Cho thôi giao thêm.' }])
  await requireAllowed(
    ctx,
    input.provinceId,
    { ...role, permissions: based.permissions, twoSteps: based.twoSteps },
    based,
  )
  const below = input.provinceId === null ? undefined : roles.find(code, null)
  const permissions = [...based.permissions, ...(below?.permissions ?? [])]
  await refuseOwnGain(ctx, input.provinceId, { role, permissions })
  await closeEdition(ctx, code, input, input.basis)
  const before = { permissions: role.permissions, twoSteps: role.twoSteps, isOffered: role.isOffered }
  await logEvent(ctx, 'accounts.role-reset', input.provinceId, { code, before, basis: input.basis })
}

function stateOf({ name, permissions, twoSteps }: NewRole | ChangeRole): Omit<State, 'isOffered'> {
  return { name: name.normalize('NFC').replace(/\s+/g, ' '), permissions: [...new Set(permissions)], twoSteps }
}

async function requireRole(
  ctx: Ctx,
  provinceId: string | null,
  code: string,
): Promise<{ role: Role; based: ShippedRole; roles: Roles }> {
  const roles = await openRoles(ctx.db)
  const role = roles.find(code, provinceId)
  const based = role && findShippedRole(role.basedOn)
  if (!role || !based) throw notFound('vai trò này')
  return { role, based, roles }
}

/** Whoever manages the people of the whole scope, within the limits of the file and of their own rights. */
async function requireAllowed(ctx: Ctx, provinceId: string | null, state: State, based: ShippedRole): Promise<void> {
  await roleScope(ctx, provinceId)
  const place = await postPlaceOn(ctx.db, provinceId, ctx.today())
  authorize(canAppoint(ctx.actor, { place, roles: [state] }))
  const errors = roleMistakes(state, based)
  if (errors.length > 0) throw invalidInput(errors)
}

function requireSameRights(role: Role, state: State): void {
  const same = role.permissions.length === state.permissions.length
  if (same && state.isOffered && role.permissions.every((permission) => state.permissions.includes(permission))) return
  throw invalidInput([
    {
      pointer: '/permissions',
      detail: `Quyền của vai trò “${role.name}” không sửa được. Tạo một vai trò của tỉnh theo mẫu này rồi bớt quyền.`,
    },
  ])
}

async function requireFreeName(roles: Roles, provinceId: string | null, code: string, name: string): Promise<void> {
  const taken = roles
    .list(provinceId)
    .find((one) => one.code !== code && foldForSearch(one.name) === foldForSearch(name))
  if (taken) throw invalidInput([{ pointer: '/name', detail: `Đã có vai trò “${taken.name}”. Đặt tên khác.` }])
}

type Edited = { code: string; basedOn: string; state: State }

async function insertEdition(ctx: Ctx, input: NewRole | ChangeRole, { code, basedOn, state }: Edited): Promise<void> {
  const { name, permissions, twoSteps, isOffered } = state
  await ctx.db
    .insertInto('accounts.role_edition')
    .values({
      id: newId(),
      scope_id: input.provinceId,
      code,
      name,
      based_on: basedOn,
      permissions: [...permissions],
      two_steps: twoSteps,
      is_offered: isOffered,
      basis: input.basis,
      recorded_at: ctx.now(),
      recorded_by: ctx.actor.id,
    })
    .execute()
}

/** Closes the edition that was seen. Two changes at once: the second finds another one there, or none, and hears so. */
async function closeEdition(
  ctx: Ctx,
  code: string,
  { provinceId, seen }: ChangeRole | ResetRole,
  basis: string | null,
): Promise<void> {
  // Two first editions at once would both find nothing to close.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`role ${provinceId ?? ''} ${code}`}, 0))`.execute(ctx.db)
  const current = await ctx.db
    .selectFrom('accounts.role_edition')
    .select('id')
    .where('code', '=', code)
    .where('scope_id', provinceId === null ? 'is' : '=', provinceId)
    .where('recorded_to', 'is', null)
    .executeTakeFirst()
  if ((current?.id ?? null) !== seen) throw roleMoved()
  if (!current) return
  await ctx.db
    .updateTable('accounts.role_edition')
    .set({ recorded_to: ctx.now(), closed_by: ctx.actor.id, closed_basis: basis })
    .where('id', '=', current.id)
    .execute()
}
