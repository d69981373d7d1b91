import { formatNumber } from '../../../design/format.ts'
import type { ReadCtx } from '../../kernel/context.ts'
import { firstDayOf, lastDayOf, type Period, period as asPeriod } from '../../kernel/period.ts'
import { notFound } from '../../kernel/problem.ts'
import type { Instant } from '../../kernel/time.ts'
import { type DataElement, elements } from '../criteria/index.ts'
import { type Ancestry, ancestryOf } from '../units/index.ts'
import { type Combined, combineFigures, type Part, type WeighedPart, type WhyUnknown } from './combine-figures.ts'
import type { Series, SeriesPoint } from './figure-contract.ts'
import { figuresOfUnits } from './repository.ts'
import type { NoValue } from './tables.ts'

type Known = { value: string | null; noValue: NoValue | null }

/** Figures of a unit and of all it came from, by unit, period and element. */
type Figures = (unitId: string, period: string, element: string) => Known | undefined

/**
 * One element of a unit over several periods. For periods that ended before the unit began, the figures of its predecessors
 * put together by the element's rule, with what each of them was: nothing is stored, nothing is moved (domain rule 14).
 * `knownAt`: only what was recorded by then.
 */
export async function readSeries(
  ctx: ReadCtx,
  unitId: string,
  elementCode: string,
  periods: readonly string[],
  knownAt?: Instant,
): Promise<Series> {
  const element = elements.get(elementCode)
  if (!element) throw notFound(`số liệu ${elementCode}`)
  const ancestry = await ancestryOf(ctx.db, unitId, knownAt)
  const figures = await gather(ctx, ancestry, withWeights([element]), periods, knownAt)
  return {
    unit: unitId,
    element: element.code,
    name: element.name.vi,
    unitOfMeasure: element.unit,
    merge: element.merge.rule,
    points: periods.map((period) => pointOf(ancestry, figures, element, asPeriod(period))),
  }
}

/** Figures of a period before the unit began, put together for the elements asked. Empty when the unit had begun by then. */
export async function readInherited(
  ctx: ReadCtx,
  unitId: string,
  wanted: readonly DataElement[],
  period: Period,
): Promise<(SeriesPoint & { element: string })[]> {
  const ancestry = await ancestryOf(ctx.db, unitId)
  if (!ancestry.self || ancestry.self.from <= lastDayOf(period) || ancestry.links.size === 0) return []
  const figures = await gather(ctx, ancestry, withWeights(wanted), [period])
  return wanted.map((element) => ({ element: element.code, ...pointOf(ancestry, figures, element, period) }))
}

function withWeights(wanted: readonly DataElement[]): string[] {
  const codes = wanted.flatMap(({ code, merge }) => (merge.rule === 'weighted-mean' ? [code, merge.weight] : [code]))
  return [...new Set(codes)]
}

async function gather(
  ctx: ReadCtx,
  ancestry: Ancestry,
  codes: readonly string[],
  periods: readonly string[],
  knownAt?: Instant,
): Promise<Figures> {
  const rows = await figuresOfUnits(ctx, [...ancestry.units.keys()], periods, codes, knownAt)
  const found = new Map(rows.map((row) => [`${row.unit_id} ${row.period} ${row.element}`, row]))
  return (unitId, period, element) => {
    const row = found.get(`${unitId} ${period} ${element}`)
    return row && { value: row.value, noValue: row.no_value }
  }
}

function pointOf(ancestry: Ancestry, figures: Figures, element: DataElement, period: Period): SeriesPoint {
  const { self } = ancestry
  if (!self || self.from <= lastDayOf(period)) {
    const own = self && figures(self.id, period, element.code)
    return {
      period,
      kind: own ? 'own' : 'none',
      value: own?.value ?? null,
      noValue: own?.noValue ?? null,
      why: null,
      inputs: [],
    }
  }
  const givers = giversOf(ancestry, self.id, period)
  const combined = combineAt(ancestry, figures, element, self.id, period)
  return {
    period,
    kind: givers.length > 0 ? 'derived' : 'none',
    ...combined,
    why: givers.length > 0 ? combined.why : null,
    inputs: givers.map(({ from, share }) => {
      const { value, noValue } = figureAt(ancestry, figures, element, from, period)
      return { unit: ancestry.units.get(from)?.name ?? '', value, noValue, share }
    }),
  }
}

/** Predecessors that still were in the period. */
function giversOf({ links, units }: Ancestry, unitId: string, period: Period) {
  return (links.get(unitId) ?? []).filter(({ from }) => {
    const to = units.get(from)?.to ?? null
    return to === null || to > firstDayOf(period)
  })
}

/** A unit's own figure, or that of its predecessors for a period before it began. */
function figureAt(
  ancestry: Ancestry,
  figures: Figures,
  element: DataElement,
  unitId: string,
  period: Period,
): Combined | Known {
  const unit = ancestry.units.get(unitId)
  if (!unit || unit.from <= lastDayOf(period))
    return figures(unitId, period, element.code) ?? { value: null, noValue: null }
  return combineAt(ancestry, figures, element, unitId, period)
}

function combineAt(
  ancestry: Ancestry,
  figures: Figures,
  element: DataElement,
  unitId: string,
  period: Period,
): Combined {
  const weigher = element.merge.rule === 'weighted-mean' ? elements.get(element.merge.weight) : undefined
  const parts = giversOf(ancestry, unitId, period).map(({ from, share }): WeighedPart => {
    const part = (of: DataElement): Part => ({ share, ...figureAt(ancestry, figures, of, from, period) })
    return { ...part(element), weight: weigher ? part(weigher) : null }
  })
  return combineFigures(element, parts, weigher)
}

const WHY_UNKNOWN: Record<WhyUnknown, string> = {
  missing: 'Có đơn vị cũ chưa báo cáo số này.',
  'unknown-share':
    'Chưa biết đơn vị cũ nhập toàn bộ hay một phần; quản trị nạp bảng chuyển đổi chính thức thì tính được.',
  're-collect': 'Số này không cộng gộp được, phải thu thập lại cho đơn vị mới.',
}

/** `Gộp từ Xã A (5.000), Xã B (3.000).`, or what keeps it unknown. */
export function sayHowInherited({ inputs, why }: SeriesPoint): string {
  const parts = inputs.map(({ unit, value }) => `${unit} (${value === null ? 'chưa có' : formatNumber(value)})`)
  return why === null ? `Gộp từ ${parts.join(', ')}.` : `${WHY_UNKNOWN[why]} Đơn vị cũ: ${parts.join(', ')}.`
}
