import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '../../../../test/harness.ts'
import { migrate } from '../../../kernel/migrate.ts'
import { catchUp } from '../../../prepare.ts'

const NEW_KINDS = `kind like 'hoi-nong-dan-%' or kind like 'hoi-lhpn-%' or kind like 'hoi-ccb-%' or kind like 'doan-tncs-%'
  or kind in ('tinh-uy', 'huyen-uy') or kind like 'ban-%-tinh-uy' or kind = 'ban-can-su-dang-ubnd' or kind like 'dang-doan-%'`

/** The shape and the content of before agencies had families: a department ended by a change of units among them. */
const BACK = `
  drop function accounts.agency_in_charge;
  drop table accounts.focal_agency, accounts.agency_rename;
  alter table accounts.agency_sector drop column begun_act, drop column ended_act, drop column ended_by, drop column end_before;
  drop table accounts.agency_act;
  delete from accounts.agency_successor where agency_id in (select id from accounts.agency where ${NEW_KINDS});
  delete from accounts.agency_successor s using accounts.agency a where a.id = s.agency_id and a.kind = 'ubnd-huyen';
  delete from accounts.agency where ${NEW_KINDS};
  drop index accounts.agency_kind;
  alter table accounts.agency drop column family, drop column by_hand, drop column end_before,
    add constraint agency_kind unique (unit_id, kind, valid_from);
  update accounts.agency set ended_by = (select id from units.change limit 1), valid_to = '2026-01-01'
    where id = (select id from accounts.agency where kind = 'so-y-te' and valid_to is null limit 1);
  update accounts.agency_sector s set valid_to = '2026-01-01' from accounts.agency a where a.id = s.agency_id
    and a.ended_by is not null and a.kind = 'so-y-te' and s.valid_to is null;
  delete from kernel.migration where name = '0042_agencies.sql'`

let world: World

const count = async (where = 'true'): Promise<number> => {
  const { rows } = await world.house.connection.pool.query(
    `select count(*)::int as n from accounts.agency where ${where}`,
  )
  return rows[0].n
}
const said: string[] = []
const say = (line: string): number => said.push(line)

beforeAll(async () => {
  world = await openWorld({ kind: 'real' })
})
afterAll(() => world.close())

test('agencies of before have their family, and sectors the change of units that ended them', async () => {
  const { pool } = world.house.connection
  const whole = await count()
  await pool.query(BACK)
  const left = await count()
  expect(left).toBeLessThan(whole)
  expect(await migrate(pool)).toEqual(['0042_agencies.sql'])
  expect(await count()).toBe(left)
  const { rows } = await sql<{ family: string; kinds: number }>`
    select family, count(distinct kind)::int as kinds from accounts.agency group by family order by family
  `.execute(world.db)
  expect(rows).toEqual([
    { family: 'council', kinds: 1 },
    { family: 'front', kinds: 2 },
    { family: 'government', kinds: 24 },
  ])
  const sectors = await pool.query('select sector from accounts.agency_sector where ended_by is not null order by 1')
  expect(sectors.rows.map(({ sector }) => sector)).toEqual(['bao-tro-tre-em', 'y-te'])

  await catchUp(world.house, say)
  expect(await count()).toBe(whole)
  expect(said.join()).toMatch(/^Thêm theo danh mục mới: \d+ cơ quan, \d+ lần làm cơ quan đầu mối$/)
  const loaded = await sql<{ body: string }>`
    select body from kernel.event where type = 'accounts.agencies-loaded' order by id desc limit 1`.execute(world.db)
  const body = JSON.parse(loaded.rows[0]?.body ?? '{}')
  expect(body).toMatchObject({ agencies: whole - left, kinds: expect.arrayContaining(['tinh-uy', 'hoi-lhpn-huyen']) })
  // What a change of units ended goes with its neighbours in the same province.
  expect(await count(`kind = 'tinh-uy' and ended_by is not null`)).toBe(0)
  const { rows: followers } = await sql<{ name: string }>`
    select distinct n.kind as name from accounts.agency_successor s join accounts.agency a on a.id = s.agency_id
    join accounts.agency n on n.id = s.successor_id where a.kind in ('ubnd-huyen', 'huyen-uy') order by 1
  `.execute(world.db)
  expect(followers.map(({ name }) => name)).toEqual(['tinh-uy', 'ubnd-tinh'])
})

test('catching up again does nothing, also after an administrator ended what was shipped', async () => {
  const { pool } = world.house.connection
  await pool.query(
    `update accounts.agency set valid_to = '2025-10-01' where kind = 'ban-can-su-dang-ubnd' and valid_to is null`,
  )
  const [agencies, events] = [await count(), await pool.query('select count(*) as n from kernel.event')]
  said.length = 0
  await catchUp(world.house, say)
  expect([said, await count()]).toEqual([[], agencies])
  expect((await pool.query('select count(*) as n from kernel.event')).rows).toEqual(events.rows)
})

test('two processes that start at once add each agency once', async () => {
  const { pool } = world.house.connection
  const whole = await count()
  await pool.query(`delete from accounts.agency_successor s using accounts.agency a
    where a.id in (s.agency_id, s.successor_id) and a.kind in ('tinh-uy', 'huyen-uy')`)
  await pool.query(`delete from accounts.agency where kind in ('tinh-uy', 'huyen-uy')`)
  await Promise.all([catchUp(world.house, say), catchUp(world.house, say)])
  expect(await count()).toBe(whole)
})
