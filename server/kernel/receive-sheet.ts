import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { invalidInput, type Problem, tooLarge } from './problem.ts'
import { refuseBrokenForm } from './uploads.ts'

const LARGEST = 2 * 1024 * 1024

/**
 * The one table of a multipart request, in memory only: it may name people, so that its bytes are not put into the file store.
 * Excel workbooks and text (CSV) pass.
 */
export function receiveSheet(req: FastifyRequest, refuseKind: (name: string) => Problem): Promise<Buffer> {
  return refuseBrokenForm(() => takeSheet(req, refuseKind))
}

async function takeSheet(req: FastifyRequest, refuseKind: (name: string) => Problem): Promise<Buffer> {
  for await (const part of req.parts({ limits: { fileSize: LARGEST + 1, files: 1 } })) {
    if (part.type === 'field') continue
    const content = await part.toBuffer()
    if (content.length > LARGEST) throw tooLarge('2 MB')
    if (!isWorkbook(content) && !isText(content)) throw refuseKind(part.filename.slice(0, 200))
    // The body of a command is what was sent: the same command id with another file is a conflict, not a retry.
    req.body = { file: createHash('sha256').update(content).digest('hex') }
    return content
  }
  throw invalidInput([{ pointer: '/file', detail: 'Chưa chọn tệp nào.' }])
}

const isWorkbook = (content: Buffer): boolean => content.subarray(0, 2).toString() === 'PK'

function isText(content: Buffer): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(content).includes('\u0000')
  } catch {
    return false
  }
}
