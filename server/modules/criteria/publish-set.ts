import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import type { InstallationKind } from '../../kernel/installation.ts'
import type { CriteriaSet } from './contract.ts'
import { illustrativeRefused, setAlreadyPublished } from './problems.ts'
import { headOf } from './published.ts'
import { insertSet } from './repository.ts'

/**
 * Publishes a set that was checked. Immutable from then on (rule 7); the same content again is harmless.
 * Throws `illustrative-refused` in a real database (rule 9) and `set-already-published` for other content under the
 * same id and version.
 */
export async function publishSet(ctx: Ctx, kind: InstallationKind, set: CriteriaSet): Promise<'published' | 'same'> {
  if (set.illustrative && kind === 'real') throw illustrativeRefused(set.title.vi)
  const body = canonicalize(set)
  if (body === undefined) throw new Error('a set is plain JSON')
  const digest = createHash('sha256').update(body).digest('hex')
  const existing = await headOf(ctx, set.id, set.version)
  if (existing?.digest === digest) return 'same'
  if (existing) throw setAlreadyPublished(set.id, set.version)
  await insertSet(ctx, {
    id: set.id,
    version: set.version,
    level: set.level,
    tier: set.tier,
    title: set.title.vi,
    illustrative: set.illustrative,
    inForceFrom: set.inForce.from,
    inForceTo: set.inForce.to,
    digest,
    body,
  })
  await logEvent(ctx, 'criteria.set-published', null, {
    set: set.id,
    version: set.version,
    digest,
  })
  return 'published'
}
