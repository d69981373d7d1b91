import type { ReadCtx } from '../../kernel/context.ts'
import { period as asPeriod } from '../../kernel/period.ts'
import { Problem } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { listRecognitions, type RecognitionView } from '../assessment/index.ts'
import {
  type Board,
  explain,
  type Explanation,
  newestReportedYear,
  readBoard,
  readSeries,
  readWideBoard,
  refuseFuture,
  type Series,
  type WideBoard,
  yearOfDay,
} from '../indicators/index.ts'
import {
  ancestorsOn,
  type Ending,
  endingOf,
  type Family,
  familyOf,
  FIRST_DAY,
  findUnit,
  holdersOfCode,
  lastDayOf,
  predecessorsOf,
  printDate,
  readFacts,
  successorsOf,
  unitById,
  type UnitLink,
  unitNotFound,
  type UnitBorders,
  unitBorders,
  type UnitOn,
  type UnitRef,
  type UnitSpan,
} from '../units/index.ts'
import type { UnitFacts as ListsAndMeasures } from '../units/contract.ts'
import { noSuchIndicator, noSuchSet } from './problems.ts'
import type { Asked } from './unit-page-address.ts'

/** A code on a day: its holder then, else the last one to have held it, shown as on its last day. */
export type Subject = {
  unit: UnitOn
  asOf: PlainDate
  /** The day the unit is shown on: `asOf`, its last day when it had ended, its first when it had not begun. */
  day: PlainDate
  holders: UnitSpan[]
  standing: 'current' | 'ended' | 'not-yet'
}

export type UnitFacts = {
  subject: Subject
  today: PlainDate
  asked: Asked
  period: string
  /** The year of the day, when it has no results and an earlier one is shown instead. */
  emptyYear: string | null
  trail: UnitRef[]
  /** What stood above the unit's family on both sides of the change it is known for; empty without one. */
  parents: { before: UnitRef[]; after: UnitRef[] }
  family: Family
  predecessors: UnitLink[]
  successors: UnitLink[]
  /** How it ended when nobody took it over as a whole: a district is told by its communes. */
  ending: Ending | null
  recognitions: RecognitionView[]
  /** Its border and those it came from; null when its own is not known. */
  borders: UnitBorders | null
  /** A commune's results, or the sentence that says why there are none. */
  board: Board | string | null
  /** The communes of a district or province, or the sentence that says why they cannot be listed. */
  wide: WideBoard | string | null
  explanation: Explanation | null
  /** The figures of the explained indicator over the last years. */
  series: Series[]
  stands: ListsAndMeasures
}

/** Throws `unit-not-found` when nobody ever held the code, or the day lies before the first list. */
export async function findSubject({ db }: ReadCtx, code: string, asOf: PlainDate): Promise<Subject> {
  const holders = await holdersOfCode(db, code)
  if (asOf < FIRST_DAY || holders.length === 0) throw unitNotFound(sayAsked(code, asOf))
  const current = await findUnit(db, { code, asOf })
  if (current) return { unit: current, asOf, day: asOf, holders, standing: 'current' }
  const gone = holders.filter((holder) => holder.to !== null && holder.to <= asOf).at(-1)
  const holder = gone ?? holders[0]
  const day = gone?.to ? lastDayOf(gone.to) : (holder?.from ?? asOf)
  const unit = holder && (await unitById(db, holder.id, day))
  if (!unit) throw unitNotFound(sayAsked(code, asOf))
  return { unit, asOf, day, holders, standing: gone ? 'ended' : 'not-yet' }
}

function sayAsked(code: string, asOf: PlainDate): string {
  return asOf < FIRST_DAY ? `mã ${code} vào một ngày trước 01/01/2023, ngày đầu của danh mục` : `mã ${code}`
}

