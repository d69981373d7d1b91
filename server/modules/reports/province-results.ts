import canonicalize from 'canonicalize'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { lastDayOf, period as asPeriod } from '../../kernel/period.ts'
import type { Problem } from '../../kernel/problem.ts'
import type { Instant, PlainDate } from '../../kernel/time.ts'
import { recognisedBy } from '../assessment/index.ts'
import { type CriteriaSet, isAssessed, isSample } from '../criteria/index.ts'
import { chooseSet, drawKnownBoard } from '../indicators/index.ts'
import { communesIn, holdersOn, placeOn, printDate, readCatalogueKnownAt, unitIn } from '../units/index.ts'
import type { ProvinceResults } from './contract.ts'
import { unitElsewhen } from './problems.ts'
import { settledInstant } from './repository.ts'

/** What a report is of. `set`: `id@version`. */
export type ReportScope = { unitId: string; year: number; set?: string; asOf?: PlainDate; knownAt?: Instant }

/**
 * Results of every commune of a unit for a year, from what was recorded by `knownAt` (default `settledInstant`, a moment ago, so
 * that the same instant always draws the same) about the units of `asOf`
 * (default the last day of the year, or today before it). Throws `not-found` for a unit nobody knew of by then.
 */
export async function drawProvinceResults(
  ctx: Ctx | ReadCtx,
  scope: ReportScope,
): Promise<{ results: ProvinceResults; set: CriteriaSet }> {
  const period = asPeriod(String(scope.year))
  const knownAt = scope.knownAt ?? (await settledInstant(ctx))
  const asOf = scope.asOf ?? earlier(ctx.today(), lastDayOf(period))
  const catalogue = await readCatalogueKnownAt(ctx.db, knownAt)
  const unit = unitIn(catalogue, scope.unitId, asOf)
  if (!unit || (unit.validTo !== null && unit.validTo <= asOf)) throw await sayElsewhen(ctx, scope.unitId, asOf)
  const { set } = await chooseSet(ctx, 'commune', { anchor: asOf, period }, scope.set)
  const all = communesIn(catalogue, unit.id, asOf)
  const communes = all.filter(isAssessed)
  const board = await drawKnownBoard(ctx, { catalogue, communes, set, period, knownAt })
  const recognised = await recognisedBy(ctx, { units: communes.map(({ id }) => id), asOf, knownAt })
  const results: ProvinceResults = {
    kind: 'province-results',
    unit: { code: unit.code, name: unit.name },
    year: scope.year,
    asOf,
    knownAt,
    coverage: unit.coverage,
    set: { id: set.id, version: set.version, title: set.title.vi, illustrative: isSample(ctx, set) },
    totals: {
      communes: board.totals.communes,
      others: all.length - communes.length,
      reported: board.totals.reported,
      met: board.totals.met,
      notMet: board.totals.notMet,
      recognised: recognised.size,
    },
    communes: board.items.map(({ unitId, code, name, parentName, verdict, counts }) => ({
      code,
      name,
      parent: parentName,
      verdict,
      criteriaMet: counts?.criteriaMet ?? 0,
      criteriaTotal: counts?.criteriaTotal ?? 0,
      indicatorsMet: counts?.met ?? 0,
      indicatorsNotMet: counts?.notMet ?? 0,
      indicatorsOpen: counts ? counts.total - counts.met - counts.notMet - counts.notApplicable : 0,
      recognised: recognised.get(unitId) ?? null,
    })),
    indicators: board.indicators.map(({ code, name, notMet, missing, unknown }) => ({
      code,
      name,
      notMet,
      missing,
      unknown,
    })),
  }
  return { results, set }
}

async function sayElsewhen(ctx: Ctx | ReadCtx, unitId: string, day: PlainDate): Promise<Problem> {
  const [{ name }, holders] = await Promise.all([placeOn(ctx.db, unitId, ctx.today()), holdersOn(ctx.db, unitId, day)])
  return unitElsewhen(name, printDate(day), holders)
}

const earlier = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? a : b)

/** Canonical JSON (RFC 8785): one text for one content. */
export function writeResults(results: ProvinceResults): string {
  const text = canonicalize(results)
  if (text === undefined) throw new Error('results are plain JSON')
  return text
}
