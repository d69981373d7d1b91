import { z } from 'zod'
import { isPlainDate } from '../../kernel/time.ts'

const DateText = z.string().refine(isPlainDate, 'Ngày viết dạng năm-tháng-ngày, ví dụ 2024-10-14.')

/** Logins are compared in lower case, so that a phone's capital letter does not keep anybody out. */
export function foldLogin(text: string): string {
  return text.normalize('NFC').trim().toLowerCase()
}

/** A login a person chooses: 3–60 letters without marks, digits, dot, dash, underscore or @. */
const Login = z
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

const PersonName = z
  .string()
  .transform((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(2, 'Ghi họ và tên.').max(100, 'Họ và tên dài nhất 100 ký tự.'))

export const SignIn = z.strictObject({
  login: z.string().max(200, 'Tên đăng nhập quá dài.'),
  password: z.string().max(1000, 'Mật khẩu quá dài.'),
  /** Of the authenticator app or from paper; only for who signs in by two steps. */
  code: z.string().max(60, 'Mã quá dài.').optional(),
})

/** A post as people see it. `unit` null = the whole country; `to` is the first day it is no longer held. */
export const PositionView = z
  .object({
    id: z.string(),
    title: z.string(),
    unit: z.object({ id: z.string(), code: z.string(), name: z.string(), level: z.string() }).nullable(),
    agency: z.object({ id: z.string(), kind: z.string(), name: z.string() }).nullable(),
    roles: z.array(z.string()),
    from: z.string(),
    to: z.string().nullable(),
    held: z.boolean(),
    /** Who is stood in for, and by which decision; null = a post of one's own. */
    deputyFor: z.object({ name: z.string(), basis: z.string() }).nullable(),
  })
  .meta({ id: 'Position' })
export type PositionView = z.infer<typeof PositionView>

/**
 * Who is signed in, with ended posts too; `permissions` are those of the posts held on `today`. While they stand in for
 * somebody, `positions` is that one post. `deputyPosts`: what they may switch to.
 */
export const SessionView = z
  .object({
    person: z.object({ id: z.string(), name: z.string(), illustrative: z.boolean() }),
    positions: z.array(PositionView),
    deputyPosts: z.array(PositionView),
    permissions: z.array(z.string()),
    /** Posts whose rights wait until this person signs in by two steps, as a role of theirs asks. */
    twoStepsAsked: z.array(z.string()),
    today: z.string(),
    installation: z.enum(['demo', 'real']),
  })
  .meta({ id: 'Session' })
export type SessionView = z.infer<typeof SessionView>

export const WorkingDate = z.strictObject({ date: DateText })

/** True, or the sentence that says why not. */
const Can = z.union([z.literal(true), z.string()])

/** Of a person only what belongs to the places of who asks: posts there, and the login while they work there. */
export const PersonView = z
  .object({
    id: z.string(),
    name: z.string(),
    login: z.string().nullable(),
    illustrative: z.boolean(),
    disabled: z.boolean(),
    /** Data erased at the person's request; nobody can tell any more who it was. */
    erased: z.boolean(),
    /** Has used the one-time link; false = still waiting for the first sign-in. */
    canSignIn: z.boolean(),
    positions: z.array(PositionView),
    /** `manage`: a link, the second step, sessions, tokens, the single sign-on; `endPosts`, `deputise`: of the posts shown. */
    can: z.object({
      manage: Can,
      appoint: Can,
      endPosts: Can,
      deputise: Can,
      disable: Can,
      enable: Can,
      rename: Can,
      erase: Can,
    }),
  })
  .meta({ id: 'Person' })
export type PersonView = z.infer<typeof PersonView>

/** How somebody stands with the system: erased, locked out, able to sign in, or waiting for their first password. */
export const PERSON_STATES = ['working', 'waiting', 'disabled', 'erased'] as const
export type PersonState = (typeof PERSON_STATES)[number]

export const PeopleQuery = z.strictObject({
  unitId: z.uuid('Mã đơn vị không đúng.').optional(),
  /** Posts at this unit or anywhere below it. */
  under: z.uuid('Mã đơn vị không đúng.').optional(),
  /** Code of a role that a post held today carries. */
  role: z.string().max(60, 'Mã vai trò dài nhất 60 ký tự.').optional(),
  state: z.enum(PERSON_STATES, 'Chọn một tình trạng có trong danh sách.').optional(),
  q: z.string().max(100, 'Từ khóa dài nhất 100 ký tự.').optional(),
  cursor: z
    .string()
    .max(300)
    .transform((text) => text || undefined)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type PeopleQuery = z.infer<typeof PeopleQuery>

/** In the order of names. `total` and `waiting` (for their first password): of everybody who is asked for, not of this page. */
export const PeoplePage = z
  .object({ items: z.array(PersonView), next: z.string().nullable(), total: z.int(), waiting: z.int() })
  .meta({ id: 'PeoplePage' })
export type PeoplePage = z.infer<typeof PeoplePage>

/** A post to give. `unitId` null = the whole country; `agencyId` null = a post of the unit itself. */
export const NewPosition = z.strictObject({
  commandId: z.uuid().optional(),
  unitId: z.uuid('Chọn đơn vị.').nullable(),
  agencyId: z.uuid('Chọn cơ quan.').nullable(),
  title: z.string().trim().min(3, 'Ghi tên vị trí công tác.').max(200, 'Tên vị trí dài nhất 200 ký tự.'),
  roles: z.array(z.string()).min(1, 'Chọn ít nhất một vai trò.').max(10, 'Nhiều nhất 10 vai trò.'),
  from: DateText,
  to: DateText.nullable(),
})
export type NewPosition = z.infer<typeof NewPosition>

/** Who stands in for the holder of a post, on which days, by which decision. `to` is the first day they no longer do. */
export const NewDeputy = z.strictObject({
  commandId: z.uuid().optional(),
  personId: z.uuid('Chọn người làm thay.'),
  from: DateText,
  to: DateText,
  basis: z.string().trim().min(5, 'Ghi số và ngày của văn bản giao làm thay.').max(300, 'Căn cứ dài nhất 300 ký tự.'),
})
export type NewDeputy = z.infer<typeof NewDeputy>

/** The post of a deputy to work under from now on; null = one's own posts again. */
export const ChooseActing = z.strictObject({ positionId: z.uuid('Mã vị trí không đúng.').nullable() })

export const NewPerson = z.strictObject({
  commandId: z.uuid().optional(),
  name: PersonName,
  position: NewPosition.omit({ commandId: true }),
})
export type NewPerson = z.infer<typeof NewPerson>

/** `to` is the first day the post is no longer held. */
export const EndPosition = z.strictObject({ commandId: z.uuid().optional(), to: DateText })
export type EndPosition = z.infer<typeof EndPosition>

export const Confirm = z.strictObject({ commandId: z.uuid().optional() })

/** The person's name, typed again: what is erased does not come back. */
export const ErasePerson = z.strictObject({
  commandId: z.uuid().optional(),
  confirm: z.string().max(200, 'Họ tên quá dài.'),
})

/** The right name of a person, and by what document or for what reason it is changed. */
export const RenamePerson = z.strictObject({
  commandId: z.uuid().optional(),
  name: PersonName,
  basis: z.string().trim().min(5, 'Ghi lý do hoặc số, ngày của văn bản.').max(300, 'Căn cứ dài nhất 300 ký tự.'),
})
export type RenamePerson = z.infer<typeof RenamePerson>

export const InvitationView = z.object({ link: z.string(), expiresAt: z.string() }).meta({ id: 'Invitation' })

/** What a person sets with a one-time link: the login once, the name never but for the first administrator. */
export const AcceptInvitation = z.object({
  name: PersonName.optional(),
  login: Login.optional(),
  password: z.string().max(1000, 'Mật khẩu quá dài.'),
})
export type AcceptInvitation = z.infer<typeof AcceptInvitation>
