import { buffer } from 'node:stream/consumers'
import type { Ctx } from '../../kernel/context.ts'
import type { FileStore } from '../../kernel/files.ts'
import type { InstallationKind } from '../../kernel/installation.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import type { CriteriaSet } from './contract.ts'
import { elements } from './elements.ts'
import { canPublishSets } from './policy.ts'
import { sheetRefused } from './problems.ts'
import { publishSet } from './publish-set.ts'
import { readSetWorkbook } from './read-set-workbook.ts'

/**
 * Publishes the set of an Excel file received by an earlier dry run. The file is read and checked again, so what is
 * published is what the bytes say. Throws `criteria-sheet-refused` while it has a mistake.
 */
export async function acceptSetSheet(
  ctx: Ctx,
  kind: InstallationKind,
  files: FileStore,
  hash: string,
): Promise<CriteriaSet> {
  authorize(canPublishSets(ctx.actor))
  if (!(await files.has(hash))) throw notFound('tệp bộ tiêu chí này. Gửi lại tệp')
  const read = await readSetWorkbook(await buffer(await files.get(hash)), elements)
  if (!read.ok) throw sheetRefused(read.errors.length)
  await publishSet(ctx, kind, read.set)
  return read.set
}
