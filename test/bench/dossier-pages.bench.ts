import { connect } from '../../server/kernel/db.ts'
import type { Bench, BenchHouse } from './bench.ts'
import { timeEach } from './load.ts'
import { signIn } from './sign-in.ts'

const DOSSIERS = 100_000
const PAGE = 50
const DEEP = 1000
const REQUESTS = 20
const SLOWEST_MS = 300

export const bench: Bench = {
  name: 'page 1,000 of 100,000 dossiers',
  ours: `page ${DEEP} of those a provincial office may see, slowest of twenty ≤ ${SLOWEST_MS} ms, 1 connection`,
  baseline: 'page 1 of the same',
  turns: 5,
  goal: { atMost: 1.5 },
  async prepare(house) {
    const { url } = await house.server()
    const cookie = await signIn(url, 'coordination-office')
    const { cursor, empty } = await fill(house)
    const read = async (address: string): Promise<number> => {
      const times = await timeEach(
        Array.from({ length: REQUESTS }, () => address),
        { cookie },
      )
      const slowest = times.toSorted((a, b) => a - b)[Math.ceil(REQUESTS * 0.95) - 1] ?? 0
      if (slowest > SLOWEST_MS) throw new Error(`${address}: ${slowest.toFixed(0)} ms`)
      return times.reduce((sum, time) => sum + time, 0) / REQUESTS
    }
    const page = `${url}/api/v1/dossiers?limit=${PAGE}`
    return {
      ours: () => read(`${page}&cursor=${cursor}`),
      baseline: () => read(page),
      close: empty,
    }
  },
}

/** Dossiers long closed, of the communes of one province; removed again, for the benches that share the database. */
async function fill({ databaseUrl }: BenchHouse): Promise<{ cursor: string; empty(): Promise<void> }> {
  const connection = connect(databaseUrl, 1)
  const { pool } = connection
  await pool.query(
    `insert into assessment.dossier (id, unit_id, tier, year, registered_on, set_id, set_version, procedure_id,
       procedure_version, state, created_at, closed_at)
     select gen_random_uuid(), u.id, 'basic', 2025, '2025-08-01', 'minh-hoa-xa-2024', 1, 'minh-hoa-cong-nhan-xa', 1, 'published',
       '2025-08-01T00:00:00Z'::timestamptz + n * interval '1 second', '2025-12-01T00:00:00Z'
     from generate_series(1, $1) n
     join (select v.unit_id as id, row_number() over (order by v.code) - 1 as i, count(*) over () as all
       from units.v_unit v join units.v_unit up on up.unit_id = v.parent_id and up.code = '82' and up.valid_to is null
       where v.level = 'commune' and v.valid_to is null) u on u.i = n % u.all`,
    [DOSSIERS],
  )
  await pool.query('analyze assessment.dossier')
  const { rows } = await pool.query<{ cursor: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '_' || id as cursor
     from assessment.dossier order by created_at desc, id desc offset $1 limit 1`,
    [PAGE * (DEEP - 1)],
  )
  return {
    cursor: rows[0]?.cursor ?? '',
    async empty() {
      await pool.query("delete from assessment.dossier where registered_on = '2025-08-01' and state = 'published'")
      await connection.close()
    },
  }
}
