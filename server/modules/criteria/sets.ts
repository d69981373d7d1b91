import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { CriteriaSet } from './contract.ts'
import { bodyOf, type SetHead } from './repository.ts'

// A published set never changes, so its parsed body may be kept for ever. The key is the digest and not the id:
// two databases in one process (tests) may hold different sets under one id.
const kept = new Map<string, CriteriaSet>()

/** A published set, parsed. */
export async function loadByHead(
  ctx: Ctx | ReadCtx,
  { id, version, digest }: Pick<SetHead, 'id' | 'version' | 'digest'>,
): Promise<CriteriaSet> {
  const known = kept.get(digest)
  if (known) return known
  // It was checked when published; parsing again would only cost time.
  const set = JSON.parse(await bodyOf(ctx, id, version)) as CriteriaSet
  kept.set(digest, set)
  return set
}

/** Sets this process has opened so far: a hint of what a save will read, never the truth of what is in force. */
export function setsSeen(): readonly CriteriaSet[] {
  return [...kept.values()]
}
