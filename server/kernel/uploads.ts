import type { FastifyRequest } from 'fastify'
import type { Ctx } from './context.ts'
import { type FileKind, MEDIA_TYPES } from './file-types.ts'
import type { StoredFile } from './files.ts'
import { badRequest, invalidInput, tooLarge, type Problem } from './problem.ts'
import type { Instant } from './time.ts'

declare module './db.ts' {
  interface Tables {
    'kernel.file': { hash: string; size: number; media_type: string; stored_at: Instant }
  }
}

export type Upload = StoredFile & { name: string; fields: Record<string, string> }

export type UploadRules = { limit: number; accepted: readonly FileKind[]; refuseKind(name: string): Problem }

const MEGABYTE = 1024 * 1024

/**
 * Takes the one file of a multipart request into the file store, before any transaction, with the text fields sent
 * before it. The bytes count only once a command has recorded them; unrecorded ones stay in the
 * store, where nobody can ask for them.
 */
export function receiveUpload(req: FastifyRequest, rules: UploadRules): Promise<Upload> {
  return refuseBrokenForm(() => takeParts(req, rules))
}

/** Reads a multipart form; one that is cut off or malformed is refused as the sender's mistake. */
export async function refuseBrokenForm<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (error) {
    throw isBrokenForm(error)
      ? badRequest('Tệp gửi lên bị đứt giữa chừng hoặc không đúng dạng biểu mẫu. Gửi lại tệp.')
      : error
  }
}

/** What the reader of forms says of one that is cut off or malformed: a mistake of the sender, not a fault here. */
function isBrokenForm(error: unknown): boolean {
  return (
    error instanceof Error && /^(Unexpected end of|Part terminated early|Malformed|Multipart: )/.test(error.message)
  )
}

async function takeParts(req: FastifyRequest, rules: UploadRules): Promise<Upload> {
  const fields: Record<string, string> = {}
  let stored: (StoredFile & { name: string }) | undefined
  for await (const part of req.parts({ limits: { fileSize: rules.limit + 1, files: 1 } })) {
    if (part.type === 'field') {
      fields[part.fieldname] = String(part.value)
      continue
    }
    const name = cleanName(part.filename)
    const refuseSize = (): Problem => tooLarge(`${Math.round(rules.limit / MEGABYTE)} MB`)
    const { limit, accepted } = rules
    const file = await req.server.house.files.put(part.file, {
      limit,
      accepted,
      refuseSize,
      refuseKind: () => (part.file.truncated ? refuseSize() : rules.refuseKind(name)),
    })
    stored = { ...file, name: named(name, file.kind) }
  }
  if (!stored) throw invalidInput([{ pointer: '/file', detail: 'Chưa chọn tệp nào.' }])
  // The body of a command is what was sent: the same command id with another file is a conflict, not a retry.
  req.body = { file: stored.hash, fields }
  return { ...stored, fields }
}

/** Records a received file in the caller's transaction. */
export async function recordFile(ctx: Ctx, file: StoredFile): Promise<void> {
  await ctx.db
    .insertInto('kernel.file')
    .values({ hash: file.hash, size: file.size, media_type: MEDIA_TYPES[file.kind], stored_at: ctx.now() })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

/** Keeps the last part of a path and drops control characters, also those that turn a text around; Vietnamese letters stay. */
function cleanName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).pop() ?? ''
  return last.replace(/[\p{Cc}\p{Cf}]/gu, '').slice(0, 200) || 'tep'
}

const ENDINGS: Record<FileKind, RegExp> = {
  pdf: /\.pdf$/i,
  jpeg: /\.jpe?g$/i,
  png: /\.png$/i,
  docx: /\.docx$/i,
  xlsx: /\.xlsx$/i,
  csv: /\.(csv|txt)$/i,
}

/** The name ends as what the content is: a picture called `x.hta` would be run by whoever opens the download. */
function named(name: string, kind: FileKind): string {
  return ENDINGS[kind].test(name) ? name : `${name}.${kind}`
}

/** `Content-Disposition` that keeps a Vietnamese name (RFC 6266, RFC 8187). */
export function attachment(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, escapeByte)}`
}

function escapeByte(letter: string): string {
  return `%${letter.charCodeAt(0).toString(16).toUpperCase()}`
}
