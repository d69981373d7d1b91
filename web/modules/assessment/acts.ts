import type { Dossier, DossierAction } from '../../../server/modules/assessment/contract.ts'

/** Acts that belong to a step, in the order of their buttons. Whether they may be done is the server's answer (`can`). */
const ACTS_OF_STATE: Record<string, readonly DossierAction[]> = {
  preparing: ['submit'],
  submitted: ['verify', 'return'],
  returned: ['submit'],
  verified: ['accept-complete', 'return'],
  appraising: ['appraise', 'return'],
  'returned-by-province': ['submit'],
  consolidating: ['consolidate', 'return'],
  considering: ['vote', 'close-vote'],
  agreed: ['decide'],
  decided: ['publish'],
}

/**
 * The acts to show: those of the step, those the server allows, and those refused because a post ended, so that its
 * former holder reads why.
 */
export function listActs(dossier: Pick<Dossier, 'state' | 'can'>, endedTitles: readonly string[]): DossierAction[] {
  const shown = new Set<DossierAction>(ACTS_OF_STATE[dossier.state] ?? [])
  for (const [act, may] of Object.entries(dossier.can) as [DossierAction, true | string][])
    if (may === true || endedTitles.some((title) => may.includes(title))) shown.add(act)
  return [...shown]
}

/** Two lines that say the same are one line too many: the first act of each sentence speaks for the others. */
export function sayRefusals(dossier: Pick<Dossier, 'can'>, acts: readonly DossierAction[]): string[] {
  return [...new Set(acts.flatMap((act) => (dossier.can[act] === true ? [] : dossier.can[act])))]
}
