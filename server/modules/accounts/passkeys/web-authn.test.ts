import { expect, test } from 'vitest'
import { makeAuthenticator } from '../../../../test/software-authenticator.ts'
import { checkCreated, creationOptions } from './web-authn.ts'

const site = { rpId: 'ntm.tinh.gov.vn', origin: 'https://ntm.tinh.gov.vn' }
const holder = { id: '0190c7a4-0000-7000-8000-000000000001', account: 'ai', name: 'Ai Đó', system: 'Nông thôn số' }
const options = creationOptions({ site, challenge: Buffer.alloc(32, 1), known: [] }, holder)

test('says nothing of the person but the names they go by', () => {
  expect(options.user).toEqual({ id: 'AZDHpAAAcACAAAAAAAAAAQ', name: 'ai', displayName: 'Ai Đó' })
})

test.for(['apple', 'packed', 'tpm', 'android-key', 'fido-u2f', 'gì đó'])(
  'a statement of kind %s with certificates is refused unread: looking them up would call addresses that came in',
  async (fmt) => {
    const made = makeAuthenticator(site.origin).create(options, 'Khóa', { statement: { fmt, x5c: [Buffer.from('x')] } })
    let isAsked = false
    const ask = () => Promise.resolve((isAsked = true))
    await expect(checkCreated(made, site, ask)).rejects.toThrow('was not asked for')
    expect(isAsked).toBe(false)
  },
)
