import { furnish } from '../../server/house.ts'
import { readConfig } from '../../server/kernel/config.ts'
import { type Connection, connect } from '../../server/kernel/db.ts'
import { type House, transactAsSystem } from '../../server/kernel/http.ts'
import { readInstallation } from '../../server/kernel/installation.ts'
import { modules } from '../../server/modules.ts'
import { Problem } from '../../server/kernel/problem.ts'
import { elements } from '../../server/modules/criteria/index.ts'
import { recordFigures } from '../../server/modules/indicators/index.ts'
import { goodValue } from '../good-figures.ts'
import type { Bench, BenchHouse } from './bench.ts'

const SAVES = 128
const ELEMENT = 'ho_phan_loai_rac'

/** Saves of one figure against bare inserts, over so many connections; each connection keeps to its own commune. */
export function benchSaving(connections: number): Bench {
  return {
    name: `save a figure, ${connections} connection${connections > 1 ? 's' : ''}`,
    ours: `figure, evaluation of every set, summaries and event in one transaction, ${connections} connections`,
    baseline: `insert of one row and commit, ${connections} connections`,
    goal: { atMost: 8 },
    async prepare(bench) {
      const { house, connection } = await openHouse(bench, connections)
      await connection.pool.query('create table if not exists bench_row (id bigserial primary key, body text)')
      const communes = await someCommunes(connection, connections)
      for (const unitId of communes) await fillForm(house, unitId)
      // As the entry form does, a client knows the revision it saw; two benches share the communes.
      const revisions = new Map<string, number>()
      for (const unitId of communes) revisions.set(unitId, await revisionOf(connection, unitId))
      const save = async (unitId: string): Promise<void> => {
        const basedOn = revisions.get(unitId) ?? 0
        // 20 % and 40 % of the households in turn: the level is 30 %, so every save turns a result and its summaries.
        const figure = { element: ELEMENT, value: basedOn % 2 === 0 ? '1400' : '2800', noValue: null, basedOn }
        await transactAsSystem(house, 'bench', (ctx) => recordFigures(ctx, savingOf(unitId), [figure]))
        revisions.set(unitId, basedOn + 1)
      }
      const insert = (): Promise<unknown> =>
        connection.pool.query('insert into bench_row (body) values ($1)', ['x'.repeat(200)])
      return {
        ours: () => timeEach(communes, save),
        baseline: () => timeEach(communes, insert),
        close: () => connection.close(),
      }
    },
  }
}

async function openHouse(bench: BenchHouse, connections: number): Promise<{ house: House; connection: Connection }> {
  await bench.server()
  const connection = connect(bench.databaseUrl, connections)
  const installation = await readInstallation(connection.db)
  if (!installation) throw new Error('the bench database has no installation')
  const config = readConfig({ NTS_DATA: await bench.folder(), NTS_LOG: 'silent', NTS_NOW: '2024-10-14T02:00:00Z' })
  return { house: furnish(config, connection, installation, modules), connection }
}

const savingOf = (unitId: string) => ({ unitId, period: '2024', source: 'form' }) as const

/** Every figure there is, once: a save then reads, and evaluates with, a full form. */
async function fillForm(house: House, unitId: string): Promise<void> {
  const figures = [...elements.values()].map((element) => ({
    element: element.code,
    value: element.code === 'ho' ? '7000' : (element.max ?? goodValue(element.code)),
    noValue: null,
    basedOn: 0,
  }))
  await transactAsSystem(house, 'bench', (ctx) => recordFigures(ctx, savingOf(unitId), figures)).catch((error) => {
    if (!(error instanceof Problem) || error.kind.slug !== 'figure-moved') throw error
  })
}

async function someCommunes({ pool }: Connection, count: number): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select unit_id as id from units.v_unit where level = 'commune' and valid_from <= '2024-10-14'
     and (valid_to is null or valid_to > '2024-10-14') order by code limit $1`,
    [count],
  )
  return rows.map((row) => row.id)
}

async function revisionOf({ db }: Connection, unitId: string): Promise<number> {
  const row = await db
    .selectFrom('indicators.figure')
    .select('revision')
    .where('unit_id', '=', unitId)
    .where('element', '=', ELEMENT)
    .where('period', '=', '2024')
    .where('recorded_to', 'is', null)
    .executeTakeFirst()
  return row?.revision ?? 0
}

/** Milliseconds an act, all connections working at once. */
async function timeEach(communes: readonly string[], act: (unitId: string) => Promise<unknown>): Promise<number> {
  const each = Math.ceil(SAVES / communes.length)
  const started = performance.now()
  await Promise.all(
    communes.map(async (unitId) => {
      for (let i = 0; i < each; i += 1) await act(unitId)
    }),
  )
  return (performance.now() - started) / (each * communes.length)
}
