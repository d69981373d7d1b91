import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { foldForSearch } from '../units/index.ts'
import type { PersonState } from './contract.ts'

export type PersonRow = {
  id: string
  name: string
  login: string | null
  isIllustrative: boolean
  isDisabled: boolean
  isErased: boolean
  canSignIn: boolean
}

const CAN_SIGN_IN = sql`(p.password_hash is not null or p.demo_key is not null
    or exists (select from accounts.sso_identity s where s.person_id = p.id))`

const COLUMNS = sql<PersonRow>`
  p.id, p.name, p.login, p.demo_key is not null as "isIllustrative", p.disabled_at is not null as "isDisabled",
  p.erased_at is not null as "isErased", ${CAN_SIGN_IN} as "canSignIn"`

export type PeopleFilter = {
  /** Units whose people may be seen, with everything below them; `EVERYWHERE` = all. */
  scope: readonly string[]
  id?: string | undefined
  unitId?: string | undefined
  /** A unit with everything that was ever below it. */
  under?: string | undefined
  text?: string | undefined
  /** A role of a post that is held on the day. */
  role?: { code: string; on: PlainDate } | undefined
  state?: PersonState | undefined
}

type PageOfPeople = { after?: { name: string; id: string } | undefined; limit: number }

/** As names stand in a Vietnamese list (Hà, Hồ, Huỳnh): by bytes every marked letter comes after `z`. PostgreSQL has it wherever it has ICU. */
const BY_NAME = sql`p.name collate "vi-x-icu"`

/** People with a post, held or ended, inside the scope; in the order of names. */
export async function listPeople(
  db: Db | Tx,
  filter: PeopleFilter,
  { after, limit }: PageOfPeople,
): Promise<PersonRow[]> {
  // No index serves the order: at 10,000 people a page takes 5 ms without one, whatever the scope.
  const later = after ? sql`(${BY_NAME}, p.id) > (${after.name}, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<PersonRow>`
    select ${COLUMNS} from accounts.person p
    where ${isAskedFor(filter)} and ${later}
    order by ${BY_NAME}, p.id limit ${limit}
  `.execute(db)
  return rows
}

/** How many people the filter finds, and how many of them wait for their first password. */
export async function countPeople(db: Db | Tx, filter: PeopleFilter): Promise<{ total: number; waiting: number }> {
  const { rows } = await sql<{ total: number; waiting: number }>`
    select count(*)::int as total, (count(*) filter (where p.disabled_at is null and not ${CAN_SIGN_IN}))::int as waiting
    from accounts.person p where ${isAskedFor(filter)}
  `.execute(db)
  return rows[0] ?? { total: 0, waiting: 0 }
}

function isAskedFor({ scope, id, unitId, under, text, role, state }: PeopleFilter) {
  const isWithin = scope.includes(EVERYWHERE) ? sql`true` : sql`o.unit_id in (${unitsUnder(scope)})`
  const isAt = unitId ? sql`o.unit_id = ${unitId}::uuid` : sql`true`
  const isBelow = under ? sql`o.unit_id in (${unitsUnder([under])})` : sql`true`
  const isIn = role
    ? sql`(${role.code} = any(o.roles) and o.valid_from <= ${role.on}::date and (o.valid_to is null or o.valid_to > ${role.on}::date))`
    : sql`true`
  // One post has to be all of it: being asked for at a unit elsewhere tells nothing of who worked there, or as what.
  const hasPost =
    scope.includes(EVERYWHERE) && !unitId && !under && !role
      ? sql`true`
      : sql`exists (select from accounts.position o
          where o.person_id = p.id and ${isWithin} and ${isAt} and ${isBelow} and ${isIn})`
  const named = text ? sql`p.name_key like ${`%${foldForSearch(text)}%`}` : sql`true`
  const oneself = id ? sql`p.id = ${id}::uuid` : sql`true`
  const stands = state ? IN_STATE[state] : sql`true`
  return sql<boolean>`${oneself} and ${hasPost} and ${named} and ${stands}`
}

const IN_STATE = {
  working: sql`(p.disabled_at is null and p.erased_at is null and ${CAN_SIGN_IN})`,
  waiting: sql`(p.disabled_at is null and p.erased_at is null and not ${CAN_SIGN_IN})`,
  disabled: sql`(p.disabled_at is not null and p.erased_at is null)`,
  erased: sql`(p.erased_at is not null)`,
} satisfies Record<PersonState, unknown>

/** The units and all that were ever below them: an officer of a commune that ended still belongs to its province. */
const unitsUnder = (ids: readonly string[]) => sql`
  with recursive down as (
    select id from unnest(${[...ids]}::uuid[]) as id
    union
    select v.unit_id from down join units.v_unit v on v.parent_id = down.id
  ) select id from down`

export async function findPerson(db: Db | Tx, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`select ${COLUMNS} from accounts.person p where p.id = ${id}::uuid`.execute(db)
  return rows[0]
}

/** Locks a person for a change and returns it; undefined when there is none. */
export async function lockPerson(db: Tx, id: string): Promise<PersonRow | undefined> {
  await sql`select from accounts.person where id = ${id}::uuid for update`.execute(db)
  return findPerson(db, id)
}

export type PositionRow = {
  id: string
  personId: string
  unitId: string | null
  agencyId: string | null
  title: string
  roles: string[]
  from: PlainDate
  to: PlainDate | null
  deputyOf: string | null
}

export function lockPosition(db: Tx, id: string): Promise<PositionRow | undefined> {
  return db
    .selectFrom('accounts.position')
    .select(['id', 'person_id as personId', 'unit_id as unitId', 'agency_id as agencyId', 'title', 'roles'])
    .select(['valid_from as from', 'valid_to as to', 'deputy_of as deputyOf'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}
