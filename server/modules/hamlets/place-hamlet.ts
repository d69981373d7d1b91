import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { authorize } from '../../kernel/problem.ts'
import { successorsOf } from '../units/index.ts'
import { followCommune } from './follow.ts'
import { openCommune, placeOfCommune } from './open-commune.ts'
import { canManageHamlets } from './policy.ts'
import { alreadyPlaced, hamletNotFound, hamletRefused } from './problems.ts'
import { insertChange, lockCommunes, rewriteFrom, type Version, versionsOf } from './repository.ts'

/**
 * Says which of the communes that took over a divided one a hamlet is in, from the day of the division. Who may write at
 * that commune may say so. A name that meets an equal one there is shown as needing a new name, as after any merger.
 */
export async function placeHamlet(ctx: Ctx, hamletId: string, communeId: string): Promise<string> {
  const version = (await versionsOf(ctx.db, [hamletId])).at(-1)
  if (!version) throw hamletNotFound('')
  if (version.isPlaced) throw alreadyPlaced()
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, communeId)))
  await lockCommunes(ctx, [version.communeId, communeId])
  const versions = await versionsOf(ctx.db, [hamletId])
  if (versions.at(-1)?.isPlaced !== false) throw alreadyPlaced()
  const first = await firstCommune(ctx, version, communeId)
  const { from: day, type, name, communeId: formerId } = version
  const change = await insertChange(ctx, { kind: 'place', day, communeId })
  const stretches = await followCommune(ctx.db, { communeId: first, from: day, to: version.to, formerId })
  const next = stretches.map((stretch) => ({ ...stretch, hamletId, type, name }))
  await rewriteFrom(ctx, change, day, { versions, next })
  for (const one of [...stretches.map((stretch) => stretch.communeId), formerId]) ctx.dropPages(one)
  await logEvent(ctx, 'hamlets.placed', communeId, { change, hamlet: hamletId, day })
  return change
}

/**
 * The commune that took the hamlet over on the day of the division: the named one, or the only one from which hamlets come
 * to the named one later. Where the lists know no successor, the named one has to exist on the day.
 */
async function firstCommune(ctx: Ctx, { communeId: ended, from }: Version, named: string): Promise<string> {
  const heirs = await successorsOf(ctx.db, ended)
  if (heirs.length === 0) return (await openCommune(ctx, named, from)).id
  if (heirs.some(({ id }) => id === named)) return named
  const leading: string[] = []
  for (const { id } of heirs) {
    const way = await followCommune(ctx.db, { communeId: id, from, to: null, formerId: null })
    if (way.some((stretch) => stretch.isPlaced && stretch.communeId === named)) leading.push(id)
  }
  const [only] = leading
  if (only !== undefined && leading.length === 1) return only
  const names = heirs.map(({ name }) => name).join(', ')
  throw hamletRefused([{ pointer: '/communeId', detail: `Xã cũ chia vào ${names}. Chọn một trong các đơn vị đó.` }])
}
