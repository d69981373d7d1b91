import { inflateRawSync } from 'node:zlib'

const MOST_PARTS = 1000
const MOST_BYTES = 40 * 1024 * 1024

const DIRECTORY_END = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const STORED = 0

type Part = { method: number; packed: Buffer; size: number }

/**
 * Does an archive stay within bounds when it is unpacked: what its directory promises, and what really comes out? A few
 * kilobytes may otherwise fill the memory (ASVS 5.2.3). Larger than 4 GB (ZIP64) is out of bounds too. Throws for no archive.
 */
export function fitsUnpacked(content: Buffer): boolean {
  const end = content.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || content.readUInt32LE(end) !== DIRECTORY_END) throw new Error('no archive')
  const count = content.readUInt16LE(end + 10)
  if (count > MOST_PARTS) return false
  const parts = readDirectory(content, content.readUInt32LE(end + 16), count)
  if (parts.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES) return false
  return parts.every(keepsItsWord)
}

function readDirectory(content: Buffer, start: number, count: number): Part[] {
  const parts: Part[] = []
  let at = start
  for (let i = 0; i < count; i += 1) {
    if (content.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new Error('a broken directory')
    const local = content.readUInt32LE(at + 42)
    const from = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28)
    const packed = content.subarray(from, from + content.readUInt32LE(at + 20))
    parts.push({ method: content.readUInt16LE(at + 10), packed, size: content.readUInt32LE(at + 24) })
    at += 46 + content.readUInt16LE(at + 28) + content.readUInt16LE(at + 30) + content.readUInt16LE(at + 32)
  }
  return parts
}

/** A part may say that it is small and not be. */
function keepsItsWord({ method, packed, size }: Part): boolean {
  if (method === STORED) return packed.length <= size
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) }).length <= size
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
