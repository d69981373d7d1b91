import { z } from 'zod'
import rolesFile from '../../../../data/roles.json' with { type: 'json' }
import type { Permission } from '../../../kernel/policy.ts'

const PermissionCode = z.custom<Permission>((value) => typeof value === 'string' && /^[a-z-]+:[a-z-]+$/.test(value))

const RolesFile = z.strictObject({
  permissions: z.record(z.string(), z.string()),
  roles: z.array(
    z.strictObject({
      code: z.string(),
      name: z.string(),
      permissions: z.array(PermissionCode),
      twoSteps: z.boolean().default(false),
      fixed: z.boolean().default(false),
    }),
  ),
  limits: z.strictObject({
    note: z.string(),
    reserved: z.array(PermissionCode),
    apart: z.array(z.strictObject({ one: z.array(PermissionCode), other: z.array(PermissionCode) })),
  }),
})

/** A role as `data/roles.json` ships it. `fixed`: nobody changes what it may do, only whether it asks for two steps. */
export type ShippedRole = z.infer<typeof RolesFile>['roles'][number]

const file = RolesFile.parse(rolesFile)
const byCode = new Map(file.roles.map((role) => [role.code, role]))

/** Every role of `data/roles.json`, in its order. */
export const shippedRoles: readonly ShippedRole[] = file.roles

/** Within what a province may change roles. */
export const limits = file.limits

/** Every permission there is, in the order of the file. */
export const permissions = Object.keys(file.permissions) as Permission[]

/** A role of the file by its code; a province's own role is none of them. */
export function findShippedRole(code: string): ShippedRole | undefined {
  return byCode.get(code)
}

/** What a permission is called on screen. */
export function nameOfPermission(permission: Permission): string {
  return file.permissions[permission] ?? permission
}
