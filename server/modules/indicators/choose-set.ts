import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { type CriteriaSet, loadByHead, type SetHead, setsInForce } from '../criteria/index.ts'
import { noSetInForce } from './problems.ts'

/**
 * The set a screen shows: the one asked for as `id@version`, else the illustrative one of a demo, else the basic
 * set in force. Throws `no-set-in-force`.
 */
export async function chooseSet(
  ctx: Ctx | ReadCtx,
  level: string,
  on: { anchor: PlainDate; period: string },
  wanted?: string,
): Promise<{ set: CriteriaSet; heads: SetHead[] }> {
  const heads = await setsInForce(ctx, level, on.anchor)
  const head =
    heads.find((h) => `${h.id}@${h.version}` === wanted || h.id === wanted) ??
    heads.find((h) => h.illustrative && h.tier === 'basic') ??
    heads.find((h) => h.tier === 'basic') ??
    heads[0]
  if (!head) throw noSetInForce(level === 'commune' ? 'xã' : level, on.period)
  return { set: await loadByHead(ctx, head), heads }
}
