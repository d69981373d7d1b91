import { hash, verify } from '@node-rs/argon2'

// OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, 2 passes, 1 lane. The package's default algorithm is
// argon2id; its `Algorithm` is a const enum, which erased types cannot name.
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

export const SHORTEST = 8
export const LONGEST = 256

/** Words of this field that people here would try first, and the world's commonest passwords. */
const COMMON = new Set(
  (
    '12345678 123456789 1234567890 87654321 11111111 00000000 88888888 12341234 password password1 qwertyuiop ' +
    'qwerty123 iloveyou admin123 administrator matkhau matkhau1 matkhau123 nongthonmoi nongthonso xaydungnongthonmoi ' +
    'chuongtrinhnongthonmoi vietnam vietnam123 vietnamvodich hanoi123 saigon123 dongthap dongnai lamdong hatinh ' +
    'ubndxa ubndhuyen ubndtinh uybannhandan chutich canboxa anhyeuem emyeuanh khongbiet abc12345 xinchao123'
  ).split(' '),
)
const LOCAL_WORDS =
  /^(xa|huyen|tinh|phuong|thon|ap|ubnd|nongthonmoi|nongthonso|ntm|matkhau|admin|canbo|vietnam)+\d{0,6}$/

/** Why a password is refused, as a sentence; undefined = good. No composition rule, no forced change (ASVS 6.2). */
export function weaknessOf(password: string, login: string): string | undefined {
  const length = [...password].length
  if (length < SHORTEST) return `Mật khẩu cần ít nhất ${SHORTEST} ký tự; nên dùng từ 15 ký tự, ví dụ một câu dễ nhớ.`
  if (length > LONGEST) return `Mật khẩu dài nhất ${LONGEST} ký tự.`
  const plain = foldPlain(password)
  if (COMMON.has(plain) || LOCAL_WORDS.test(plain) || new Set(plain).size < 4)
    return 'Mật khẩu này quá dễ đoán. Nên dùng một câu từ 15 ký tự mà chỉ bạn biết.'
  if (login.length >= 4 && plain.includes(foldPlain(login))) return 'Mật khẩu không được chứa tên đăng nhập.'
  return undefined
}

/** `Nông Thôn Mới` → `nongthonmoi`: a word is as easy to guess with marks and spaces as without. */
function foldPlain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/[\s._-]/g, '')
}

/** NFC first, so that the same word typed on a phone and on a keyboard is the same password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), PARAMETERS)
}

let decoy: Promise<string> | undefined

/** Checks a password. For a person who does not exist it does the same work, so that time tells nothing. */
export async function isPassword(passwordHash: string | null | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('not the password of anybody')
  const matches = await verify(passwordHash ?? (await decoy), password.normalize('NFC'))
  return matches && passwordHash !== null && passwordHash !== undefined
}
