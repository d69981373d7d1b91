import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { keepWhileStamped, type Stamps } from '../../kernel/stamp.ts'
import { notFound } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { CriteriaSet } from './contract.ts'
import { readConfirmed, readHeads, type SetHead } from './repository.ts'
import { loadByHead } from './sets.ts'

type AnyCtx = Ctx | ReadCtx
type Published = { heads: readonly SetHead[]; confirmed: ReadonlyMap<string, ReadonlySet<string>> }

// Asked at every save and page, changed when a set is published or a level confirmed.
const kept = keepWhileStamped<Published>('criteria', async (db) => ({
  heads: await readHeads(db),
  confirmed: await readConfirmed(db),
}))

const NONE: ReadonlySet<string> = new Set()

/** Every published set, by level, the newest in force first. */
export async function listSets({ db }: AnyCtx): Promise<SetHead[]> {
  const { heads } = await kept.open(db)
  return heads.toSorted(
    (a, b) =>
      compare(a.level, b.level) ||
      compare(b.inForceFrom, a.inForceFrom) ||
      compare(a.id, b.id) ||
      b.version - a.version,
  )
}

export async function headOf({ db }: AnyCtx, id: string, version: number): Promise<SetHead | undefined> {
  return (await kept.open(db)).heads.find((head) => head.id === id && head.version === version)
}

/** A published set, parsed. Throws `not-found`. */
export async function loadSet(ctx: AnyCtx, id: string, version: number): Promise<CriteriaSet> {
  const head = await headOf(ctx, id, version)
  if (!head) throw notFound(`bộ tiêu chí ${id} bản ${version}`)
  return loadByHead(ctx, head)
}

/** The same of several sets at once; one stamp is read for all. */
export async function loadSets(
  ctx: AnyCtx,
  wanted: readonly { id: string; version: number }[],
): Promise<(id: string, version: number) => CriteriaSet> {
  const { heads } = await kept.open(ctx.db)
  const keyOf = (id: string, version: number): string => `${id}@${version}`
  const asked = new Set(wanted.map(({ id, version }) => keyOf(id, version)))
  const sets = new Map<string, CriteriaSet>()
  for (const head of heads)
    if (asked.has(keyOf(head.id, head.version))) sets.set(keyOf(head.id, head.version), await loadByHead(ctx, head))
  return (id, version) => {
    const set = sets.get(keyOf(id, version))
    if (!set) throw notFound(`bộ tiêu chí ${id} bản ${version}`)
    return set
  }
}

/** Keys of the levels an authorised person has confirmed, of one version of a set. */
export async function confirmedLevels(
  { db }: AnyCtx,
  { digest }: Pick<SetHead, 'digest'>,
): Promise<ReadonlySet<string>> {
  return (await kept.open(db)).confirmed.get(digest) ?? NONE
}

/** The same of a set at hand. */
export async function setConfirmations(ctx: AnyCtx, set: CriteriaSet): Promise<ReadonlySet<string>> {
  const head = await headOf(ctx, set.id, set.version)
  return head ? confirmedLevels(ctx, head) : NONE
}

/**
 * Sets of a level in force on a date: one version each, since the dates of versions of one set never meet. The set
 * that came first stays first, so that bringing in another one does not change what a page shows by itself.
 */
export async function setsInForce({ db }: AnyCtx, level: string, date: PlainDate): Promise<SetHead[]> {
  return inForce(await kept.open(db), level, date)
}

function inForce({ heads }: Published, level: string, date: PlainDate): SetHead[] {
  const own = heads.filter(
    (head) => head.level === level && head.inForceFrom <= date && (head.inForceTo === null || date < head.inForceTo),
  )
  return [...own.filter((head) => !head.illustrative), ...own.filter((head) => head.illustrative)]
}

/** A set with the levels an authorised person has confirmed: what an evaluation needs. */
export type OpenSet = { set: CriteriaSet; confirmed: ReadonlySet<string> }

/** The sets a unit of a level is evaluated under on a date, for a caller who has just read the stamps. */
export async function setsAt(ctx: AnyCtx, stamps: Stamps, level: string, date: PlainDate): Promise<OpenSet[]> {
  const published = await kept.at(ctx.db, stamps)
  const sets: OpenSet[] = []
  for (const head of inForce(published, level, date))
    sets.push({ set: await loadByHead(ctx, head), confirmed: published.confirmed.get(head.digest) ?? NONE })
  return sets
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
