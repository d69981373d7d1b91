import type { Dossier, DossierAction } from '../../../server/modules/assessment/contract.ts'

/** Why the acts shown cannot be done now. Two that say the same are one line: the first speaks for the others. */
export function sayRefusals(dossier: Pick<Dossier, 'can'>, acts: readonly DossierAction[]): string[] {
  return [...new Set(acts.flatMap((act) => (dossier.can[act] === true ? [] : dossier.can[act])))]
}
