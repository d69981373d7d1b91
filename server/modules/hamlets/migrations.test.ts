import { afterAll, beforeAll, expect, test } from 'vitest'
import { cloneDatabase } from '../../../test/harness.ts'
import { connect, type Connection } from '../../kernel/db.ts'
import { migrate } from '../../kernel/migrate.ts'

let connection: Connection

/** The shape before a list kept what it had written besides the hamlets it added. */
const BACK = `
  update hamlets.measure set change_id = null where change_id in (select id from hamlets.change where kind = 'sheet');
  alter table hamlets.change drop column acting_for;
  alter table hamlets.measure drop column closed_by;
  alter table hamlets.head drop column change_id, drop column follows, drop column follows_until;
  delete from kernel.migration where name = '0047_hamlet_sheets.sql'`

beforeAll(async () => {
  connection = connect(await cloneDatabase('demo'), 2)
})
afterAll(() => connection.close())

test('lists accepted before know again which counts and heads they wrote; what was recorded by hand since is nobody’s', async () => {
  const { pool } = connection
  await pool.query(BACK)
  await pool.query(`
    insert into hamlets.measure (id, hamlet_id, measure, day, value, source, recorded_at)
    select gen_random_uuid(), hamlet_id, 'households', day + 1, 7, 'Báo cáo MH', recorded_at + interval '1 day'
    from hamlets.measure where measure = 'households'`)
  expect(await migrate(pool)).toEqual(['0047_hamlet_sheets.sql'])
  const { rows } = await pool.query(`
    select m.value = 7 as by_hand, count(*)::int as counts,
      count(*) filter (where m.change_id = v.written_by)::int as of_list, count(m.change_id)::int as of_any
    from hamlets.measure m join hamlets.hamlet_version v on v.hamlet_id = m.hamlet_id and v.valid_to is not null
    group by 1 order by 1`)
  expect(rows).toHaveLength(2)
  expect(rows[0].counts).toBeGreaterThan(10)
  expect(rows[0]).toMatchObject({ of_list: rows[0].counts, of_any: rows[0].counts })
  expect(rows[1]).toMatchObject({ of_any: 0 })
  const heads = await pool.query('select count(*)::int as all, count(change_id)::int as of_list from hamlets.head')
  expect(heads.rows[0].of_list).toBe(heads.rows[0].all)
  expect(heads.rows[0].all).toBeGreaterThan(0)
})
