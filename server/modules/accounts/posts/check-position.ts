import type { Db, Tx } from '../../../kernel/db.ts'
import { type FieldError, invalidInput } from '../../../kernel/problem.ts'
import { type PlainDate, plainDate } from '../../../kernel/time.ts'
import { requireOpenUnit } from '../../units/index.ts'
import { agencyNameOn } from '../agencies/agencies.ts'
import type { NewPosition } from '../contract.ts'
import { rolesOfPost } from '../roles/open-roles.ts'

/** Refuses a post that could not exist: at a unit or agency of other days, or with rights nothing limits. */
export async function checkPosition(db: Db | Tx, post: Omit<NewPosition, 'commandId'>): Promise<void> {
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
  if (unitId !== null) await requireOpenUnit(db, unitId, plainDate(from))
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
}

function findAgency(db: Db | Tx, id: string, date: PlainDate) {
  return db
    .selectFrom('accounts.agency as a')
    .select(['a.unit_id', 'a.valid_from', 'a.valid_to', 'a.holds_sectors', agencyNameOn('a', date).as('name')])
    .where('a.id', '=', id)
    .executeTakeFirst()
}
