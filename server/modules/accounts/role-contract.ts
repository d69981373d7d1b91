import { z } from 'zod'

const RightView = z.object({ code: z.string(), name: z.string() })

/** A role as it holds in a province. `origin`: who said so last; `twoSteps`: its rights count only for who signs in by two steps. */
export const RoleView = z
  .object({
    code: z.string(),
    name: z.string(),
    permissions: z.array(RightView),
    twoSteps: z.boolean(),
    isOffered: z.boolean(),
    origin: z.enum(['shipped', 'country', 'province', 'former-provinces']),
  })
  .meta({ id: 'Role' })
export type RoleView = z.infer<typeof RoleView>

export const RolesQuery = z.strictObject({
  /** Any unit: the roles of the province it lies in. Absent: those of the whole country. */
  unitId: z.uuid('Mã đơn vị không đúng.').optional(),
})

/** One state a role was in, newest first; `closedBasis`: why it went back to what holds without it. */
const RoleHistory = z.object({
  at: z.string(),
  by: z.string().nullable(),
  basis: z.string(),
  permissions: z.array(z.string()),
  twoSteps: z.boolean(),
  isOffered: z.boolean(),
  closed: z.object({ at: z.string(), by: z.string().nullable(), basis: z.string() }).nullable(),
})

export const EditableRole = RoleView.extend({
  /** Id of the edition of this very scope, to be sent back with a change; null = it has none. */
  edition: z.string().nullable(),
  basedOn: z.object({ code: z.string(), name: z.string() }),
  /** Made here: no file knows it. */
  isOwn: z.boolean(),
  /** Only whether it asks for two steps can change. */
  isFixed: z.boolean(),
  /** As `data/roles.json` ships the role it is based on. */
  shipped: z.object({ permissions: z.array(z.string()), twoSteps: z.boolean() }),
  /** People who hold it here today, and how many of them do not sign in by two steps. */
  holders: z.int(),
  withoutTwoSteps: z.int(),
  history: z.array(RoleHistory),
}).meta({ id: 'EditableRole' })
export type EditableRole = z.infer<typeof EditableRole>

/** The roles of a province with the limits within which it may change them. */
export const RoleSettings = z
  .object({
    scope: z.object({ id: z.string().nullable(), name: z.string() }),
    permissions: z.array(RightView.extend({ isReserved: z.boolean() })),
    apart: z.array(z.object({ one: z.array(z.string()), other: z.array(z.string()) })),
    items: z.array(EditableRole),
  })
  .meta({ id: 'RoleSettings' })
export type RoleSettings = z.infer<typeof RoleSettings>

/** `provinceId` null = the whole country. */
const Scope = z.uuid('Mã tỉnh không đúng.').nullable()

export const RoleSettingsQuery = z.strictObject({ provinceId: z.uuid('Mã tỉnh không đúng.').optional() })

/** Room and verb. */
const PermissionCode = z.custom<`${string}:${string}`>(
  (value) => typeof value === 'string' && /^[a-z-]+:[a-z-]+$/.test(value),
  {
    message: 'Mã quyền không đúng.',
  },
)

const Basis = z
  .string()
  .trim()
  .min(5, 'Ghi căn cứ: số, ngày của văn bản, hoặc lý do.')
  .max(300, 'Căn cứ dài nhất 300 ký tự.')

const wanted = {
  commandId: z.uuid().optional(),
  provinceId: Scope,
  name: z.string().trim().min(3, 'Ghi tên vai trò.').max(80, 'Tên vai trò dài nhất 80 ký tự.'),
  permissions: z.array(PermissionCode).min(1, 'Chọn ít nhất một quyền.').max(60, 'Nhiều quyền quá.'),
  twoSteps: z.boolean(),
  basis: Basis,
}

export const NewRole = z.strictObject({ ...wanted, basedOn: z.string().max(60, 'Mã vai trò quá dài.') })
export type NewRole = z.infer<typeof NewRole>

/** `seen`: the edition the change was made on; null = none. */
export const ChangeRole = z.strictObject({ ...wanted, isOffered: z.boolean(), seen: z.uuid().nullable() })
export type ChangeRole = z.infer<typeof ChangeRole>

export const ResetRole = z.strictObject({
  commandId: z.uuid().optional(),
  provinceId: Scope,
  seen: z.uuid(),
  basis: Basis,
})
export type ResetRole = z.infer<typeof ResetRole>
