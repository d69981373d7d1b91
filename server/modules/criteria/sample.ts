import type { ReadCtx } from '../../kernel/context.ts'

/**
 * Is what is shown under a set invented? All of a demo is, whatever the set: figures there are made up, and a real set over
 * them does not make them real (rule 23). The one place that says so.
 */
export function isSample({ isDemo }: Pick<ReadCtx, 'isDemo'>, set: { illustrative: boolean }): boolean {
  return isDemo || set.illustrative
}
