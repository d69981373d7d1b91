import { connect } from '../../server/kernel/db.ts'
import { plainDate, systemClock } from '../../server/kernel/time.ts'
import { systemActor } from '../../server/kernel/policy.ts'
import { readWideBoard } from '../../server/modules/indicators/index.ts'
import type { Bench } from './bench.ts'

const DAY = plainDate('2025-12-31')

export const bench: Bench = {
  name: 'country board',
  ours: 'every commune of the country from summary rows (3,321 communes), 1 connection',
  baseline: 'count(*) over 3,321 × 132 × 5 results, 1 connection',
  goal: { atMost: 0.1 },
  async prepare(house) {
    await house.server()
    const connection = connect(house.databaseUrl, 1)
    await fill(connection.pool)
    const ctx = { db: connection.db, actor: systemActor(DAY), now: systemClock.now, today: () => DAY, isDemo: true }
    return {
      ours: async () => {
        const started = performance.now()
        const board = await readWideBoard(ctx, { under: null, period: '2025', set: 'minh-hoa-xa-2024@1', asOf: DAY })
        if (board.totals.communes !== 3321) throw new Error(`${board.totals.communes} communes`)
        return performance.now() - started
      },
      baseline: async () => {
        const started = performance.now()
        await connection.pool.query('select state, count(*) from indicators.result group by state')
        return performance.now() - started
      },
      close: () => connection.close(),
    }
  },
}

type Pool = ReturnType<typeof connect>['pool']

/** National size, generated: two sets (57 and 75 indicators), five years. */
async function fill(pool: Pool): Promise<void> {
  await pool.query(`
    insert into indicators.result (unit_id, set_id, set_version, period, indicator, state, value, detail, evaluated_at)
    select u.unit_id, s.id, 1, y::text, i::text, case when (i + y) % 5 = 0 then 'not-met' else 'met' end, '1', '{}', now()
    from units.v_unit u
    cross join (values ('minh-hoa-xa-2024', 57), ('bench-advanced', 75)) s(id, n)
    cross join generate_series(2021, 2025) y cross join lateral generate_series(1, s.n) i
    where u.level = 'commune' and u.valid_from <= '2025-12-31' and (u.valid_to is null or u.valid_to > '2025-12-31')
    on conflict do nothing`)
  await pool.query(`
    insert into indicators.summary (unit_id, set_id, set_version, period, verdict, criteria_met, marks, criteria_marks,
      evaluated_at)
    select u.unit_id, 'minh-hoa-xa-2024', 1, y::text, 'not-met', 15, repeat('mmmmn', 11) || 'mm', repeat('m', 15) || 'nnnn', now()
    from units.v_unit u cross join generate_series(2021, 2025) y
    where u.level = 'commune' and u.valid_from <= '2025-12-31' and (u.valid_to is null or u.valid_to > '2025-12-31')
    on conflict do nothing`)
  await pool.query('vacuum analyze')
}
