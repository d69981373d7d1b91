import { open } from 'node:fs/promises'

export type FileKind = 'pdf' | 'jpeg' | 'png' | 'docx' | 'xlsx' | 'csv'

export const MEDIA_TYPES: Record<FileKind, string> = {
  pdf: 'application/pdf',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

const PDF = Buffer.from('%PDF-')
const JPEG = Buffer.from([0xff, 0xd8, 0xff])
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])

/**
 * What a file is by its first bytes, never by its name (ASVS 5.2.2). Office files are ZIP archives whose entry
 * names say which, and plain UTF-8 text that is no markup may be CSV; `undefined` for everything else, SVG and HTML included.
 */
export function kindOfContent(head: Buffer, whole: Buffer = head): FileKind | undefined {
  if (startsWith(head, PDF)) return 'pdf'
  if (startsWith(head, JPEG)) return 'jpeg'
  if (startsWith(head, PNG)) return 'png'
  if (!startsWith(head, ZIP)) return isPlainText(head) ? 'csv' : undefined
  if (whole.includes('word/document.xml')) return 'docx'
  return whole.includes('xl/workbook.xml') ? 'xlsx' : undefined
}

/** A letter cut in two at the end of the head is no mistake of the file. */
function isPlainText(head: Buffer): boolean {
  if (head.includes(0)) return false
  try {
    return !/^\s*</.test(new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true }))
  } catch {
    return false
  }
}

function startsWith(content: Buffer, mark: Buffer): boolean {
  return content.subarray(0, mark.length).equals(mark)
}

const HEAD = 4096
const TAIL = 65_536

/** The kind of a stored file: its head, and for archives the directory at its end. */
export async function kindOfFile(path: string): Promise<FileKind | undefined> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = Buffer.alloc(Math.min(HEAD, size))
    await file.read(head, 0, head.length, 0)
    const tail = Buffer.alloc(Math.min(TAIL, size))
    await file.read(tail, 0, tail.length, Math.max(0, size - tail.length))
    return kindOfContent(head, Buffer.concat([head, tail]))
  } finally {
    await file.close()
  }
}
