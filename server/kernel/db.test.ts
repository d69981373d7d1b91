import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { connect, sendLater } from './db.ts'
import { transactAsSystem } from './http.ts'
import { newId } from './id.ts'

const stampOf = (value: string) => sql`insert into kernel.stamp (room, value) values (${value}, ${newId()})`

describe('a write that travels with the next statement', () => {
  test('is there for whatever reads after it in the transaction, and after the commit', async ({ world }) => {
    await transactAsSystem(world.house, 'test', async (ctx) => {
      await sendLater(ctx.db, stampOf('later-1'))
      const { rows } = await sql`select room from kernel.stamp where room = 'later-1'`.execute(ctx.db)
      expect(rows).toHaveLength(1)
      await sendLater(ctx.db, stampOf('later-2'))
    })
    const { rows } = await sql`select room from kernel.stamp where room like 'later-%' order by room`.execute(world.db)
    expect(rows).toEqual([{ room: 'later-1' }, { room: 'later-2' }])
  })

  test('is refused at the commit with its own reason, and nothing of the transaction stays', async ({ world }) => {
    const refused = transactAsSystem(world.house, 'test', async (ctx) => {
      await stampOf('kept-1').execute(ctx.db)
      await sendLater(ctx.db, stampOf('kept-1'))
      await sendLater(ctx.db, stampOf('kept-2'))
    })
    await expect(refused).rejects.toMatchObject({ constraint: 'stamp_pkey' })
    const { rows } = await sql`select room from kernel.stamp where room like 'kept-%'`.execute(world.db)
    expect(rows).toEqual([])
  })

  test('is gone when the transaction throws, and the connection serves the next one', async ({ world }) => {
    for (let i = 0; i < 20; i++) {
      const thrown = transactAsSystem(world.house, 'test', async (ctx) => {
        await sendLater(ctx.db, stampOf(`gone-${i}`))
        throw new Error('no')
      })
      await expect(thrown).rejects.toThrow('no')
    }
    const { rows } = await sql`select room from kernel.stamp where room like 'gone-%'`.execute(world.db)
    expect(rows).toEqual([])
  })

  test('that cannot be put on the wire keeps the commit from going out', async ({ world }) => {
    const endless: Record<string, unknown> = {}
    endless['self'] = endless
    const refused = transactAsSystem(world.house, 'test', async (ctx) => {
      await sendLater(ctx.db, stampOf('half-1'))
      await sendLater(ctx.db, sql`insert into kernel.stamp (room, value) values ('half-2', ${endless})`)
    })
    await expect(refused).rejects.toThrow(/circular/)
    const { rows } = await sql`select room from kernel.stamp where room like 'half-%'`.execute(world.db)
    expect(rows).toEqual([])
  })

  test('may fail again and again on one connection, which still knows what it has prepared', async ({ world }) => {
    const { db, close } = connect(world.url, 1)
    const write = (...rooms: string[]): Promise<void> =>
      db.transaction().execute(async (tx) => {
        for (const room of rooms) await sendLater(tx, stampOf(room))
        await sendLater(tx, sql`update kernel.stamp set value = ${newId()} where room = ${rooms[0] ?? ''}`)
      })
    try {
      await write('one-0')
      // The second write fails, so what stands behind it is never looked at by the server.
      for (let i = 0; i < 4; i++) await expect(write(`one-${i + 1}`, 'one-0')).rejects.toMatchObject({ code: '23505' })
      await write('one-5', 'one-6')
      const { rows } = await sql`select room from kernel.stamp where room like 'one-%' order by room`.execute(db)
      expect(rows).toEqual([{ room: 'one-0' }, { room: 'one-5' }, { room: 'one-6' }])
    } finally {
      await close()
    }
  })

  test('an answer is that of the last statement, with its own types', async ({ world }) => {
    const answer = await transactAsSystem(world.house, 'test', async (ctx) => {
      await sendLater(ctx.db, stampOf('typed'))
      return sql<{ day: string; sum: string }>`
        select date '2024-10-14' + ${0}::int as day, 1.50::numeric as sum`.execute(ctx.db)
    })
    expect(answer.rows).toEqual([{ day: '2024-10-14', sum: '1.50' }])
  })

  test('may answer rows that nobody reads', async ({ world }) => {
    await transactAsSystem(world.house, 'test', async (ctx) => {
      for (const room of ['unread-1', 'unread-2']) await sendLater(ctx.db, sql`${stampOf(room)} returning room, value`)
    })
    const { rows } = await sql`select room from kernel.stamp where room like 'unread-%' order by room`.execute(world.db)
    expect(rows).toEqual([{ room: 'unread-1' }, { room: 'unread-2' }])
  })
})
