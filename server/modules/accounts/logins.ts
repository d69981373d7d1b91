import { z } from 'zod'

/** Logins are compared in lower case, so that a phone's capital letter does not keep anybody out. */
export function foldLogin(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** A login a person chooses: 3–60 letters without marks, digits, dot, dash, underscore or @. */
export const Login = z
  .string()
  .transform(foldLogin)
  .pipe(
    z
      .string()
      .regex(
        /^[a-z0-9][a-z0-9._@-]{2,59}$/,
        'Tên đăng nhập gồm 3–60 ký tự: chữ không dấu, số, dấu chấm, gạch ngang hoặc @.',
      ),
  )

export const PersonName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(2, 'Ghi họ và tên.').max(100, 'Họ và tên dài nhất 100 ký tự.'))
