import { hash, verify } from '@node-rs/argon2'
import { openOnce } from '../../../kernel/open-once.ts'
import { foldPlain, isEasyToGuess } from './weak-passwords.ts'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. The package's default algorithm is
// argon2id; its `Algorithm` is a const enum, which erased types cannot name.
export const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const SHORTEST = 8
export const LONGEST = 256

/** Why a password is refused, as a sentence; undefined = good. No composition rule, no forced change (ASVS 6.2). */
export function weaknessOf(password: string, owner: { login: string; name: string }): string | undefined {
  const length = [...password].length
  if (length < SHORTEST) return `Mật khẩu cần ít nhất ${SHORTEST} ký tự; nên dùng từ 15 ký tự, ví dụ một câu dễ nhớ.`
  if (length > LONGEST) return `Mật khẩu dài nhất ${LONGEST} ký tự.`
  const [plain, login, name] = [foldPlain(password), foldPlain(owner.login), foldPlain(owner.name)]
  if (login.length >= 4 && plain.includes(login)) return 'Mật khẩu không được chứa tên đăng nhập.'
  if (name.length >= 6 && plain.includes(name)) return 'Mật khẩu không được chứa họ tên của bạn.'
  if (isEasyToGuess(password, [owner.login, owner.name]))
    return 'Mật khẩu này quá dễ đoán. Nên dùng một câu từ 15 ký tự mà chỉ bạn biết.'
  return undefined
}

/** NFC first, so that the same word typed on a phone and on a keyboard is the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS)
}

const makeDecoy = openOnce(() => hashPassword('not the password of anybody'))

/** Checks a password. For a person who does not exist it does the same work, so that time tells nothing. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  const decoy = await makeDecoy()
  const matches = await verify(passwordHash ?? decoy, password.normalize('NFC'))
  return matches && passwordHash !== null && passwordHash !== undefined
}
