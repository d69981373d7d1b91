import type { z } from 'zod'
import { classOfCommune, classOfProvince } from '../../../design/classes.ts'
import type { CellClass } from '../../../design/cells.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { countCriteria, groupByProvince, readStanding, type Standing } from '../assessment/index.ts'
import { readAskedYear, yearOfDay } from '../indicators/index.ts'
import { searchUnits } from '../units/index.ts'
import { readAsOf, readUnder } from './asked.ts'
import type { MapResults, ResultsQuery } from './contract.ts'

type Row = { id: string; cls: CellClass; met: number }

/** The results a map shows: joined with its tiles in the browser, so that a signed result needs no new tile. */
export async function readMapResults(ctx: ReadCtx, asked: z.infer<typeof ResultsQuery>): Promise<MapResults> {
  const asOf = readAsOf(asked.asOf, ctx)
  const under = await readUnder(ctx, asked.under, asOf)
  const year = readAskedYear(asked.period, ctx.today()) ?? yearOfDay(asOf, ctx.today())
  const standing = await readStanding(ctx, { under: under && under.map(({ id }) => id), year, asOf })
  const rows = asked.level === 'commune' ? ofCommunes(standing) : await ofProvinces(ctx, standing, asOf)
  const { id, version, title, illustrative } = standing.board.set
  return {
    level: asked.level,
    asOf,
    period: year,
    set: { id, version, title, illustrative },
    criteria: countCriteria(standing),
    ids: rows.map((row) => row.id),
    classes: rows.map((row) => letterOf(row.cls)).join(''),
    met: rows.map((row) => row.met),
  }
}

function ofCommunes({ communes }: Standing): Row[] {
  return communes.map((one) => ({
    id: one.unitId,
    cls: classOfCommune(one),
    met: one.isAssessed && one.hasReported && one.counts ? one.counts.criteriaMet : -1,
  }))
}

async function ofProvinces(ctx: ReadCtx, standing: Standing, asOf: PlainDate): Promise<Row[]> {
  const { items } = await searchUnits(ctx.db, { asOf, level: 'province', limit: 100 })
  const provinces = await groupByProvince(ctx, items, standing, asOf)
  return provinces.map(({ id, tally }) => ({
    id,
    cls: classOfProvince(tally),
    met: tally.reported === 0 ? -1 : tally.met,
  }))
}

function letterOf(cls: CellClass): string {
  return cls === 'none' ? 'n' : cls === 'outside' ? 'o' : String(cls)
}
