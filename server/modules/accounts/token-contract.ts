import { z } from 'zod'
import { PositionView } from './contract.ts'

const Right = z.object({ code: z.string(), name: z.string() })

/** A token as its maker sees it; the token itself was shown once. */
export const AccessTokenView = z
  .object({
    id: z.string(),
    name: z.string(),
    /** The first characters, for telling one from another. */
    prefix: z.string(),
    createdAt: z.string(),
    expiresAt: z.string(),
    lastUsedAt: z.string().nullable(),
    /** `ended`: no post it stood on is held any more, or its maker is disabled. */
    state: z.enum(['valid', 'expired', 'revoked', 'ended']),
    scopes: z.array(z.object({ title: z.string(), rights: z.array(z.string()) })),
  })
  .meta({ id: 'AccessToken' })
export type AccessTokenView = z.infer<typeof AccessTokenView>

/** Tokens, newest first, and the rights one may still give away: those of one's own posts of today. */
export const AccessTokens = z
  .object({
    items: z.array(AccessTokenView),
    grantable: z.array(z.object({ position: PositionView, rights: z.array(Right) })),
  })
  .meta({ id: 'AccessTokens' })
export type AccessTokens = z.infer<typeof AccessTokens>

export const NewAccessToken = z.strictObject({
  name: z.string().trim().min(3, 'Ghi tên hệ thống sẽ dùng mã.').max(100, 'Tên dài nhất 100 ký tự.'),
  days: z.int('Chọn số ngày.').min(1, 'Ít nhất một ngày.').max(365, 'Nhiều nhất 365 ngày.'),
  scopes: z
    .array(
      z.strictObject({
        positionId: z.uuid('Mã vị trí không đúng.'),
        permissions: z.array(z.string().max(60)).min(1, 'Chọn ít nhất một quyền.').max(40, 'Nhiều nhất 40 quyền.'),
      }),
    )
    .min(1, 'Chọn ít nhất một quyền.')
    .max(20, 'Nhiều nhất 20 vị trí.'),
})
export type NewAccessToken = z.infer<typeof NewAccessToken>

/** `token` is shown this once. */
export const MadeAccessToken = z.object({ token: z.string(), tokens: AccessTokens }).meta({ id: 'MadeAccessToken' })
export type MadeAccessToken = z.infer<typeof MadeAccessToken>
