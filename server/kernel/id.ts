import { randomBytes } from 'node:crypto'
import { epochMilliseconds } from './time.ts'

/** A UUID version 7 (RFC 9562 §5.7): time-ordered, so that new rows land at the end of their index. */
export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(epochMilliseconds(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
