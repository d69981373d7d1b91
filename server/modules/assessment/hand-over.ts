import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import type { Actor } from '../../kernel/policy.ts'
import { holderById, holderOfPost } from '../accounts/index.ts'
import type { HandOver, OpenWork } from './contract.ts'
import { notTheirWork } from './problems.ts'
import { dossierWork, type DossierWork } from './work.ts'

/** Dossiers that wait for the holder of a post, those in preparation too: what has to be handed on when it ends. A ballot is nobody else's. */
export async function openWorkOf(ctx: ReadCtx, positionId: string): Promise<OpenWork> {
  const holder = await holderOfPost(ctx, positionId)
  return { items: (await workOf(ctx, holder)).map(({ item, dossier }) => ({ ...item, dossier: dossier.id })) }
}

/**
 * Hands open work of a post to another person by name. It moves no right: who receives it can already do it, and sees from whom
 * it came. Throws `not-their-work` for dossiers that are not open there, or that the other one may not do.
 */
export async function handOverWork(ctx: Ctx, positionId: string, input: HandOver): Promise<void> {
  const from = await holderOfPost(ctx, positionId)
  const to = await holderById(ctx, input.toPersonId)
  const open = new Map((await workOf(ctx, from)).map((work) => [work.dossier.id, work]))
  const able = new Map((await workOf(ctx, to)).map((work) => [work.dossier.id, work]))
  const dossiers = [...new Set(input.dossiers)]
  const refused = dossiers.filter((id) => !takesOver(able.get(id), open.get(id)))
  if (from.id === to.id || refused.length > 0) throw notTheirWork(refused.length || dossiers.length)
  const rows = dossiers.flatMap((id) => {
    const state = open.get(id)?.dossier.state
    return state === undefined ? [] : [{ id: newId(), dossier_id: id, state }]
  })
  const shared = { position_id: positionId, from_person: from.id, to_person: to.id }
  const act = { handed_at: ctx.now(), handed_by: ctx.actor.id }
  await ctx.db
    .insertInto('assessment.handover')
    .values(rows.map((row) => ({ ...row, ...shared, ...act })))
    .execute()
  const body = { position: positionId, from: from.id, to: to.id, dossiers }
  await logEvent(ctx, 'assessment.work-handed-over', from.id, body)
  await logEvent(ctx, 'assessment.work-received', to.id, body)
}

/** The same act waits for both. Whoever signs a dossier may prepare it too. */
function takesOver(theirs: DossierWork | undefined, open: DossierWork | undefined): boolean {
  if (!theirs || !open) return false
  return theirs.event === open.event || (open.event === 'prepare' && theirs.event === 'submit')
}

async function workOf(ctx: ReadCtx, actor: Actor): Promise<DossierWork[]> {
  const work = await dossierWork({ ...ctx, actor })
  return work.filter(({ event }) => event !== 'vote')
}
