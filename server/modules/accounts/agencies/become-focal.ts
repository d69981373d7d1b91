import { sql } from 'kysely'
import type { Ctx } from '../../../kernel/context.ts'
import { logEvent } from '../../../kernel/events.ts'
import { newId } from '../../../kernel/id.ts'
import { invalidInput, notFound } from '../../../kernel/problem.ts'
import { addDays, plainDate, type PlainDate } from '../../../kernel/time.ts'
import { printDate, unitById } from '../../units/index.ts'
import { type AgencyRow, insertAct, lockAgency } from './agency-acts.ts'
import type { AgencyBasis, BecomeFocal, EndFocal } from '../agency-contract.ts'
import { agencyOver, alreadyFocal, focalOver } from '../agency-problems.ts'
import { focalSpansOf } from './focal-agencies.ts'
import { nameOfProgramme, programmes } from './programmes.ts'

/** Makes an agency of a province focal for a programme from a day on; others may be so at the same time. */
export async function becomeFocal(ctx: Ctx, id: string, input: BecomeFocal): Promise<void> {
  const from = plainDate(input.from)
  const agency = await lockAgency(ctx, id, from)
  await refuseMistakes(ctx, agency, input)
  const to = input.to === null ? null : plainDate(input.to)
  await beginFocal(ctx, agency, { programme: input.programme, from, to, day: from, basis: input.basis })
}

async function refuseMistakes(ctx: Ctx, agency: AgencyRow, { programme, from, to }: BecomeFocal): Promise<void> {
  const unit = await unitById(ctx.db, agency.unitId, plainDate(from))
  if (unit?.level !== 'province')
    throw invalidInput([
      { pointer: '/programme', detail: 'Cơ quan đầu mối của tỉnh là cơ quan cấp tỉnh. Chọn cơ quan khác.' },
    ])
  if (!programmes.some(({ code }) => code === programme))
    throw invalidInput([
      { pointer: '/programme', detail: `Không có chương trình “${programme}”. Chọn chương trình khác.` },
    ])
  if (to !== null && to <= from)
    throw invalidInput([{ pointer: '/to', detail: 'Ngày kết thúc phải sau ngày bắt đầu.' }])
  if (from < agency.from)
    throw invalidInput([
      { pointer: '/from', detail: `${agency.name} có từ ngày ${printDate(agency.from)}. Chọn từ ngày đó.` },
    ])
  if (agency.to !== null && from >= agency.to) throw agencyOver(agency.name, printDate(addDays(agency.to, -1)))
  const spans = (await focalSpansOf(ctx, agency.id, plainDate(from))).filter((span) => span.programme === programme)
  const met = spans.find((span) => (span.to === null || from < span.to) && (to === null || span.from < to))
  if (met) throw alreadyFocal(agency.name, nameOfProgramme(programme), sayDays(met.from, met.to))
}

function sayDays(from: string, to: string | null): string {
  const begin = `từ ngày ${printDate(plainDate(from))}`
  return to === null ? begin : `${begin} đến hết ngày ${printDate(addDays(plainDate(to), -1))}`
}

type Begin = { programme: string; from: string; to: string | null; day: PlainDate; basis: AgencyBasis }

/** Writes the span from `day`, or from `from` when that is later, as long as the agency lasts. Leaves out days it is focal already. */
export async function beginFocal(ctx: Ctx, agency: AgencyRow, begin: Begin): Promise<void> {
  const { programme, day, basis } = begin
  const from = begin.from > day ? plainDate(begin.from) : day
  const to = [begin.to, agency.to].filter((end) => end !== null).sort()[0] ?? null
  const own = await focalSpansOf(ctx, agency.id, from)
  const met = own.some(
    (one) => one.programme === programme && (one.to === null || from < one.to) && (to === null || one.from < to),
  )
  if (met || (to !== null && to <= from)) return
  const act = await insertAct(ctx, { agencyId: agency.id, kind: 'focal-begun', day: from, basis })
  await ctx.db
    .insertInto('accounts.focal_agency')
    .values({
      id: newId(),
      programme,
      province_id: agency.unitId,
      agency_id: agency.id,
      valid_from: from,
      valid_to: to === null ? null : plainDate(to),
      begun_act: act,
    })
    .execute()
  await logEvent(ctx, 'accounts.focal-begun', agency.unitId, { agency: agency.id, programme, from, to, basis })
}

/** An agency is no longer focal from a day on. */
export async function endFocal(ctx: Ctx, id: string, input: EndFocal): Promise<string> {
  const day = plainDate(input.day)
  const span = await ctx.db
    .selectFrom('accounts.focal_agency')
    .select(['agency_id', 'programme', 'valid_from', 'valid_to'])
    .where('id', '=', id)
    .where('valid_to', 'is distinct from', sql.ref<PlainDate>('valid_from'))
    .forUpdate()
    .executeTakeFirst()
  if (!span) throw notFound('lần làm cơ quan đầu mối này')
  const agency = await lockAgency(ctx, span.agency_id, day)
  if (day <= span.valid_from)
    throw invalidInput([
      { pointer: '/day', detail: `Làm đầu mối từ ngày ${printDate(span.valid_from)}; chọn ngày sau đó.` },
    ])
  if (span.valid_to !== null && day >= span.valid_to) throw focalOver(printDate(addDays(span.valid_to, -1)))
  const act = await insertAct(ctx, { agencyId: agency.id, kind: 'focal-ended', day, basis: input.basis })
  await cutFocal(ctx, id, { day, act })
  const { programme } = span
  await logEvent(ctx, 'accounts.focal-ended', agency.unitId, { agency: agency.id, programme, day, basis: input.basis })
  return agency.id
}

/** Ends a span on a day; one that begins later never was. */
export async function cutFocal(ctx: Ctx, id: string, { day, act }: { day: PlainDate; act: string }): Promise<void> {
  await sql`
    update accounts.focal_agency
    set valid_to = greatest(valid_from, ${day}::date), ended_act = ${act}, ended_by = null, end_before = null
    where id = ${id}
  `.execute(ctx.db)
}
