import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import type { FileStore, StoredFile } from '../../kernel/files.ts'
import { newId } from '../../kernel/id.ts'
import { type Place, positionsWith } from '../../kernel/policy.ts'
import { authorize } from '../../kernel/problem.ts'
import { instant, plainDate } from '../../kernel/time.ts'
import { recordFile } from '../../kernel/uploads.ts'
import type { CriteriaSet } from '../criteria/index.ts'
import { placeOn } from '../units/index.ts'
import type { ProvinceResults, PublicationChange, PublishResults } from './contract.ts'
import { findChanges, isSameResults } from './find-changes.ts'
import { canPublish } from './policy.ts'
import { nothingReported, publicationOvertaken, publicationSame } from './problems.ts'
import { drawProvinceResults, writeResults } from './province-results.ts'
import { newestOf } from './repository.ts'
import { printResults, titleOf } from './results-pdf.ts'

const MOST = 20 * 1024 * 1024

/** Results as they will be published, printed and stored; they count only once `publishResults` has written them. */
export type Prepared = { results: ProvinceResults; set: CriteriaSet; pdf: StoredFile }

/**
 * Draws the results of a unit and year as everything recorded until a moment ago makes them, prints them and stores the print:
 * before the transaction, because this is slow and goes outside.
 */
export async function preparePublication(ctx: ReadCtx, files: FileStore, input: PublishResults): Promise<Prepared> {
  await authorizePublishing(ctx, input)
  const { results, set } = await drawProvinceResults(ctx, input)
  return { results, set, pdf: await storePdf(files, await printResults(results)) }
}

/**
 * Publishes prepared results. They never change again: what is corrected later comes out as the next version, with the list of
 * what differs. Throws `publication-same` when nothing differs, `nothing-reported`, and `publication-overtaken` when a version
 * that knows more came first.
 */
export async function publishResults(
  ctx: Ctx,
  input: PublishResults,
  { results, set, pdf }: Prepared,
): Promise<string> {
  const place = await authorizePublishing(ctx, input)
  // Two publications of one year at once would both be the next version.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publication ${input.unitId} ${input.year}`}, 0))`.execute(
    ctx.db,
  )
  if (results.totals.reported === 0) throw nothingReported(results.unit.name, input.year)
  const newest = await newestOf(ctx, { ...input, setId: set.id, setVersion: set.version })
  const before = newest && { version: newest.version, results: JSON.parse(newest.data) as ProvinceResults }
  if (before && before.results.knownAt > results.knownAt) throw publicationOvertaken(before.version)
  if (before && isSameResults(before.results, results)) throw publicationSame(before.version)
  const changes = before ? findChanges(before.results, results) : null
  const data = writeResults(results)
  await recordFile(ctx, pdf)
  const id = newId()
  const version = (before?.version ?? 0) + 1
  await ctx.db
    .insertInto('reports.publication')
    .values({
      id,
      unit_id: input.unitId,
      year: input.year,
      version,
      set_id: set.id,
      set_version: set.version,
      as_of: plainDate(results.asOf),
      known_at: instant(results.knownAt),
      title: titleOf(results),
      data,
      data_hash: hashOf(data),
      pdf_hash: pdf.hash,
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
    version,
    data: hashOf(data),
    pdf: pdf.hash,
  })
  return id
}

async function authorizePublishing(ctx: Ctx | ReadCtx, { unitId }: PublishResults): Promise<Place> {
  const place = await placeOn(ctx.db, unitId, ctx.today())
  authorize(canPublish(ctx.actor, place))
  return place
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function storePdf(files: FileStore, pdf: Buffer): Promise<StoredFile> {
  const refuse = (): Error => new Error('a printed report is a PDF of reasonable size')
  return files.put(Readable.from([pdf]), { limit: MOST, accepted: ['pdf'], refuseSize: refuse, refuseKind: refuse })
}
