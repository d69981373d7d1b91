import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { notFound } from '../../kernel/problem.ts'
import type { CriteriaSet } from './contract.ts'
import { countLevels, type LevelCounts } from './count-levels.ts'
import { confirmedLevels, headOf, listSets, type OpenSet } from './published.ts'
import type { SetHead } from './repository.ts'
import { loadByHead } from './sets.ts'

export type CatalogueEntry = { head: SetHead; set: CriteriaSet; counts: LevelCounts }

/** Every published set with how much of it was read and confirmed. */
export async function listCatalogue(ctx: ReadCtx): Promise<CatalogueEntry[]> {
  return Promise.all((await listSets(ctx)).map((head) => describe(ctx, head)))
}

/** One entry of the catalogue. Throws `not-found`. */
export async function catalogueEntry(ctx: ReadCtx, id: string, version: number): Promise<CatalogueEntry> {
  const head = await headOf(ctx, id, version)
  if (!head) throw notFound(`bộ tiêu chí ${id} bản ${version}`)
  return describe(ctx, head)
}

/** A set with the keys of its confirmed levels. Throws `not-found`. */
export async function setWithConfirmations(ctx: Ctx | ReadCtx, id: string, version: number): Promise<OpenSet> {
  const head = await headOf(ctx, id, version)
  if (!head) throw notFound(`bộ tiêu chí ${id} bản ${version}`)
  return { set: await loadByHead(ctx, head), confirmed: await confirmedLevels(ctx, head) }
}

/** The highest published version of a set. Throws `not-found`. */
export async function newestVersion(ctx: ReadCtx, id: string): Promise<number> {
  const versions = (await listSets(ctx)).filter((head) => head.id === id).map((head) => head.version)
  if (versions.length === 0) throw notFound(`bộ tiêu chí “${id}”`)
  return Math.max(...versions)
}

async function describe(ctx: ReadCtx, head: SetHead): Promise<CatalogueEntry> {
  const set = await loadByHead(ctx, head)
  return { head, set, counts: countLevels(set, await confirmedLevels(ctx, head)) }
}
