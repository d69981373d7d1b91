import type { ReadCtx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/problem.ts'
import type { CriteriaSet } from './contract.ts'
import { countLevels, type LevelCounts } from './count-levels.ts'
import { confirmedLevels, listSets, type SetHead } from './repository.ts'
import { loadByHead, loadSet } from './sets.ts'

export type CatalogueEntry = { head: SetHead; set: CriteriaSet; counts: LevelCounts }

/** Every published set with how much of it was read and confirmed. */
export async function listCatalogue(ctx: ReadCtx): Promise<CatalogueEntry[]> {
  return Promise.all((await listSets(ctx)).map((head) => describe(ctx, head)))
}

/** One entry of the catalogue. Throws `not-found`. */
export async function catalogueEntry(ctx: ReadCtx, id: string, version: number): Promise<CatalogueEntry> {
  const head = (await listSets(ctx)).find((one) => one.id === id && one.version === version)
  if (!head) throw notFound(`bộ tiêu chí ${id} bản ${version}`)
  return describe(ctx, head)
}

/** A set with the keys of its confirmed levels. Throws `not-found`. */
export async function setWithConfirmations(
  ctx: ReadCtx,
  id: string,
  version: number,
): Promise<{ set: CriteriaSet; confirmed: ReadonlySet<string> }> {
  return { set: await loadSet(ctx, id, version), confirmed: await confirmedLevels(ctx, id, version) }
}

/** The highest published version of a set. Throws `not-found`. */
export async function newestVersion(ctx: ReadCtx, id: string): Promise<number> {
  const versions = (await listSets(ctx)).filter((head) => head.id === id).map((head) => head.version)
  if (versions.length === 0) throw notFound(`bộ tiêu chí “${id}”`)
  return Math.max(...versions)
}

async function describe(ctx: ReadCtx, head: SetHead): Promise<CatalogueEntry> {
  const set = await loadByHead(ctx, head)
  return { head, set, counts: countLevels(set, await confirmedLevels(ctx, head.id, head.version)) }
}
