import { z } from 'zod'

const Named = z.object({ id: z.string(), name: z.string().nullable() })

/** One line of the log. `seq`: its place in the sealed chain; null while it waits, a second or two. */
export const AuditEvent = z
  .object({
    id: z.string(),
    seq: z.int().nullable(),
    at: z.string(),
    type: z.string(),
    label: z.string(),
    /** Null: nobody was signed in, or the system itself. */
    actor: Named.nullable(),
    /** Whom the actor stood in for. */
    actingFor: Named.nullable(),
    /** Unit, person, dossier… it is about; `name` where it is a unit or a person. */
    subject: Named.nullable(),
    /** From where: device and network address of the session, while they are kept. */
    from: z.object({ device: z.string(), address: z.string() }).nullable(),
    body: z.record(z.string(), z.unknown()),
    /** What the body holds as a digest only, since it names a person; null once their data were erased. */
    personal: z.record(z.string(), z.string().nullable()),
  })
  .meta({ id: 'AuditEvent' })
export type AuditEvent = z.infer<typeof AuditEvent>

const Day = z.iso.date('Ngày viết dạng 2025-07-01.')

export const AuditQuery = z.strictObject({
  /** A type, or the beginning of one: `units.`. */
  type: z.string().max(60).optional(),
  /** Part of a name: of who acted, was stood in for, or of the person or unit it is about. A unit's code finds it too. */
  q: z.string().trim().min(2, 'Gõ ít nhất hai chữ.').max(100).optional(),
  actor: z.uuid('Mã người không đúng.').optional(),
  subject: z.uuid('Mã đối tượng không đúng.').optional(),
  from: Day.optional(),
  /** Last day. */
  to: Day.optional(),
  cursor: z.uuid('Vị trí trong danh sách không đúng.').optional(),
})
export type AuditQuery = z.infer<typeof AuditQuery>

export const AuditPage = z.object({
  items: z.array(AuditEvent),
  next: z.string().nullable(),
  types: z.array(z.object({ type: z.string(), label: z.string() })),
})
export type AuditPage = z.infer<typeof AuditPage>

/** Who was shown data of the person that asks. */
export const MyView = z
  .object({ at: z.string(), viewer: z.string().nullable(), post: z.string().nullable(), what: z.string() })
  .meta({ id: 'MyView' })
export type MyView = z.infer<typeof MyView>

export const MyViewsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid('Trang không đúng. Mở lại danh sách từ đầu.').optional(),
})
export type MyViewsQuery = z.infer<typeof MyViewsQuery>

export const MyViewsPage = z.object({ items: z.array(MyView), next: z.string().nullable() }).meta({ id: 'MyViewsPage' })
export type MyViewsPage = z.infer<typeof MyViewsPage>
