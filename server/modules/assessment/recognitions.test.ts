import { sql } from 'kysely'
import { expect } from 'vitest'
import { countQueries } from '../../../test/count-queries.ts'
import { test, type World } from '../../../test/harness.ts'
import { unitIdOf } from '../../../test/make-people.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { newId } from '../../kernel/id.ts'
import { anonymous } from '../../kernel/policy.ts'
import { instant, plainDate } from '../../kernel/time.ts'
import { communesUnder } from '../units/index.ts'
import { readStanding, recognisedBy } from './index.ts'
import type { RecognitionRow } from './tables.ts'

const TODAY = plainDate('2024-10-14')
const AFTER_REFORM = plainDate('2025-07-01')
const NOW = instant('2024-10-14T02:00:00Z')

const readerOf = ({ db }: World): ReadCtx => ({
  db,
  actor: anonymous(TODAY),
  now: () => NOW,
  today: () => TODAY,
  isDemo: true,
})

async function recognise({ db }: World, unitId: string, more: Partial<RecognitionRow> = {}): Promise<void> {
  const id = newId()
  await db
    .insertInto('assessment.recognition')
    .values({
      id,
      unit_id: unitId,
      tier: 'basic',
      year: 2023,
      dossier_id: null,
      set_id: 'minh-hoa-xa-2024',
      set_version: 1,
      decision_number: `MH-${id}`,
      decision_date: plainDate('2023-12-20'),
      signer: 'Người ký thử',
      issuer: 'UBND tỉnh Đồng Tháp',
      state: 'in-force',
      is_illustrative: true,
      published_at: instant('2024-01-02T00:00:00Z'),
      revoked_by: null,
      ...more,
    })
    .execute()
}

test('forty decisions cost the registry, a unit and the standing of the country as many statements as one', async ({
  world,
}) => {
  const ctx = readerOf(world)
  const heir = await unitIdOf(world, '30253', '2025-07-01')
  const reads = {
    registry: () => world.api.get('/api/v1/recognitions?limit=100&asOf=2025-07-01'),
    unit: () => world.api.get(`/api/v1/recognitions?limit=100&unit=${heir}&asOf=2025-07-01`),
    standing: () => readStanding(ctx, { under: null, year: '2024', asOf: AFTER_REFORM }),
  }
  const count = async () => {
    const counted: Record<string, number> = {}
    for (const [name, read] of Object.entries(reads)) {
      await read()
      counted[name] = await countQueries(read)
    }
    return counted
  }
  await recognise(world, await unitIdOf(world, '30253'))
  const forOne = await count()
  const communes = await communesUnder(world.db, await unitIdOf(world, '87'), TODAY)
  for (const { id } of communes.slice(0, 40)) await recognise(world, id)
  expect((await reads.registry()).body.items).toHaveLength(41)
  expect(await count()).toEqual(forOne)
  expect(Math.max(forOne['registry'] ?? 0, forOne['unit'] ?? 0)).toBeLessThan(4)
})

test('the oldest decision of the country marks its commune, however many are younger', async ({ world }) => {
  const [old, busy] = [await unitIdOf(world, '30271'), await unitIdOf(world, '30277')]
  await recognise(world, old, { decision_date: plainDate('2023-01-05') })
  await sql`
    insert into assessment.recognition (id, unit_id, tier, year, set_id, set_version, decision_number, decision_date, signer, issuer,
      state, is_illustrative, published_at)
    select gen_random_uuid(), ${busy}, 'basic', 2023, 'minh-hoa-xa-2024', 1, 'MH-lot-' || n, '2023-12-21', '', 'UBND tỉnh', 'in-force',
      true, ${NOW} from generate_series(1, 20001) n
  `.execute(world.db)
  const { communes } = await readStanding(readerOf(world), { under: null, year: '2024', asOf: TODAY })
  expect(communes.find(({ unitId }) => unitId === old)).toMatchObject({ recognised: 'in-force' })
})

test('results name the highest tier in force, the newest decision of it, and nothing that was revoked', async ({
  world,
}) => {
  const [one, other] = [await unitIdOf(world, '30256'), await unitIdOf(world, '30259')]
  const on = (day: string, tier: string, more: Partial<RecognitionRow> = {}) => ({
    tier,
    decision_number: `${tier} ${day}`,
    decision_date: plainDate(day),
    ...more,
  })
  await recognise(world, one, on('2021-05-01', 'advanced'))
  await recognise(world, one, on('2022-05-01', 'advanced'))
  await recognise(world, one, on('2023-05-01', 'basic'))
  await recognise(world, one, on('2023-06-01', 'exemplary', { state: 'revoked' }))
  await recognise(world, other, on('2023-05-02', 'basic', { state: 'revoked' }))
  const found = await recognisedBy(readerOf(world), { units: [one, other], asOf: TODAY, knownAt: NOW })
  expect([...found]).toEqual([[one, { tier: 'advanced', number: 'advanced 2022-05-01', date: '2022-05-01' }]])
})
