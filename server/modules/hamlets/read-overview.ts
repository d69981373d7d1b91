import { z } from 'zod'
import type { ReadCtx } from '../../kernel/context.ts'
import { authorize } from '../../kernel/problem.ts'
import { readStamps } from '../../kernel/stamp.ts'
import { addDays } from '../../kernel/time.ts'
import { badCursor, catalogueAt, type CommuneOn, communesIn, placeIn, unitIn, unitNotFound } from '../units/index.ts'
import type { CommuneOverview, HamletOverview, OverviewQuery } from './overview-contract.ts'
import { type OverviewRow, readOverviewRows, type Totals } from './overview-repository.ts'
import { canReadOverview } from './policy.ts'

const NOTHING: Totals = {
  communes: 0,
  withoutList: 0,
  hamlets: 0,
  householdsMissing: 0,
  populationMissing: 0,
  headsMissing: 0,
}

/** The communes of a district or province with what their lists of hamlets have and lack; on its last day when it had ended. */
export async function readOverview(ctx: ReadCtx, unitId: string, asked: OverviewQuery): Promise<HamletOverview> {
  const wanted = asked.asOf ?? ctx.today()
  const catalogue = await catalogueAt(ctx.db, await readStamps(ctx.db))
  const unit = unitIn(catalogue, unitId, wanted)
  if (!unit) throw unitNotFound('này vào ngày đó')
  authorize(canReadOverview(ctx.actor, placeIn(catalogue, unit.id, wanted)))
  const asOf = unit.validTo !== null && unit.validTo <= wanted ? addDays(unit.validTo, -1) : wanted
  const communes = communesIn(catalogue, unit.id, asOf).toSorted(byName)
  const { order, limit } = asked
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor)
  const communeIds = communes.map(({ id }) => id)
  const rows = await readOverviewRows(ctx.db, { communeIds, asOf, order, after, limit: limit + 1 })
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    unit: { id: unit.id, code: unit.code, name: unit.name, validTo: unit.validTo },
    asOf,
    totals: rows[0]?.totals ?? NOTHING,
    items: shown.map((row) => describe(row, communes, unit.id)),
    next: rows.length > limit && last ? writeCursor(last) : null,
  }
}

const collator = new Intl.Collator('vi', { numeric: true })

/** People look the name itself up, without the word for its type; 2 stands before 11. */
const byName = (a: CommuneOn, b: CommuneOn): number =>
  collator.compare(a.shortName, b.shortName) || (a.code < b.code ? -1 : 1)

function describe(row: OverviewRow, communes: readonly CommuneOn[], unitId: string): CommuneOverview {
  const commune = communes[row.place - 1]
  if (!commune) throw new Error(`no commune at place ${row.place}`)
  const { hamlets, householdsMissing, populationMissing, headsMissing, changedAt } = row
  const counted = (sum: number, missing: number) => ({ sum: hamlets > 0 && missing === 0 ? sum : null, missing })
  return {
    id: commune.id,
    code: commune.code,
    name: commune.name,
    parent: commune.parentId === unitId ? null : commune.parentName,
    hamlets,
    households: counted(row.households, householdsMissing),
    population: counted(row.population, populationMissing),
    headsMissing,
    changedAt,
  }
}

const Cursor = z.tuple([z.int(), z.int()])

function writeCursor({ weight, place }: OverviewRow): string {
  return `${weight}.${place}`
}

function readCursor(text: string): { weight: number; place: number } {
  const parsed = Cursor.safeParse(text.split('.').map(Number))
  if (!parsed.success) throw badCursor()
  const [weight, place] = parsed.data
  return { weight, place }
}
