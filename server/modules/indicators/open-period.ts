import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import type { Period } from '../../kernel/period.ts'
import type { Stamps } from '../../kernel/stamp.ts'
import { instant, type Instant } from '../../kernel/time.ts'
import { type CriteriaSet, membershipsFrom, setsAt, setsSeen } from '../criteria/index.ts'
import { type Catalogue, catalogueAt, type UnitOn } from '../units/index.ts'
import { type EvaluationBasis, findTouched } from './evaluate-unit.ts'
import { elementsReadBy, indicatorsReading } from './readings.ts'
import { currentFigures } from './repository.ts'
import type { Changed, KeptSummary, PresentFigure, UnitPeriod } from './unit-period.ts'

/** A figure held still by a submitted dossier. */
export type HeldFigure = { element: string; locked_by: string; locked_at: Instant }

/** A unit and period while this transaction alone may write its figures. */
export type OpenPeriod = {
  stamps: Stamps
  catalogue: Catalogue
  /** The elements that were read. */
  read: ReadonlySet<string>
  figures: PresentFigure[]
  locks: HeldFigure[]
  kept: KeptSummary[]
}

/** A list without rows is null. */
type Opened = {
  stamps: Stamps
  figures: PresentFigure[] | null
  locks: HeldFigure[] | null
  summaries: KeptSummary[] | null
}

/**
 * Waits for other saves of the unit and period, holds them off until the transaction ends, and reads what decides a
 * change of some elements: their figures, and those that are likely to be evaluated with them.
 */
export async function openPeriod(
  ctx: Ctx,
  unitId: string,
  period: Period,
  changed: readonly string[],
): Promise<OpenPeriod> {
  const read = new Set([...changed, ...readTogether(changed)])
  const { rows } = await sql<{ opened: Opened }>`
    select indicators.open_period(${unitId}, ${period}, ${[...read]}) as opened
  `.execute(ctx.db)
  const opened = rows[0]?.opened
  if (!opened) throw new Error('indicators.open_period answered nothing')
  const { stamps, figures, locks, summaries } = opened
  return {
    stamps,
    catalogue: await catalogueAt(ctx.db, stamps),
    read,
    figures: figures ?? [],
    locks: (locks ?? []).map((lock) => ({ ...lock, locked_at: instant(lock.locked_at) })),
    kept: summaries ?? [],
  }
}

const together = new WeakMap<CriteriaSet, Map<string, readonly string[]>>()

function readTogether(changed: readonly string[]): string[] {
  return setsSeen().flatMap((set) => {
    const index = together.get(set) ?? new Map<string, readonly string[]>()
    together.set(set, index)
    return changed.flatMap((element) => {
      const known = index.get(element) ?? elementsReadBy(set, indicatorsReading(set, [element]))
      index.set(element, known)
      return known
    })
  })
}

/**
 * What an evaluation of the unit on the period's anchor day rests on. Where it touches more than was read (a first
 * save, a set not seen before, results that wait to be computed anew) the figures are read once more, all of them.
 */
export async function basisOf(
  ctx: Ctx,
  opened: OpenPeriod,
  at: UnitPeriod & Pick<UnitOn, 'level'>,
  changed: Changed,
): Promise<EvaluationBasis> {
  const { stamps, catalogue, read, kept } = opened
  const memberships = membershipsFrom(catalogue, at.unitId, at.anchor)
  const sets = await setsAt(ctx, stamps, at.level, at.anchor)
  const needed = sets.flatMap(({ set }) => elementsReadBy(set, findTouched(set, kept, changed)))
  const isEnough = needed.every((element) => read.has(element))
  const figures = isEnough ? opened.figures : await currentFigures(ctx, at.unitId, at.period)
  return { memberships, sets, kept, figures }
}
