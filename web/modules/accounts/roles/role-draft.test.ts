import { expect, test } from 'vitest'
import type { EditableRole, RoleSettings } from '../../../../server/modules/accounts/role-contract.ts'
import { clashOf, draftOf, groupRights, isChanged, rightsChange, toggleRight } from './role-draft.ts'

const right = (code: string) => ({ code, name: code, isReserved: false })

const role: EditableRole = {
  code: 'commune-officer',
  name: 'Cán bộ xã',
  permissions: ['indicators:record', 'assessment:prepare'].map(right),
  twoSteps: false,
  isOffered: true,
  origin: 'shipped',
  edition: null,
  basedOn: { code: 'commune-officer', name: 'Cán bộ xã' },
  isOwn: false,
  isFixed: false,
  shipped: { permissions: ['indicators:record', 'assessment:prepare'], twoSteps: false },
  holders: 3,
  withoutTwoSteps: 0,
  history: [],
}

const settings: RoleSettings = {
  scope: { id: null, name: 'Cả nước' },
  permissions: ['indicators:record', 'assessment:prepare', 'assessment:vote', 'calendar:edit'].map(right),
  apart: [{ one: ['indicators:record', 'assessment:prepare'], other: ['assessment:vote'] }],
  items: [role],
}

test('a draft says what it adds and takes away, and is no change when both are undone', () => {
  const draft = toggleRight(toggleRight(draftOf(role), 'assessment:prepare'), 'calendar:edit')
  expect(rightsChange(role, draft)).toEqual({ added: ['calendar:edit'], removed: ['assessment:prepare'] })
  expect(isChanged(role, draft)).toBe(true)
  const back = toggleRight(toggleRight(draft, 'calendar:edit'), 'assessment:prepare')
  expect(isChanged(role, back)).toBe(false)
})

test('duties that stand apart are found, whichever was there first', () => {
  expect(clashOf(settings, draftOf(role))).toBeUndefined()
  expect(clashOf(settings, toggleRight(draftOf(role), 'assessment:vote'))).toEqual([
    'indicators:record',
    'assessment:vote',
  ])
})

test('rights stand under what they are about', () => {
  expect(groupRights(settings.permissions).map(([group, own]) => [group, own.length])).toEqual([
    ['indicators', 1],
    ['assessment', 2],
    ['manage', 1],
  ])
})
