import { hashRaw } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'
import { PARAMETERS } from '../passwords/passwords.ts'

const COUNT = 10
const GROUPS = 3
const GROUP_LENGTH = 4

/** Crockford's: no i, l, o, u, so that a printed code is read in one way only. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

export type RecoverySet = { codes: string[]; salt: Buffer; hashes: Buffer[] }

/**
 * Ten codes of 60 random bits. One salt for the set: a code is looked up with one hash and not with ten, and 60 bits
 * behind Argon2id are out of reach of guessing all the same (ASVS 6.5.2).
 */
export async function makeRecoverySet(): Promise<RecoverySet> {
  const salt = randomBytes(16)
  const codes = Array.from({ length: COUNT }, makeCode)
  return { codes, salt, hashes: await Promise.all(codes.map((code) => hashRecoveryCode(code, salt))) }
}

function makeCode(): string {
  const letters = [...randomBytes(GROUPS * GROUP_LENGTH)].map((byte) => ALPHABET.charAt(byte & 31)).join('')
  return (letters.match(/.{4}/g) ?? []).join('-')
}

/** As typed from paper: capitals, spaces and dashes do not matter, nor do the letters the alphabet leaves out. */
export function hashRecoveryCode(typed: string, salt: Buffer): Promise<Buffer> {
  const plain = typed
    .toLowerCase()
    .replace(/[^0-9a-z]/g, '')
    .replace(/[il]/g, '1')
    .replace(/o/g, '0')
  return hashRaw(plain, { ...PARAMETERS, salt })
}
