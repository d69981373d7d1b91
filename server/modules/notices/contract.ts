import { z } from 'zod'

/** What the person who asks was told. */
export const Notice = z
  .object({
    id: z.string(),
    at: z.string(),
    text: z.object({ vi: z.string(), en: z.string() }),
    /** A page of this system, from its root. */
    link: z.string(),
    isRead: z.boolean(),
  })
  .meta({ id: 'Notice' })
export type Notice = z.infer<typeof Notice>

/** Newest first. `unread`: of all, not of this page. */
export const NoticePage = z.object({ items: z.array(Notice), next: z.string().nullable(), unread: z.int() })
export type NoticePage = z.infer<typeof NoticePage>

export const NoticeQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z
    .union([z.uuid('Vị trí trong danh sách không đúng.'), z.literal('')])
    .transform((text) => text || undefined)
    .optional(),
})
export type NoticeQuery = z.infer<typeof NoticeQuery>

export const Unread = z.object({ unread: z.int() })
export type Unread = z.infer<typeof Unread>

/** Everything up to the newest notice the person saw: what came since stays unread. */
export const ReadAll = z.strictObject({ commandId: z.uuid().optional(), upTo: z.uuid() }).meta({ id: 'ReadAllNotices' })
export type ReadAll = z.infer<typeof ReadAll>

/** How often letters go out. */
export const Pace = z.enum(['at-once', 'daily', 'never'])
export type Pace = z.infer<typeof Pace>

export const MailSettings = z
  .object({
    /** Whether this system sends e-mail at all. */
    isAvailable: z.boolean(),
    email: z.string().nullable(),
    pace: Pace,
    /** Nothing is sent to an address whose owner has not opened the link in the first letter. */
    isConfirmed: z.boolean(),
  })
  .meta({ id: 'NoticeMailSettings' })
export type MailSettings = z.infer<typeof MailSettings>

export const SetMail = z
  .strictObject({
    commandId: z.uuid().optional(),
    email: z.email().max(254, 'Địa chỉ thư dài nhất 254 ký tự.'),
    pace: Pace,
  })
  .meta({ id: 'SetNoticeMail' })
export type SetMail = z.infer<typeof SetMail>
