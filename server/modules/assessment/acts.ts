import type { ReadCtx } from '../../kernel/context.ts'
import { DossierAction, type Dossier } from './contract.ts'
import { refusalOf } from './guards.ts'
import type { Loaded } from './load.ts'
import { canMove } from './policy.ts'
import { wrongState } from './problems.ts'
import type { Transition } from './procedure.ts'
import { actLabel, holderLabel, stateLabel, transitionFor } from './rules.ts'

/** Every act of the procedure for one person now: true, or the sentence that says why not (house rule 6.4). */
export async function actsFor(ctx: ReadCtx, loaded: Loaded): Promise<Dossier['can']> {
  const answers = await Promise.all(
    DossierAction.options.map(async (event) => [event, await mayAct(ctx, loaded, event)] as const),
  )
  return Object.fromEntries(answers) as Dossier['can']
}

async function mayAct(ctx: ReadCtx, loaded: Loaded, event: DossierAction): Promise<true | string> {
  const { dossier, procedure } = loaded
  const mayMove = (one: Transition, state: string) =>
    canMove(ctx.actor, one, { ...loaded, holder: holderLabel(procedure, state) })
  const transition = transitionFor(procedure, dossier.state, event)
  if (!transition) {
    const elsewhere = procedure.transitions.find((t) => t.event === event)
    const right = elsewhere && mayMove(elsewhere, elsewhere.from)
    if (right && right !== true) return right.detail
    return wrongState(actLabel(procedure, event), stateLabel(procedure, dossier.state)).detail
  }
  const right = mayMove(transition, dossier.state)
  if (right !== true) return right.detail
  for (const guard of transition.guards ?? []) {
    const refusal = await refusalOf(ctx, loaded, guard)
    if (refusal) return refusal.detail
  }
  return true
}