/** Everything the page of a unit shows. Results are read as stored; only the indicator asked for is explained. */
export async function readUnitFacts(ctx: ReadCtx, code: string, asked: Asked): Promise<UnitFacts> {
  const today = ctx.today()
  const subject = await findSubject(ctx, code, asked.ngay ?? today)
  const { unit, asOf, day } = subject
  const { period, emptyYear } = await choosePeriod(ctx, subject, asked)
  const [above, family, predecessors, successors, registry, borders, stands, ending] = await Promise.all([
    ancestorsOn(ctx.db, unit.id, day),
    familyOf(ctx.db, unit.id),
    predecessorsOf(ctx.db, unit.id),
    successorsOf(ctx.db, unit.id),
    listRecognitions(ctx, { asOf, unitId: unit.id, limit: 50 }),
    unitBorders(ctx.db, unit.id, day),
    readFacts(ctx, unit.id, day),
    endingOf(ctx.db, unit.id),
  ])
  const board = unit.level === 'commune' ? await readResults(ctx, unit, { period, set: asked.bo }) : null
  refuseUnknown(board, asked)
  const isIndicator = typeof board === 'object' && board !== null && hasIndicator(board, asked.indicator)
  const explanation = isIndicator
    ? await explain(ctx, unit.id, { period, set: asked.bo, indicator: asked.indicator ?? '' })
    : null
  const [heir] = successors
  const [forebear] = predecessors
  const own = above.slice(1)
  const parentsOf = async (link: UnitLink): Promise<UnitRef[]> =>
    (await ancestorsOn(ctx.db, link.id, link.date as PlainDate)).slice(1)
  return {
    subject,
    today,
    asked,
    period,
    emptyYear,
    trail: own.toReversed(),
    parents: heir
      ? { before: own, after: await parentsOf(heir) }
      : { before: forebear ? await parentsOf(forebear) : [], after: own },
    family,
    predecessors,
    successors,
    ending: ending ?? null,
    recognitions: registry.items,
    borders: borders ?? null,
    board,
    wide: unit.level === 'commune' ? null : await readCommunes(ctx, subject, { period, set: asked.bo }),
    explanation,
    series: explanation ? await readYears(ctx, unit.id, explanation, period) : [],
    stands,
  }
}

/** The period asked for, else the newest year with results up to the day. Throws `period-in-future`. */
async function choosePeriod(
  ctx: ReadCtx,
  { unit, day }: Subject,
  { ky, bo }: Asked,
): Promise<{ period: string; emptyYear: string | null }> {
  if (ky !== undefined) {
    refuseFuture(ctx, asPeriod(ky))
    return { period: ky, emptyYear: null }
  }
  const upTo = yearOfDay(day, ctx.today())
  const found = await orSentence(async () => ({
    year: await newestReportedYear(ctx, { under: [unit.id], asOf: day, set: bo }, upTo),
  }))
  const period = (typeof found === 'string' ? null : found.year) ?? upTo
  return { period, emptyYear: period === upTo ? null : upTo }
}

/** Years of figures beside each other, up to the period asked for. */
const YEARS = 3

function readYears(ctx: ReadCtx, unitId: string, { inputs }: Explanation, period: string): Promise<Series[]> {
  const last = Number(period.slice(0, 4))
  const years = Array.from({ length: YEARS }, (_, i) => String(last - YEARS + 1 + i))
  const counted = inputs.filter(({ element }) => element.valueKind !== 'boolean' && element.valueKind !== 'document')
  return Promise.all(counted.map(({ element }) => readSeries(ctx, unitId, element.code, years)))
}

async function readCommunes(
  ctx: ReadCtx,
  { unit, day }: Subject,
  { period, set }: { period: string; set?: string | undefined },
): Promise<WideBoard | string> {
  const wide = await orSentence(() => readWideBoard(ctx, { under: unit.id, period, set, asOf: day }))
  if (set !== undefined && typeof wide !== 'string' && !isSet(wide.set, set)) throw noSuchSet(set)
  return wide
}

/** A ward or township is shown, but is not assessed as a commune unless somebody entered figures for it. */
async function readResults(ctx: ReadCtx, unit: UnitOn, at: { period: string; set?: string }): Promise<Board | string> {
  if (unit.validFrom !== null && unit.validFrom > ctx.today())
    return `${unit.name} có từ ngày ${printDate(unit.validFrom)} nên chưa có kết quả.`
  const board = await orSentence(() => readBoard(ctx, unit.id, at.period, at.set))
  if (typeof board === 'string' || board.evaluatedAt !== null || unit.type === 'xã') return board
  return `${unit.name} là ${unit.type}, không xét theo bộ tiêu chí xã nông thôn mới.`
}

/** A set or indicator that the page does not have is refused, never left out in silence. */
function refuseUnknown(board: Board | string | null, { bo, indicator }: Asked): void {
  if (board === null || typeof board === 'string') return
  if (bo !== undefined && !isSet(board.set, bo)) throw noSuchSet(bo)
  if (
    indicator !== undefined &&
    !hasIndicator(board, indicator) &&
    !board.criteria.some((one) => one.code === indicator)
  )
    throw noSuchIndicator(indicator)
}

const isSet = ({ id, version }: Board['set'], asked: string): boolean => asked === id || asked === `${id}@${version}`

function hasIndicator(board: Board, code: string | undefined): boolean {
  return board.criteria.some((criterion) => criterion.indicators.some((result) => result.indicator === code))
}

/** A refusal such as "no set in force in 2015" is part of the page, not the end of it. */
async function orSentence<T>(read: () => Promise<T>): Promise<T | string> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof Problem && error.kind.status < 500) return error.detail
    throw error
  }
}
