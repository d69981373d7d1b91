import { sql } from 'kysely'
import { describe, expect } from 'vitest'
import { test, type World } from '../../../test/harness.ts'
import { unitIdOf } from '../../../test/make-people.ts'
import { transactAsSystem } from '../../kernel/http.ts'
import { recordFigures } from '../indicators/index.ts'

const SET = 'minh-hoa-xa-2024@1'

/** A commune's number of households for 2024 made so large that its results change. */
async function save(world: World, whileItRuns: () => Promise<void>): Promise<void> {
  const unitId = await unitIdOf(world, '30271')
  const { revision } = await world.db
    .selectFrom('indicators.figure')
    .select('revision')
    .where('unit_id', '=', unitId)
    .where('period', '=', '2024')
    .where('element', '=', 'ho')
    .where('recorded_to', 'is', null)
    .executeTakeFirstOrThrow()
  await transactAsSystem(world.house, 'test', async (ctx) => {
    const figures = [{ element: 'ho', value: '1000000', noValue: null, basedOn: revision }]
    await recordFigures(ctx, { unitId, period: '2024', source: 'form' }, figures)
    await whileItRuns()
  })
}

describe('a publication', () => {
  test('is the same bytes for ever, though a save was stamped before it and seen after', async ({ world }) => {
    const office = await world.api.as('coordination-office')
    const unitId = await unitIdOf(world, '87')
    let id = ''
    await save(world, async () => {
      const reply = await office.post('/api/v1/publications', { unitId, year: 2024, set: SET })
      expect(reply.status).toBe(201)
      id = reply.body.id
    })
    const json = await world.api.raw(`/api/v1/publications/${id}/results.json`)
    const { asOf, knownAt } = JSON.parse(json.toString())
    const scope = `unit=${unitId}&year=2024&set=${SET}`
    const again = await office.raw(`/api/v1/reports/province-results?${scope}&asOf=${asOf}&knownAt=${knownAt}`)
    expect(again.toString()).toBe(json.toString())
    const now = await office.raw(`/api/v1/reports/province-results?${scope}`)
    expect(JSON.parse(now.toString()).communes).not.toEqual(JSON.parse(json.toString()).communes)
  })

  test('is printed and stored while nothing is held, and a retry is given the first answer', async ({ world }) => {
    const office = await world.api.as('coordination-office')
    const input = { unitId: await unitIdOf(world, '87'), year: 2024, set: SET }
    const { files } = world.house
    const { put } = files
    const wasFree: boolean[] = []
    files.put = async (...file) => {
      const { rows } = await sql<{ free: boolean }>`
        select pg_try_advisory_xact_lock(hashtextextended(${`publication ${input.unitId} 2024`}, 0)) as free
      `.execute(world.db)
      wasFree.push(...rows.map(({ free }) => free))
      return put(...file)
    }
    try {
      const key = '3f0a6c5e-5f1c-4f6e-9a55-0f2f6c1f2a01'
      const first = await office.post('/api/v1/publications', input, { key })
      expect(first.status).toBe(201)
      expect(wasFree).toEqual([true])
      expect((await office.post('/api/v1/publications', input, { key })).body).toEqual(first.body)
    } finally {
      files.put = put
    }
    expect(await office.post('/api/v1/publications', input)).toMatchObject({
      status: 409,
      body: { type: '/problems/publication-same' },
    })
  })
})
