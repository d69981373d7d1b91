import { expect, test } from 'vitest'
import type { PeoplePage, PersonView } from '../../../../server/modules/accounts/contract.ts'
import { replaceIn } from './people-cache.ts'

const person = (id: string, more: Partial<PersonView> = {}): PersonView => ({
  id,
  name: id,
  login: null,
  illustrative: false,
  disabled: false,
  erased: false,
  canSignIn: true,
  positions: [],
  can: {
    manage: true,
    appoint: true,
    endPosts: true,
    deputise: true,
    disable: true,
    enable: true,
    rename: true,
    erase: true,
  },
  ...more,
})
const page = (items: PersonView[]): PeoplePage => ({ items, next: null, total: 3, waiting: 1 })
const pages = [page([person('a'), person('b', { canSignIn: false })]), page([person('c')])]

test('a person who was locked is shown so in their place, and waits for a password no more', () => {
  const after = replaceIn(pages, person('b', { canSignIn: false, disabled: true }))
  expect(after.map(({ items }) => items.map(({ id, disabled }) => [id, disabled]))).toEqual([
    [
      ['a', false],
      ['b', true],
    ],
    [['c', false]],
  ])
  expect(after.map(({ waiting, total }) => [waiting, total])).toEqual([
    [0, 3],
    [0, 3],
  ])
})

test('somebody of no loaded page changes nothing', () => {
  expect(replaceIn(pages, person('d', { canSignIn: false }))).toEqual(pages)
})
