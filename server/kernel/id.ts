import { randomUUID } from 'node:crypto'
import { epochMilliseconds } from './time.ts'

/**
 * A UUID version 7 (RFC 9562 §5.7): time-ordered, so that new rows land at the end of their index. The 74 random bits
 * are those of a version 4, which Node draws from a pool; a draw of one's own costs ten times as much.
 */
export function newId(): string {
  const time = epochMilliseconds().toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

/** Names requests so that a person can read the name out on the telephone: `7F20-1C`. Unique in a process, rare beyond. */
export function requestIds(): () => string {
  const process = randomUUID().slice(0, 4)
  let count = 0
  return () => `${process}-${(count += 1).toString(36)}`.toUpperCase()
}
