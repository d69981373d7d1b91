import type { Db, Tx } from '../../../kernel/db.ts'
import { keepWhileStamped, readStamps, type Stamps } from '../../../kernel/stamp.ts'
import { plainDate, type PlainDate } from '../../../kernel/time.ts'
import { ancestorsIn, type Catalogue, catalogueAt } from '../../units/index.ts'
import { makeRoleBook, type Role, type RoleBook, type RoleEdition } from './role-book.ts'

/** The roles of every province as they are recorded now, with where units lie. */
export type Roles = RoleBook & {
  /** The province a unit lies in on a date; null for the whole country. */
  provinceOf(unitId: string | null, date: PlainDate): string | null
}

const kept = keepWhileStamped('roles', loadEditions)
const made = new WeakMap<Catalogue, { editions: readonly RoleEdition[]; roles: Roles }>()

/** The roles of a post where and when it is to begin; codes that nobody knows there are left out. */
export async function rolesOfPost(
  db: Db | Tx,
  { unitId, roles: codes, from }: { unitId: string | null; roles: readonly string[]; from: string },
): Promise<Role[]> {
  const roles = await openRoles(db)
  const provinceId = roles.provinceOf(unitId, plainDate(from))
  return codes.flatMap((code) => roles.find(code, provinceId) ?? [])
}

/** Roles as recorded now; inside a transaction also what it changed. */
export async function openRoles(db: Db | Tx): Promise<Roles> {
  return rolesAt(db, await readStamps(db))
}

/** The same, for a caller who has just read the stamps. */
export async function rolesAt(db: Db | Tx, stamps: Stamps): Promise<Roles> {
  const [editions, catalogue] = await Promise.all([kept.at(db, stamps), catalogueAt(db, stamps)])
  const known = made.get(catalogue)
  if (known?.editions === editions) return known.roles
  const book = makeRoleBook(editions, (id) => formerProvinces(catalogue, id))
  const provinceOf: Roles['provinceOf'] = (unitId, date) =>
    // Most installations change no role: nobody has to be placed then.
    unitId === null || editions.length === 0 ? null : provinceIn(catalogue, unitId, date)
  const roles = { ...book, provinceOf }
  made.set(catalogue, { editions, roles })
  return roles
}

function loadEditions(db: Db | Tx): Promise<RoleEdition[]> {
  return db
    .selectFrom('accounts.role_edition')
    .select(['id', 'scope_id as scopeId', 'code', 'name', 'based_on as basedOn', 'permissions'])
    .select(['two_steps as twoSteps', 'is_offered as isOffered'])
    .where('recorded_to', 'is', null)
    .orderBy('recorded_at')
    .orderBy('id')
    .execute()
}

function formerProvinces({ units }: Catalogue, provinceId: string): string[] {
  const before = new Set(units.get(provinceId)?.predecessors.map(({ predecessorId }) => predecessorId))
  return [...before].filter((id) => units.get(id)?.versions.at(-1)?.level === 'province')
}

/** A post may begin later than the day that asks: the unit stands then where it will stand at first. */
function provinceIn(catalogue: Catalogue, unitId: string, date: PlainDate): string | null {
  const from = catalogue.units.get(unitId)?.validFrom
  return ancestorsIn(catalogue, unitId, from && from > date ? from : date).at(-1)?.id ?? null
}
