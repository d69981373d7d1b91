import type { EditableRole, RoleSettings } from '../../../../server/modules/accounts/role-contract.ts'

/** A role as it is being changed, or a new one after a shipped one. */
export type RoleDraft = {
  name: string
  permissions: readonly string[]
  twoSteps: boolean
  isOffered: boolean
  basis: string
}

export function draftOf(role: EditableRole): RoleDraft {
  const { name, twoSteps, isOffered } = role
  return { name, permissions: role.permissions.map(({ code }) => code), twoSteps, isOffered, basis: '' }
}

/** In the order they were in; a right put back comes last. */
export function toggleRight(draft: RoleDraft, code: string): RoleDraft {
  const { permissions: own } = draft
  return { ...draft, permissions: own.includes(code) ? own.filter((one) => one !== code) : [...own, code] }
}

export type RightsChange = { added: string[]; removed: string[] }

export function rightsChange(role: EditableRole, draft: RoleDraft): RightsChange {
  const before = role.permissions.map(({ code }) => code)
  return {
    added: draft.permissions.filter((code) => !before.includes(code)),
    removed: before.filter((code) => !draft.permissions.includes(code)),
  }
}

export function isChanged(role: EditableRole, draft: RoleDraft): boolean {
  const { added, removed } = rightsChange(role, draft)
  return (
    added.length + removed.length > 0 ||
    draft.twoSteps !== role.twoSteps ||
    draft.isOffered !== role.isOffered ||
    draft.name.trim() !== role.name
  )
}

/** The first two rights of a draft that may not lie in one role; undefined when all may. */
export function clashOf(settings: RoleSettings, draft: RoleDraft): readonly [string, string] | undefined {
  const has = (code: string): boolean => draft.permissions.includes(code)
  for (const { one, other } of settings.apart) {
    const [here, there] = [one.find(has), other.find(has)]
    if (here && there) return [here, there]
  }
  return undefined
}

const GROUPS = ['indicators', 'assessment', 'hamlets', 'manage'] as const
export type RightGroup = (typeof GROUPS)[number]

const GROUP_OF: Record<string, RightGroup> = {
  indicators: 'indicators',
  evidence: 'indicators',
  surveys: 'indicators',
  assessment: 'assessment',
  reports: 'assessment',
  hamlets: 'hamlets',
}

/** Rights by what they are about, in the order of the file. */
export function groupRights(rights: RoleSettings['permissions']): [RightGroup, RoleSettings['permissions']][] {
  const groups = Map.groupBy(rights, ({ code }) => GROUP_OF[code.split(':')[0] ?? ''] ?? 'manage')
  return GROUPS.flatMap((group): [RightGroup, RoleSettings['permissions']][] => {
    const own = groups.get(group)
    return own ? [[group, own]] : []
  })
}
