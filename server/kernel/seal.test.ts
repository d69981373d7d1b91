import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digestOf, netstring } from './seal.ts'
import type { Instant } from './time.ts'

const maybe = fc.option(fc.uuid(), { nil: null })
const event = fc.record({
  id: fc.uuid(),
  xid: fc.bigInt({ min: 1n, max: 2n ** 63n }).map(String),
  at: fc.constant('2025-07-01T02:00:00Z' as Instant),
  actor: maybe,
  acting_for: maybe,
  type: fc.string(),
  subject: maybe,
  body: fc.string({ unit: 'binary' }),
  session: maybe,
})

/** The digest as it was before events kept their session. */
function digestBefore({ id, xid, at, actor, acting_for, type, subject, body }: Parameters<typeof digestOf>[0]): Buffer {
  const fields = [id, xid, at, actor, acting_for, type, subject, body]
  return createHash('sha256').update(fields.map(netstring).join('')).digest()
}

describe('the digest of an event', () => {
  test('is what it always was for events without a session', () => {
    fc.assert(
      fc.property(event, (one) => {
        const plain = { ...one, session: null }
        expect(digestOf(plain)).toEqual(digestBefore(plain))
      }),
    )
  })

  test('changes when a session is set, taken away or changed', () => {
    fc.assert(
      fc.property(event, fc.uuid(), fc.uuid(), (one, a, b) => {
        const set = digestOf({ ...one, session: a })
        expect(set).not.toEqual(digestOf({ ...one, session: null }))
        fc.pre(a !== b)
        expect(set).not.toEqual(digestOf({ ...one, session: b }))
      }),
    )
  })

  test('no two events read the same', () => {
    fc.assert(
      fc.property(event, event, (one, other) => {
        fc.pre(JSON.stringify(one) !== JSON.stringify(other))
        expect(digestOf(one)).not.toEqual(digestOf(other))
      }),
    )
  })
})
