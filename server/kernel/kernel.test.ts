import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, vi } from 'vitest'
import { join } from 'node:path'
import { makeTemporaryFolder } from '../../test/temporary-folder.ts'
import { test } from '../../test/harness.ts'
import { anchorChain, checkAnchors, readAnchors, startAnchoring } from './anchor.ts'
import { logEvent } from './events.ts'
import { transactAsSystem } from './http.ts'
import { newId } from './id.ts'
import { sealOnce, startSealer } from './seal.ts'
import { instant } from './time.ts'
import { verifyChain } from './verify.ts'

const rethrow = (error: unknown): never => {
  throw error
}

describe('sealed events', () => {
  test('a changed byte in a sealed event is named by the check of the chain', async ({ world }) => {
    const { db, house } = world
    for (let i = 0; i < 3; i++)
      await transactAsSystem(house, 'test', (ctx) =>
        logEvent(ctx, 'test.happened', newId(), { số: `${i}`, tên: 'Đồng Tháp' }),
      )
    while ((await sealOnce(db)).sealed > 0);
    const before = await verifyChain(db)
    expect(before.faults).toEqual([])
    expect(before.unsealed).toBe(0)

    const { rows } = await sql<{ id: string }>`
      update kernel.event set body = replace(body, 'Đồng Tháp', 'Đồng Thap') where body like '%"số":"1"%' returning id`.execute(
      db,
    )
    const after = await verifyChain(db)
    expect(after.faults).toEqual([{ seq: expect.any(Number), eventId: rows[0]?.id, what: 'altered' }])

    await sql`update kernel.event set body = replace(body, 'Đồng Thap', 'Đồng Tháp') where id = ${rows[0]?.id}`.execute(
      db,
    )
    expect((await verifyChain(db)).faults).toEqual([])
    await sql`delete from kernel.event where id = ${rows[0]?.id}`.execute(db)
    expect((await verifyChain(db)).faults).toMatchObject([{ eventId: rows[0]?.id, what: 'missing' }])
  })

  test('what the database hashes is what the check computes, with and without a session', async ({ world }) => {
    const { db, house } = world
    while ((await sealOnce(db)).sealed > 0);
    const before = (await verifyChain(db)).faults
    const values = fc.record({
      body: fc.dictionary(fc.string(), fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.constant(null))),
      session: fc.option(fc.uuid(), { nil: null }),
      subject: fc.option(fc.uuid(), { nil: null }),
    })
    const made = fc.sample(values, 60).map((one) => ({ ...one, body: { ...one.body, chữ: 'Đồng Tháp, “ấp” 5:x' } }))
    for (const { body, session, subject } of made)
      await transactAsSystem(house, 'test', (ctx) =>
        logEvent({ ...ctx, actor: { ...ctx.actor, session } }, 'test.happened', subject, body),
      )
    while ((await sealOnce(db)).sealed > 0);
    expect((await verifyChain(db)).faults).toEqual(before)
    const { rows } = await sql<{ id: string }>`
      update kernel.event set session = null where id = (select id from kernel.event where session is not null limit 1)
      returning id`.execute(db)
    expect((await verifyChain(db)).faults).toContainEqual({
      seq: expect.any(Number),
      eventId: rows[0]?.id,
      what: 'altered',
    })
  })

  test('a database without a seal gets its anchor with the first one, not an hour later, and only one a day', async ({
    world,
  }) => {
    const { db, house } = world
    await sql`truncate kernel.event_seal`.execute(db)
    const file = join(await makeTemporaryFolder('first-anchor'), 'mat-xich.jsonl')
    let now = instant('2026-02-01T02:00:00Z')
    const anchoring = startAnchoring(db, file, () => now, rethrow)
    // What starts with the server finds nothing sealed yet.
    await anchoring.settled()
    expect(await readAnchors(file)).toEqual([])
    const stopSealer = startSealer(db, { onError: rethrow, onSealed: anchoring.sealed })
    const anchorsOf = async (days: string[]) =>
      vi.waitFor(async () => expect((await readAnchors(file)).map(({ date }) => date)).toEqual(days), 10_000)
    const sealAnother = async (): Promise<void> => {
      await transactAsSystem(house, 'test', (ctx) => logEvent(ctx, 'test.happened', newId(), {}))
      await vi.waitFor(async () => expect((await verifyChain(db)).unsealed).toBe(0), 10_000)
    }
    await anchorsOf(['2026-02-01'])
    await sealAnother()
    await sealAnother()
    await anchoring.settled()
    await anchorsOf(['2026-02-01'])
    now = instant('2026-02-02T02:00:00Z')
    await sealAnother()
    await anchorsOf(['2026-02-01', '2026-02-02'])
    await stopSealer()
    await anchoring.stop()
    expect(await checkAnchors(db, await readAnchors(file))).toEqual([])
  })

  test('a day has one anchor outside; a cut tail and a chain written anew disagree with it', async ({ world }) => {
    const { db } = world
    const file = join(await makeTemporaryFolder('anchors'), 'mat-xich.jsonl')
    const day = instant('2026-01-05T02:00:00Z')
    const anchor = await anchorChain(db, file, day)
    expect(anchor).toMatchObject({ date: '2026-01-05', link: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(await anchorChain(db, file, instant('2026-01-05T16:59:00Z'))).toBeUndefined()
    const anchors = await readAnchors(file)
    expect(await checkAnchors(db, anchors)).toEqual([])

    const forged = anchors.map((one) => ({ ...one, link: '0'.repeat(64) }))
    expect(await checkAnchors(db, forged)).toMatchObject([{ what: 'rewritten' }])
    await sql`delete from kernel.event_seal where seq = ${anchor?.seq ?? 0}`.execute(db)
    // The chain alone looks whole: nothing in it says that it was longer.
    expect(await checkAnchors(db, anchors)).toMatchObject([{ what: 'cut', date: '2026-01-05' }])
  })
})
