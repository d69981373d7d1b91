import { expect, test } from 'vitest'
import { parseAddress, readSearch, writeAddress } from './address.ts'

test('an address written and read again says the same, and a year stays text', () => {
  const search = { 'don-vi': '0192-aa', ky: '2024', bo: 'minh-hoa-xa-2024@1' }
  expect(readSearch(parseAddress(writeAddress(search)))).toEqual(search)
})

test('unknown and empty keys of an address are dropped', () => {
  expect(readSearch({ ky: '', la: 'x', loc: 'can-xu-ly', bo: 7 })).toEqual({ loc: 'can-xu-ly' })
})

test('an empty search leaves no question mark behind', () => {
  expect(writeAddress({ q: '' })).toBe('')
})
