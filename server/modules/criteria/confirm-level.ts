import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { brokenConstraint } from '../../kernel/db.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize } from '../../kernel/problem.ts'
import { canConfirmLevels } from './policy.ts'
import { period } from '../../kernel/period.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CriteriaSet, Level } from './contract.ts'
import { evaluate } from './evaluate.ts'
import { levelKey } from './levels.ts'
import { alreadyConfirmed, levelUnknown, sourceTooWeak } from './problems.ts'
import { setWithConfirmations } from './catalogue.ts'
import { loadSet } from './published.ts'
import { insertConfirmation } from './repository.ts'
import type { Memberships } from './result.ts'

const STRONG = new Set(['verbatim', 'verbatim-secondary', 'reconstructed'])

/**
 * An authorised person says that a level was compared with the legal text (rule 9). Weak sources cannot be
 * confirmed at all. The change of meaning is announced so that upper rooms recompute.
 */
export async function confirmLevel(
  ctx: Ctx,
  input: { id: string; version: number; levelKey: string; legalReference: string },
): Promise<void> {
  authorize(canConfirmLevels(ctx.actor))
  const set = await loadSet(ctx, input.id, input.version)
  const level = levelsByKey(set).get(input.levelKey)
  if (!level || (level.state !== 'known' && level.state !== 'rule')) throw levelUnknown(input.levelKey)
  if (!STRONG.has(level.confidence)) throw sourceTooWeak(input.levelKey)
  try {
    await insertConfirmation(ctx, { setId: input.id, ...input })
  } catch (error) {
    throw brokenConstraint(error) === 'level_confirmed' ? alreadyConfirmed(input.levelKey) : error
  }
  await logEvent(ctx, 'criteria.level-confirmed', null, {
    set: input.id,
    version: input.version,
    level: input.levelKey,
    legalReference: input.legalReference,
  })
}

export function levelsByKey(set: CriteriaSet): Map<string, Level> {
  const indicators = set.criteria.flatMap((criterion) => criterion.indicators)
  return new Map(indicators.flatMap((i) => i.levels.map((level) => [levelKey(i.code, level.where), level] as const)))
}

/** Indicators whose level could not recognise this unit: unknown, weakly sourced or not confirmed (rule 9). */
export async function unconfirmedLevels(
  ctx: Ctx | ReadCtx,
  set: CriteriaSet,
  unit: Memberships,
  at: { year: number; date: PlainDate },
): Promise<string[]> {
  const { confirmed } = await setWithConfirmations(ctx, set.id, set.version)
  const result = evaluate(set, unit, new Map(), { date: at.date, period: period(String(at.year)), confirmed })
  return result.criteria.flatMap((c) => c.indicators.filter((i) => !i.canRecognise).map((i) => i.code))
}
