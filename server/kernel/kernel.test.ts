import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { logEvent } from './events.ts'
import { transactAsSystem } from './http.ts'
import { newId } from './id.ts'
import { sealOnce } from './seal.ts'
import { verifyChain } from './verify.ts'

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
})
