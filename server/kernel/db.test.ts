import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test } from '../../test/harness.ts'
import { sendLater } from './db.ts'
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
})
