import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/problem.ts'
import type { CriteriaSet } from './contract.ts'
import { bodyOf, headOf, type SetHead } from './repository.ts'

// A published set never changes, so its parsed body may be kept for ever. The key is the digest and not the id:
// two databases in one process (tests) may hold different sets under one id.
const kept = new Map<string, CriteriaSet>()

/** A published set, parsed. Throws `not-found`. */
export async function loadSet(ctx: Ctx | ReadCtx, id: string, version: number): Promise<CriteriaSet> {
  const head = await headOf(ctx, id, version)
  if (!head) throw notFound(`bộ tiêu chí ${id} bản ${version}`)
  return loadByHead(ctx, head)
}

/** The same when the head was just read: no second look at the table. */
export async function loadByHead(ctx: Ctx | ReadCtx, head: SetHead): Promise<CriteriaSet> {
  const key = head.digest.toString('hex')
  const known = kept.get(key)
  if (known) return known
  // It was checked when published; parsing again would only cost time.
  const set = JSON.parse(await bodyOf(ctx, head.id, head.version)) as CriteriaSet
  kept.set(key, set)
  return set
}
