import { z } from 'zod'
import rolesFile from '../../../data/roles.json' with { type: 'json' }
import type { Permission } from '../../kernel/policy.ts'

const PermissionCode = z.custom<Permission>((value) => typeof value === 'string' && /^[a-z-]+:[a-z-]+$/.test(value))

const RolesFile = z.strictObject({
  permissions: z.record(z.string(), z.string()),
  roles: z.array(z.strictObject({ code: z.string(), name: z.string(), permissions: z.array(PermissionCode) })),
})

export type Role = { code: string; name: string; permissions: readonly Permission[] }

const file = RolesFile.parse(rolesFile)
const byCode = new Map<string, Role>(file.roles.map((role) => [role.code, role]))

/** Every role of `data/roles.json`, in its order. */
export const roles: readonly Role[] = file.roles

export function findRole(code: string): Role | undefined {
  return byCode.get(code)
}

/** What a permission is called on screen. */
export function nameOfPermission(permission: Permission): string {
  return file.permissions[permission] ?? permission
}

/** The permissions of several roles together; a code that the file no longer has gives none. */
export function permissionsOf(codes: readonly string[]): Set<Permission> {
  return new Set(codes.flatMap((code) => byCode.get(code)?.permissions ?? []))
}

/** Codes of the roles that carry a permission. */
export function rolesWith(permission: Permission): string[] {
  return file.roles.filter((role) => role.permissions.includes(permission)).map((role) => role.code)
}
