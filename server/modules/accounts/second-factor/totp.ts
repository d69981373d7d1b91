import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { instant, secondsBetween, type Instant } from '../../../kernel/time.ts'

// RFC 6238 over RFC 4226 with what every authenticator app takes without asking: SHA-1, six digits, thirty seconds.
const STEP_SECONDS = 30
const DIGITS = 6
const EPOCH = instant('1970-01-01T00:00:00Z')

/** 160 bits, the length RFC 4226 recommends. */
export function newSecret(): Buffer {
  return randomBytes(20)
}

export function stepAt(now: Instant): number {
  return Math.floor(secondsBetween(EPOCH, now) / STEP_SECONDS)
}

export function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = mac.readUInt8(mac.length - 1) & 0xf
  const number = (mac.readUInt32BE(offset) & 0x7fffffff) % 10 ** DIGITS
  return String(number).padStart(DIGITS, '0')
}

/** The time step a code is right for: the present one, or one before or after it for a phone whose clock is off. */
export function matchingStep(secret: Buffer, code: string, now: Instant): number | undefined {
  if (!isTotpCode(code)) return undefined
  const present = stepAt(now)
  return [present, present - 1, present + 1].find((step) =>
    timingSafeEqual(Buffer.from(codeAt(secret, step)), Buffer.from(code)),
  )
}

export function isTotpCode(text: string): boolean {
  return /^\d{6}$/.test(text)
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 without padding: how a secret is typed into an app by hand. */
export function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const groups = bits.match(/.{1,5}/g) ?? []
  return groups.map((group) => ALPHABET.charAt(Number.parseInt(group.padEnd(5, '0'), 2))).join('')
}

/**
 * What the QR code holds (Key URI Format). The label is what the app lists: which system, which account.
 * Algorithm, digits and period are those every app assumes: left out, the picture is coarser and easier to read.
 */
export function otpauthUri({ secret, issuer, account }: { secret: Buffer; issuer: string; account: string }): string {
  const query = `secret=${base32(secret)}&issuer=${encodeURIComponent(issuer)}`
  return `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(account)}?${query}`
}
