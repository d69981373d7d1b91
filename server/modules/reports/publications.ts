import type { ReadCtx } from '../../kernel/context.ts'
import { isSample } from '../criteria/index.ts'
import { badCursor } from '../units/index.ts'
import type { Publication } from './contract.ts'

import { resultsNotFound } from './problems.ts'
import { listPublicationRows, publicationById, type PublicationHead, type PublicationQuery } from './repository.ts'
import type { PublicationRow } from './tables.ts'

export type PublicationPage = { items: Publication[]; next: string | null }

/** What was published, newest first. */
export async function listPublications(
  ctx: ReadCtx,
  q: Omit<PublicationQuery, 'after'> & { cursor?: string },
): Promise<PublicationPage> {
  const after = q.cursor === undefined ? undefined : readCursor(q.cursor)
  const rows = await listPublicationRows(ctx, { ...q, after, limit: q.limit + 1 })
  const shown = rows.slice(0, q.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => viewPublication(ctx, row)),
    next: rows.length > q.limit && last ? `${last.published_at}_${last.id}` : null,
  }
}

/** One publication with what it said. Throws `publication-not-found`. */
export async function readPublication(ctx: ReadCtx, id: string): Promise<PublicationRow> {
  const row = await publicationById(ctx, id)
  if (!row) throw resultsNotFound()
  return row
}

function readCursor(cursor: string): { publishedAt: string; id: string } {
  const [, publishedAt, id] = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(cursor) ?? []
  if (!publishedAt || !id) throw badCursor()
  return { publishedAt, id }
}

function viewPublication(ctx: ReadCtx, row: PublicationHead): Publication {
  return {
    id: row.id,
    unit: { id: row.unit_id, code: row.code, name: row.name },
    year: row.year,
    version: row.version,
    set: { id: row.set_id, version: row.set_version },
    asOf: row.as_of,
    knownAt: row.known_at,
    title: row.title,
    illustrative: isSample(ctx, { illustrative: row.is_illustrative }),
    publishedAt: row.published_at,
    publisherTitle: row.publisher_title,
    dataHash: row.data_hash,
    pdfHash: row.pdf_hash,
    changes: row.changes === null ? null : (JSON.parse(row.changes) as Publication['changes']),
  }
}
