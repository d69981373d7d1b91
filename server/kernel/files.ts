import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { kindOfFile, type FileKind } from './file-types.ts'
import { newId } from './id.ts'

export type StoredFile = { hash: string; size: number; kind: FileKind }

export type FileRules = {
  /** Largest size in bytes. */
  limit: number
  accepted: readonly FileKind[]
  refuseSize(): Error
  refuseKind(): Error
}

/** Where bytes live, by the SHA-256 of their content (rule 21). Storing the same content twice stores it once. */
export type FileStore = {
  /** Streams the content in. Throws one of the refusals, and keeps nothing, when it is too large or of a kind not accepted. */
  put(content: Readable, rules: FileRules): Promise<StoredFile>
  /** Streams it out; the caller has checked that the file is known. */
  get(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
}

/** Files in a folder: `ab/cd/<hash>`. Written beside and renamed, so a file that exists is whole. */
export function folderStore(root: string): FileStore {
  const placeOf = (hash: string): string => join(root, hash.slice(0, 2), hash.slice(2, 4), hash)
  return {
    put: (content, rules) =>
      receive(join(root, 'parts'), content, rules, async (part, { hash }) => {
        const place = placeOf(hash)
        const isNewFolder = (await mkdir(dirname(place), { recursive: true })) !== undefined
        await rename(part, place)
        const above = isNewFolder ? [dirname(dirname(place)), root, dirname(root)] : []
        for (const folder of [dirname(place), ...above]) await syncFolder(folder)
      }),
    get: async (hash) => createReadStream(placeOf(hash)),
    has: (hash) =>
      stat(placeOf(hash)).then(
        () => true,
        () => false,
      ),
  }
}

/**
 * Takes content into a part file of `folder`, checks it against the rules and hands it to `keep`. Whatever happens, no
 * part stays behind.
 */
export async function receive(
  folder: string,
  content: Readable,
  rules: FileRules,
  keep: (part: string, file: StoredFile) => Promise<void>,
): Promise<StoredFile> {
  const part = join(folder, newId())
  await mkdir(folder, { recursive: true })
  try {
    const written = await writePart(part, content, rules)
    const kind = await kindOfFile(part)
    if (!kind || !rules.accepted.includes(kind)) throw rules.refuseKind()
    const file = { ...written, kind }
    await keep(part, file)
    return file
  } finally {
    await rm(part, { force: true })
  }
}

async function writePart(part: string, content: Readable, rules: FileRules): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256')
  const file = await open(part, 'w', 0o600)
  let size = 0
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > rules.limit) throw rules.refuseSize()
      digest.update(chunk)
      await writeWhole(file, chunk)
    }
    // The reply says "received" only when the bytes would survive a power cut.
    await file.sync()
  } finally {
    await file.close()
  }
  return { hash: digest.digest('hex'), size }
}

/** A disk that is filling up takes a part of what it is given and says so; the next write is refused. */
async function writeWhole(file: FileHandle, chunk: Buffer): Promise<void> {
  for (let done = 0; done < chunk.length;) {
    const { bytesWritten } = await file.write(chunk, done)
    done += bytesWritten
  }
}

/** The name of a file survives a power cut only once its folder is written. Windows writes it by itself and opens no folder. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
