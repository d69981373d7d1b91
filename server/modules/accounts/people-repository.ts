import { sql } from 'kysely'
import type { Db, Tx } from '../../kernel/db.ts'
import { EVERYWHERE } from '../../kernel/policy.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { foldForSearch } from '../units/index.ts'

export type PersonRow = {
  id: string
  name: string
  login: string | null
  isIllustrative: boolean
  isDisabled: boolean
  isErased: boolean
  canSignIn: boolean
}

const COLUMNS = sql<PersonRow>`
  p.id, p.name, p.login, p.demo_key is not null as "isIllustrative", p.disabled_at is not null as "isDisabled",
  p.erased_at is not null as "isErased",
  (p.password_hash is not null or p.demo_key is not null
    or exists (select from accounts.sso_identity s where s.person_id = p.id)) as "canSignIn"`

export type PeopleFilter = {
  /** Units whose people may be seen, with everything below them; `EVERYWHERE` = all. */
  scope: readonly string[]
  unitId: string | undefined
  text: string | undefined
  after: { name: string; id: string } | undefined
  limit: number
}

/** People with a post, held or ended, inside the scope; in the order of names. */
export async function listPeople(db: Db | Tx, filter: PeopleFilter): Promise<PersonRow[]> {
  const { scope, unitId, text, after, limit } = filter
  const inScope = scope.includes(EVERYWHERE)
    ? sql`true`
    : sql`exists (select from accounts.position o where o.person_id = p.id and o.unit_id in (${unitsUnder(scope)}))`
  const atUnit = unitId
    ? sql`exists (select from accounts.position o where o.person_id = p.id and o.unit_id = ${unitId}::uuid)`
    : sql`true`
  const named = text ? sql`p.name_key like ${`%${foldForSearch(text)}%`}` : sql`true`
  const later = after ? sql`(p.name, p.id) > (${after.name}, ${after.id}::uuid)` : sql`true`
  const { rows } = await sql<PersonRow>`
    select ${COLUMNS} from accounts.person p
    where ${inScope} and ${atUnit} and ${named} and ${later}
    order by p.name, p.id limit ${limit}
  `.execute(db)
  return rows
}

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
