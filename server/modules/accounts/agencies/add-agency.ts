import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { type FieldError, invalidInput } from '../../../kernel/problem.ts'
import { addDays, plainDate, type PlainDate } from '../../../kernel/time.ts'
import { foldForSearch, printDate, requireOpenUnit, type UnitOn } from '../../units/index.ts'
import { agencyNameOn } from './agencies.ts'
import { authorizeAgency, insertAct, lockAgency } from './agency-acts.ts'
import { type NewAgency, OTHER_KIND, type RenameAgency } from '../agency-contract.ts'
import { kindsByHand } from './agency-kinds.ts'
import { agencyExists, agencyOver, renamedLater } from '../agency-problems.ts'

/**
 * Adds an agency by hand at any unit, by a decision: a team, a council, an office of that province alone. It ends with its
 * unit when no earlier day is given.
 */
export async function addAgency(ctx: Ctx, input: NewAgency): Promise<string> {
  const from = plainDate(input.from)
  const to = input.to === null ? null : plainDate(input.to)
  const unit = await requireOpenUnit(ctx.db, input.unitId, from)
  await authorizeAgency(ctx, unit.id, from)
  const errors = mistakesOf(input, unit)
  if (errors.length > 0) throw invalidInput(errors)
  await refuseSameName(ctx, { unit, name: input.name, from, to, except: null })
  const id = newId()
  await ctx.db
    .insertInto('accounts.agency')
    .values({
      id,
      kind: input.kind,
      unit_id: unit.id,
      name: input.name,
      family: input.family,
      holds_sectors: input.holdsSectors,
      valid_from: from,
      valid_to: unit.validTo !== null && (to === null || unit.validTo < to) ? unit.validTo : to,
      by_hand: true,
    })
    .execute()
  await insertAct(ctx, { agencyId: id, kind: 'added', day: from, basis: input.basis })
  const { kind, family, name, basis } = input
  await logEvent(ctx, 'accounts.agency-added', unit.id, { agency: id, kind, family, name, from, to, basis })
  return id
}

function mistakesOf({ kind, family, to, from, holdsSectors }: NewAgency, unit: UnitOn): FieldError[] {
  const errors: FieldError[] = []
  const known = kindsByHand.find((one) => one.kind === kind && one.level === unit.level)
  if (!known && kind !== OTHER_KIND)
    errors.push({ pointer: '/kind', detail: `Cấp của ${unit.name} không có loại cơ quan này. Chọn loại khác.` })
  if (known && known.family !== family)
    errors.push({ pointer: '/family', detail: 'Loại cơ quan này thuộc nhóm khác. Chọn lại nhóm.' })
  if (to !== null && to <= from) errors.push({ pointer: '/to', detail: 'Ngày kết thúc phải sau ngày bắt đầu.' })
  // Sectors are held in a province, and Party bodies, councils and teams appraise none.
  if (holdsSectors && (unit.level !== 'province' || (family !== 'government' && family !== 'front')))
    errors.push({
      pointer: '/holdsSectors',
      detail: 'Chỉ sở, ngành, Mặt trận, đoàn thể cấp tỉnh mới giữ lĩnh vực và thẩm định chỉ tiêu.',
    })
  return errors
}

/** Gives an agency another name from a day on; what was done before stays under the name of its day. */
export async function renameAgency(ctx: Ctx, id: string, input: RenameAgency): Promise<void> {
  const from = plainDate(input.from)
  const agency = await lockAgency(ctx, id, from)
  if (from <= agency.from)
    throw invalidInput([
      { pointer: '/from', detail: `Cơ quan có từ ngày ${printDate(agency.from)}; tên mới bắt đầu sau ngày đó.` },
    ])
  if (agency.to !== null && from >= agency.to) throw agencyOver(agency.name, printDate(addDays(agency.to, -1)))
  if (agency.name === input.name)
    throw invalidInput([{ pointer: '/name', detail: `Tên mới giống tên đang có: ${agency.name}. Ghi tên khác.` }])
  const [later] = await ctx.db
    .selectFrom('accounts.agency_rename')
    .select(['name', 'valid_from'])
    .where('agency_id', '=', id)
    .where('valid_from', '>=', from)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .execute()
  if (later) throw renamedLater(later.name, printDate(later.valid_from))
  const unit = await requireOpenUnit(ctx.db, agency.unitId, from)
  await refuseSameName(ctx, { unit, name: input.name, from, to: agency.to, except: id })
  const act = await insertAct(ctx, { agencyId: id, kind: 'renamed', day: from, basis: input.basis })
  await ctx.db
    .insertInto('accounts.agency_rename')
    .values({ agency_id: id, valid_from: from, name: input.name, act_id: act })
    .execute()
  const { name, basis } = input
  await logEvent(ctx, 'accounts.agency-renamed', agency.unitId, { agency: id, before: agency.name, name, from, basis })
}

type Wanted = { unit: UnitOn; name: string; from: PlainDate; to: PlainDate | null; except: string | null }

/** Two agencies of one name at one unit could not be told apart in a list, nor in a sheet of people. */
async function refuseSameName(ctx: Ctx, { unit, name, from, to, except }: Wanted): Promise<void> {
  const beside = await ctx.db
    .selectFrom('accounts.agency as a')
    .select(agencyNameOn('a', from).as('name'))
    .where('a.unit_id', '=', unit.id)
    .where('a.id', 'is distinct from', except)
    .where(sql<boolean>`daterange(a.valid_from, a.valid_to) && daterange(${from}::date, ${to}::date)`)
    .execute()
  const taken = beside.find((one) => foldForSearch(one.name) === foldForSearch(name))
  if (taken) throw agencyExists(taken.name, unit.name)
}
