import type { Permission } from '../../kernel/policy.ts'
import type { FieldError } from '../../kernel/problem.ts'
import { limits, nameOfPermission, permissions, type ShippedRole } from './roles/roles.ts'

type Wanted = { permissions: readonly Permission[]; twoSteps: boolean }

/** What is wrong with a role as a province wants it, against the limits of `data/roles.json`; empty = nothing. */
export function roleMistakes(wanted: Wanted, based: ShippedRole): FieldError[] {
  const own = new Set(wanted.permissions)
  const at = (detail: string): FieldError => ({ pointer: '/permissions', detail })
  const unknown = wanted.permissions.filter((permission) => !permissions.includes(permission))
  if (unknown.length > 0) return [at(`Không có quyền ${unknown.join(', ')}.`)]
  const errors: FieldError[] = []
  if (based.twoSteps && !wanted.twoSteps)
    errors.push({
      pointer: '/twoSteps',
      detail: `Vai trò “${based.name}” luôn cần đăng nhập hai bước; địa phương không bỏ được.`,
    })
  const reserved = limits.reserved.filter(
    (permission) => own.has(permission) && !based.permissions.includes(permission),
  )
  if (reserved.length > 0)
    errors.push(at(`Không thêm được vào vai trò này: ${names(reserved)}. Quyền đó chỉ đi với vai trò vốn có nó.`))
  for (const { one, other } of limits.apart) {
    const here = one.filter((permission) => own.has(permission))
    const there = other.filter((permission) => own.has(permission))
    if (here.length > 0 && there.length > 0)
      errors.push(
        at(
          `Một vai trò không vừa có ${names(here)} vừa có ${names(there)}: ` +
            'người chuẩn bị hồ sơ không thẩm định, không quyết định hồ sơ đó.',
        ),
      )
  }
  return errors
}

const names = (list: readonly Permission[]): string => list.map((one) => `“${nameOfPermission(one)}”`).join(', ')
