import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize } from '../../kernel/problem.ts'
import { successorsOf } from '../units/index.ts'
import { followCommune } from './follow.ts'
import { openCommune, placeOfCommune } from './open-commune.ts'
import { canManageHamlets } from './policy.ts'
import { alreadyPlaced, hamletNotFound, hamletRefused } from './problems.ts'
import { insertChange, lockCommunes, rewriteFrom, versionsOf } from './repository.ts'

/**
 * Says which of the communes that took over a divided one a hamlet is in, from the day of the division. Who may write at
 * that commune may say so. A name that meets an equal one there is shown as needing a new name, as after any merger.
 */
export async function placeHamlet(ctx: Ctx, hamletId: string, communeId: string): Promise<string> {
  const version = (await versionsOf(ctx.db, [hamletId])).at(-1)
  if (!version) throw hamletNotFound('')
  if (version.isPlaced) throw alreadyPlaced()
  await openCommune(ctx, communeId, version.from)
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, communeId)))
  await lockCommunes(ctx, [version.communeId, communeId])
  const versions = await versionsOf(ctx.db, [hamletId])
  if (versions.at(-1)?.isPlaced !== false) throw alreadyPlaced()
  const candidates = await successorsOf(ctx.db, version.communeId)
  if (candidates.length > 0 && !candidates.some(({ id }) => id === communeId))
    throw hamletRefused([
      {
        pointer: '/communeId',
        detail: `Xã cũ chia vào ${candidates.map(({ name }) => name).join(', ')}. Chọn một trong các đơn vị đó.`,
      },
    ])
  const { from: day, type, name, communeId: formerId } = version
  const change = await insertChange(ctx, { kind: 'place', day, communeId })
  const stretches = await followCommune(ctx.db, { communeId, from: day, to: version.to, formerId })
  const next = stretches.map((stretch) => ({ ...stretch, hamletId, type, name }))
  await rewriteFrom(ctx, change, day, { versions, next })
  for (const one of [...stretches.map((stretch) => stretch.communeId), formerId]) ctx.dropPages(one)
  await logEvent(ctx, 'hamlets.placed', communeId, { change, hamlet: hamletId, day })
  return change
}
