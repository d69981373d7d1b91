import { sql } from 'kysely'
import type { Db, Tx } from '../../../kernel/db.ts'
import { type FieldError, invalidInput } from '../../../kernel/problem.ts'
import { addDays, type PlainDate, plainDate } from '../../../kernel/time.ts'
import { printDate, requireOpenUnit } from '../../units/index.ts'
import { agencyNameOn } from '../agencies/agencies.ts'
import type { NewPosition } from '../contract.ts'
import { postGivenTwice } from '../people-problems.ts'
import { rolesOfPost } from '../roles/open-roles.ts'

type Post = Omit<NewPosition, 'commandId'>

/**
 * Refuses a post that could not exist: at a unit or agency of other days, or with rights nothing limits. Returns the first day it is
 * no longer held: a post without an end, at a unit whose end lies ahead, ends with the unit.
 */
export async function checkPosition(db: Db | Tx, post: Post, today: PlainDate): Promise<PlainDate | null> {
  const { unitId, agencyId, from, to } = post
  const roles = await rolesOfPost(db, post)
  const errors = post.roles.flatMap((code): FieldError[] => {
    const role = roles.find((one) => one.code === code)
    if (!role) return [{ pointer: '/roles', detail: `Không có vai trò “${code}” ở đơn vị này.` }]
    return role.isOffered
      ? []
      : [{ pointer: '/roles', detail: `Vai trò “${role.name}” thôi không giao thêm ở tỉnh này.` }]
  })
  if (to !== null && to <= from) errors.push({ pointer: '/to', detail: 'Ngày kết thúc phải sau ngày bắt đầu.' })
  const unit = unitId === null ? undefined : await requireOpenUnit(db, unitId, plainDate(from))
  const ends = unit?.validTo ?? null
  const goesBeyond = ends !== null && (to === null ? ends <= today : to > ends)
  if (unit && ends && goesBeyond) errors.push({ pointer: '/to', detail: beyondUnit(unit.name, ends) })
  const agency = agencyId === null ? undefined : await findAgency(db, agencyId, plainDate(from))
  if (agencyId !== null && (!agency || agency.unit_id !== unitId))
    errors.push({ pointer: '/agencyId', detail: 'Cơ quan này không thuộc đơn vị đã chọn.' })
  if (agency && (from < agency.valid_from || (agency.valid_to !== null && from >= agency.valid_to)))
    errors.push({
      pointer: '/agencyId',
      detail: `${agency.name} chưa có hoặc đã kết thúc vào ngày bắt đầu của vị trí.`,
    })
  // Sectors come from the agency: an appraiser without one would appraise everything.
  const appraises = roles.some(({ permissions }) => permissions.includes('assessment:appraise'))
  if (appraises && !agency?.holds_sectors)
    errors.push({ pointer: '/agencyId', detail: 'Người thẩm định phải thuộc một sở, ngành phụ trách lĩnh vực.' })
  if (errors.length > 0) throw invalidInput(errors)
  return to === null ? ends : plainDate(to)
}

const beyondUnit = (name: string, ends: PlainDate): string =>
  `${name} kết thúc hết ngày ${printDate(addDays(ends, -1))}. Chọn ngày làm việc cuối không muộn hơn, rồi giao tiếp ở đơn vị thay thế.`

/** Refuses the same post twice: same unit, agency and roles on days that meet. Throws `post-given-twice` with the one there is. */
export async function refusePostTwice(db: Tx, personId: string, post: Post): Promise<void> {
  const { rows } = await sql<{ title: string; from: PlainDate; to: PlainDate | null }>`
    select title, valid_from as "from", valid_to as "to" from accounts.position
    where person_id = ${personId}::uuid and deputy_of is null
      and unit_id is not distinct from ${post.unitId}::uuid and agency_id is not distinct from ${post.agencyId}::uuid
      and roles @> ${post.roles}::text[] and roles <@ ${post.roles}::text[]
      and daterange(valid_from, valid_to) && daterange(${post.from}::date, ${post.to}::date)
    order by valid_from, id limit 1
  `.execute(db)
  const [held] = rows
  if (held) throw postGivenTwice(held.title, sayDays(held))
}

function sayDays({ from, to }: { from: PlainDate; to: PlainDate | null }): string {
  return to === null ? `từ ${printDate(from)}` : `từ ${printDate(from)} đến hết ${printDate(addDays(to, -1))}`
}

function findAgency(db: Db | Tx, id: string, date: PlainDate) {
  return db
    .selectFrom('accounts.agency as a')
    .select(['a.unit_id', 'a.valid_from', 'a.valid_to', 'a.holds_sectors', agencyNameOn('a', date).as('name')])
    .where('a.id', '=', id)
    .executeTakeFirst()
}
