import { sql } from 'kysely'
import type { ReadCtx } from '../../../kernel/context.ts'
import type { Permission } from '../../../kernel/policy.ts'
import { authorize } from '../../../kernel/problem.ts'
import { everUnder } from '../../units/index.ts'
import { namesOfPeople } from '../names.ts'
import { openRoles } from './open-roles.ts'
import { canManagePeople } from '../policy.ts'
import { postPlaceOn } from '../post-place.ts'
import type { EditableRole, RoleSettings, RoleView } from '../role-contract.ts'
import type { Role } from './role-book.ts'
import { roleScope } from './role-scope.ts'
import { findShippedRole, limits, nameOfPermission, permissions } from './roles.ts'
import { signsInByTwoSteps } from '../second-factor/two-steps-asked.ts'

const rightOf = (code: Permission) => ({ code, name: nameOfPermission(code) })

/** The roles that can be given at a unit: those of its province. */
export async function viewRoles(ctx: ReadCtx, unitId: string | null): Promise<RoleView[]> {
  const roles = await openRoles(ctx.db)
  return roles.list(roles.provinceOf(unitId, ctx.today())).map(viewRole)
}

function viewRole({ code, name, permissions: rights, twoSteps, isOffered, origin }: Role): RoleView {
  return { code, name, permissions: rights.map(rightOf), twoSteps, isOffered, origin }
}

/** The roles of a province for whoever manages its people, with who holds them and how they came to be as they are. */
export async function viewRoleSettings(ctx: ReadCtx, provinceId: string | null): Promise<RoleSettings> {
  const scope = await roleScope(ctx, provinceId)
  authorize(canManagePeople(ctx.actor, await postPlaceOn(ctx.db, provinceId, ctx.today())))
  const roles = await openRoles(ctx.db)
  const [holders, editions] = await Promise.all([holdersIn(ctx, provinceId), editionsOf(ctx, provinceId)])
  return {
    scope,
    permissions: permissions.map((code) => ({ ...rightOf(code), isReserved: limits.reserved.includes(code) })),
    apart: limits.apart,
    items: roles.list(provinceId).map((role) => {
      const based = findShippedRole(role.basedOn)
      const own = editions.filter(({ code }) => code === role.code)
      const current = own.find(({ closed }) => closed === null)
      return {
        ...viewRole(role),
        edition: current?.id ?? null,
        basedOn: { code: role.basedOn, name: based?.name ?? role.basedOn },
        isOwn: role.code !== role.basedOn,
        isFixed: role.code === role.basedOn && based?.fixed === true,
        shipped: { permissions: [...(based?.permissions ?? [])], twoSteps: based?.twoSteps ?? false },
        ...(holders.get(role.code) ?? { holders: 0, withoutTwoSteps: 0 }),
        history: own.map(({ id: _id, code: _code, ...state }) => state),
      }
    }),
  }
}

type Holders = Pick<EditableRole, 'holders' | 'withoutTwoSteps'>

/** How many people hold each role today at the units of a province, of the whole country when null. */
async function holdersIn(ctx: ReadCtx, provinceId: string | null): Promise<Map<string, Holders>> {
  const units = provinceId === null ? null : await everUnder(ctx.db, [provinceId])
  const { rows } = await sql<{ code: string } & Holders>`
    select r.code, count(distinct p.person_id)::int as holders,
      count(distinct p.person_id) filter (where not ${signsInByTwoSteps})::int as "withoutTwoSteps"
    from accounts.position p
      join accounts.person h on h.id = p.person_id and h.disabled_at is null
      cross join lateral unnest(p.roles) as r(code)
    where daterange(p.valid_from, p.valid_to) @> ${ctx.today()}::date
      and (${units === null} or p.unit_id = any(${units ?? []}::uuid[]))
    group by r.code
  `.execute(ctx.db)
  return new Map(rows.map(({ code, ...counts }) => [code, counts]))
}

async function editionsOf(ctx: ReadCtx, provinceId: string | null) {
  const rows = await ctx.db
    .selectFrom('accounts.role_edition')
    .selectAll()
    .where('scope_id', provinceId === null ? 'is' : '=', provinceId)
    .orderBy('recorded_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const names = await namesOfPeople(
    ctx.db,
    rows.flatMap((row) => [row.recorded_by, row.closed_by]),
  )
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    at: row.recorded_at,
    by: names.get(row.recorded_by ?? '') ?? null,
    basis: row.basis,
    permissions: row.permissions,
    twoSteps: row.two_steps,
    isOffered: row.is_offered,
    closed:
      row.recorded_to === null
        ? null
        : { at: row.recorded_to, by: names.get(row.closed_by ?? '') ?? null, basis: row.closed_basis ?? '' },
  }))
}
