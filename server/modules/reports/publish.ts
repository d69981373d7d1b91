import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import type { FileStore } from '../../kernel/files.ts'
import { newId } from '../../kernel/id.ts'
import { positionsWith } from '../../kernel/policy.ts'
import { authorize } from '../../kernel/problem.ts'
import { plainDate } from '../../kernel/time.ts'
import { recordFile } from '../../kernel/uploads.ts'
import { placeOn } from '../units/index.ts'
import type { ProvinceResults, PublicationChange, PublishResults } from './contract.ts'
import { findChanges } from './find-changes.ts'
import { canPublish } from './policy.ts'
import { nothingReported, publicationSame } from './problems.ts'
import { drawProvinceResults, writeResults } from './province-results.ts'
import { newestOf } from './repository.ts'
import { printResults, titleOf } from './results-pdf.ts'

const MOST = 20 * 1024 * 1024

/**
 * Publishes the results of a unit and year as they are now. They never change again: what is corrected later comes out as the
 * next version, with the list of what differs. Throws `publication-same` when nothing differs.
 */
export async function publishResults(ctx: Ctx, files: FileStore, input: PublishResults): Promise<string> {
  const place = await placeOn(ctx.db, input.unitId, ctx.today())
  authorize(canPublish(ctx.actor, place))
  // Two publications of one year at once would both be the next version.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publication ${input.unitId} ${input.year}`}, 0))`.execute(
    ctx.db,
  )
  const knownAt = ctx.now()
  const { results, set } = await drawProvinceResults(ctx, { ...input, knownAt })
  if (results.totals.reported === 0) throw nothingReported(results.unit.name, input.year)
  const before = await newestOf(ctx, { ...input, setId: set.id, setVersion: set.version })
  const changes = before ? findChanges(JSON.parse(before.data) as ProvinceResults, results) : null
  if (before && changes?.length === 0) throw publicationSame(before.version)
  const data = writeResults(results)
  const file = await storePdf(files, await printResults(results))
  await recordFile(ctx, file)
  const id = newId()
  await ctx.db
    .insertInto('reports.publication')
    .values({
      id,
      unit_id: input.unitId,
      year: input.year,
      version: (before?.version ?? 0) + 1,
      set_id: set.id,
      set_version: set.version,
      as_of: plainDate(results.asOf),
      known_at: knownAt,
      title: titleOf(results),
      data,
      data_hash: hashOf(data),
      pdf_hash: file.hash,
      changes: changes === null ? null : JSON.stringify(changes satisfies PublicationChange[]),
      is_illustrative: results.set.illustrative,
      published_at: ctx.now(),
      published_by: ctx.actor.id,
      publisher_title: positionsWith(ctx.actor, 'reports:publish', place)[0]?.title ?? null,
    })
    .execute()
  await logEvent(ctx, 'reports.results-published', input.unitId, {
    publication: id,
    year: input.year,
    version: (before?.version ?? 0) + 1,
    data: hashOf(data),
    pdf: file.hash,
  })
  return id
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function storePdf(files: FileStore, pdf: Buffer) {
  const refuse = (): Error => new Error('a printed report is a PDF of reasonable size')
  return files.put(Readable.from([pdf]), { limit: MOST, accepted: ['pdf'], refuseSize: refuse, refuseKind: refuse })
}
