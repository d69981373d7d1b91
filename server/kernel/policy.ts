import type { Decision, Problem } from './problem.ts'
import { problem } from './problem.ts'
import { addDays, type PlainDate } from './time.ts'

/** A permission such as `indicators:record`: room and verb. */
export type Permission = `${string}:${string}`

/** One post a person holds or held at a unit. Scope is the unit and everything below it. */
export type Position = {
  id: string
  unitId: string
  /** The agency the post is in; null for posts of the unit itself. */
  agencyId: string | null
  /** What the post is called, e.g. "Cán bộ nông nghiệp xã Tân Nhuận Đông". */
  title: string
  roles: readonly string[]
  permissions: ReadonlySet<Permission>
  /** What the post would also allow if its holder signed in by two steps, as a role of it asks; absent = nothing. */
  waiting?: ReadonlySet<Permission>
  /** Sectors the agency holds in its province; null = not limited to sectors. */
  sectors: ReadonlySet<string> | null
  from: PlainDate
  /** Half-open end: the first day the post is no longer held. */
  to: PlainDate | null
  /** The person stood in for, when this post was given to a deputy; absent or null for a post of one's own. */
  deputyFor?: string | null
}

/** Who acts. Rights are those of the positions held on `today`. */
export type Actor = {
  kind: 'anonymous' | 'person' | 'system'
  id: string | null
  name: string
  today: PlainDate
  /** One's own posts, or the one post of a deputy that this session works under: never both. */
  positions: readonly Position[]
  /** Posts of a deputy held today, worked under or not. */
  deputyPosts?: readonly Position[]
  /** Another system works with part of this person's rights, by a token. */
  isToken?: boolean
  /** The session they act in, or the token; events keep it. */
  session?: string | null
  /** Has proved within the last minutes who they are; asked of routes that vote, sign, decide or give rights. */
  isProven?: boolean
}

/** Unit id of a post for the whole country: the centre is not a unit of any list. */
export const EVERYWHERE = 'whole-country'

/**
 * A unit on a date with the units above it, itself included. `heirs`: who stands there now, the unit or what took it over, with
 * everything above; they read what was left to them and write nothing of it. Absent: the same as `ancestors`.
 */
export type Place = { unitId: string; name: string; ancestors: ReadonlySet<string>; heirs?: ReadonlySet<string> }

/** Where only posts for the whole country stand. */
export const WHOLE_COUNTRY: Place = { unitId: EVERYWHERE, name: 'cả nước', ancestors: new Set([EVERYWHERE]) }

export function anonymous(today: PlainDate): Actor {
  return { kind: 'anonymous', id: null, name: '', today, positions: [] }
}

/** Jobs and imports act as the system: every permission, no scope, its own name in the audit. */
export function systemActor(today: PlainDate): Actor {
  return { kind: 'system', id: null, name: 'Hệ thống', today, positions: [] }
}

export const postEnded = problem(
  403,
  'post-ended',
  'Vị trí công tác đã kết thúc',
  (title: string, lastDay: string) =>
    `Vị trí “${title}” kết thúc ngày ${lastDay}. Bạn xem được, không làm được việc này. ` +
    'Nếu được giao vị trí mới, đề nghị người quản trị ghi vị trí đó.',
)

const twoStepsAsked = problem(
  403,
  'two-steps-asked',
  'Cần đăng nhập hai bước',
  (title: string) =>
    `Vị trí “${title}” có quyền này, nhưng vai trò của vị trí chỉ dùng được khi tài khoản đăng nhập hai bước. ` +
    'Mở mục Tài khoản của tôi, bật đăng nhập hai bước rồi làm lại việc này.',
)

const deputyPostAside = problem(
  403,
  'deputy-post-aside',
  'Chưa chuyển sang làm thay',
  (title: string) =>
    `Bạn được giao làm thay vị trí “${title}”, nhưng đang làm việc bằng vị trí của mình. ` +
    'Mở mục tài khoản, chuyển sang làm thay rồi làm lại việc này.',
)

/** Whom the actor stands in for in this session; every act of theirs carries both names. */
export function actingFor({ positions }: Actor): string | null {
  return positions.find((post) => post.deputyFor)?.deputyFor ?? null
}

/** Who acts, for a row that names a person. Throws for the system and for nobody: such a row is theirs never. */
export function personOf({ id, kind }: Actor): string {
  if (id === null) throw new Error(`${kind} acts where a person is written down`)
  return id
}

/**
 * The people whose earlier acts bind the actor: themself and everybody they stand in for today. A deputy may not decide what
 * the other one prepared, by whichever post (domain rule 6).
 */
export function handsOf(actor: Actor): ReadonlySet<string> {
  const principals = [...actor.positions, ...(actor.deputyPosts ?? [])].map((post) => post.deputyFor)
  return new Set([actor.id, ...principals].filter((id) => id !== null && id !== undefined))
}

export function isHeld(position: Position, on: PlainDate): boolean {
  return position.from <= on && (position.to === null || on < position.to)
}

/** Positions of today that carry a permission at a place; used when the policy needs the sectors or the agency. */
export function positionsWith(actor: Actor, permission: Permission, place: Place): Position[] {
  return actor.positions.filter((p) => isHeld(p, actor.today) && covers(p, permission, place))
}

function covers(position: Position, permission: Permission, place: Place): boolean {
  return isInside(position, place) && position.permissions.has(permission)
}

function isInside(position: Position, place: Place): boolean {
  return position.unitId === EVERYWHERE || place.ancestors.has(position.unitId)
}

/** Does the actor hold this permission over this place today? */
export function holds(actor: Actor, permission: Permission, place: Place): boolean {
  return actor.kind === 'system' || positionsWith(actor, permission, place).length > 0
}

/** Does the actor hold a reading permission over this place today, or over what became of it? */
export function holdsAsHeir(actor: Actor, permission: Permission, place: Place): boolean {
  return holds(actor, permission, { ...place, ancestors: place.heirs ?? place.ancestors })
}

/** Does the actor hold this permission anywhere today? The hallway's question, before any record is read. */
export function holdsAnywhere(actor: Actor, permission: Permission): boolean {
  return actor.kind === 'system' || actor.positions.some((p) => isHeld(p, actor.today) && p.permissions.has(permission))
}

/** The refusal that explains a post that ended, waits for two steps, or is a deputy's laid aside, when that stands in the way. */
export function postInTheWay(actor: Actor, permission: Permission, place?: Place): Problem | undefined {
  const aside = actor.deputyPosts?.find(
    (p) => p.permissions.has(permission) && (!place || covers(p, permission, place)) && !actor.positions.includes(p),
  )
  if (aside) return deputyPostAside(aside.title)
  const waits = actor.positions.find(
    ({ waiting, ...p }) => waiting?.has(permission) && isHeld(p, actor.today) && (!place || isInside(p, place)),
  )
  if (waits) return twoStepsAsked(waits.title)
  const ended = actor.positions.find(
    (p) =>
      p.to !== null && p.to <= actor.today && p.permissions.has(permission) && (!place || covers(p, permission, place)),
  )
  return ended?.to ? postEnded(ended.title, dayBefore(ended.to)) : undefined
}

/** Allowed when held; refused with the ended post when that explains it, else with the module's own sentence. */
export function allow(actor: Actor, permission: Permission, place: Place, otherwise: () => Problem): Decision {
  return holds(actor, permission, place) || (postInTheWay(actor, permission, place) ?? otherwise())
}

function dayBefore(date: PlainDate): string {
  const [year, month, day] = addDays(date, -1).split('-')
  return `${day}/${month}/${year}`
}
