import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize, type FieldError } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { NewHamlet } from './contract.ts'
import { followCommune } from './follow.ts'
import { insertMeasures, rowsOf } from './measures.ts'
import { openCommune, placeOfCommune } from './open-commune.ts'
import { checkNames } from './plan-change.ts'
import { canManageHamlets } from './policy.ts'
import { hamletRefused } from './problems.ts'
import { insertChange, insertHamlets, insertVersions, lockCommunes, versionsIn } from './repository.ts'
import { allowedTypes, refuseType } from './types-of-province.ts'

/** Adds a hamlet to the list of a commune from a day on. Throws `hamlet-refused` with each mistake. */
export async function createHamlet(ctx: Ctx, input: NewHamlet): Promise<string> {
  const { communeId, type, name, from, households, population, source } = input
  const commune = await openCommune(ctx, communeId, from)
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, communeId)))
  await lockCommunes(ctx, [communeId])
  const problems = await checkNewHamlet(ctx, commune, { type, name, from })
  if (problems.length > 0) throw hamletRefused(problems)
  const change = await insertChange(ctx, { kind: 'create', day: from, communeId })
  const id = await beginHamlet(ctx, change, { communeId, type, name, from })
  if (source !== null)
    await insertMeasures(ctx, rowsOf({ households, population }, { hamletId: id, day: from, source }), null)
  await logEvent(ctx, 'hamlets.created', communeId, { change, hamlet: id, type, name, from })
  return id
}

type Beginning = { type: string; name: string; from: PlainDate }

export async function checkNewHamlet(
  ctx: Ctx,
  commune: { id: string; type: string; validTo: PlainDate | null },
  { type, name, from }: Beginning,
): Promise<FieldError[]> {
  const wrongType = refuseType(await allowedTypes(ctx, commune, from), type)
  const taken = (await versionsIn(ctx.db, [commune.id], from)).filter(({ isPlaced }) => isPlaced)
  return [
    ...(wrongType ? [{ pointer: '/type', detail: wrongType }] : []),
    ...checkNames([{ type, name, pointer: '/name' }], { taken, until: commune.validTo }),
  ]
}

/** Writes the life of a new hamlet, through whatever becomes of its commune. */
export async function beginHamlet(
  ctx: Ctx,
  change: string,
  { communeId, type, name, from }: Beginning & { communeId: string },
): Promise<string> {
  const id = newId()
  await insertHamlets(ctx, [id])
  const stretches = await followCommune(ctx.db, { communeId, from, to: null, formerId: null })
  await insertVersions(
    ctx,
    change,
    stretches.map((stretch) => ({ ...stretch, hamletId: id, type, name })),
  )
  for (const stretch of stretches) ctx.dropPages(stretch.communeId)
  return id
}
