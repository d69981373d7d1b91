import type { Ctx } from '../../kernel/context.ts'
import type { SheetError } from '../../kernel/sheet-page.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { printDate } from '../units/index.ts'
import type { AllowedTypes, HamletHead } from './contract.ts'
import { type ListedHamlet, listHamlets } from './list-repository.ts'
import { labelOf, sameKeyOf } from './names.ts'
import type { Commune } from './open-commune.ts'
import { versionsIn, versionsOf } from './repository.ts'
import type { KeptRow, StagedHamlet } from './sheet-contract.ts'
import { allowedTypes, refuseType } from './types-of-province.ts'

export type Judged = { row: KeptRow; hamlet: ListedHamlet | undefined; shown: StagedHamlet; mistake: SheetError | null }

type List = {
  day: PlainDate
  today: PlainDate
  byKey: ReadonlyMap<string, readonly ListedHamlet[]>
  /** First day of each hamlet of the list. */
  begins: ReadonlyMap<string, PlainDate>
  /** Keys of hamlets that come into the commune after the day. */
  coming: ReadonlySet<string>
  later: ReadonlySet<string>
  types: AllowedTypes
}

const keyOf = ({ type, name }: { type: string; name: string }): string => `${type} ${sameKeyOf(name)}`

/** Holds the rows of a list against what is recorded of the commune on the day. Writes nothing. */
export async function judgeRows(
  ctx: Ctx,
  commune: Commune,
  day: PlainDate,
  rows: readonly KeptRow[],
): Promise<Judged[]> {
  const list = await openList(ctx, commune, day)
  return rows.map((row) => judge(row, list))
}

async function openList(ctx: Ctx, commune: Commune, day: PlainDate): Promise<List> {
  const hamlets = await listHamlets(ctx.db, { communeIds: [commune.id], asOf: day, isPlaced: true, limit: 5000 })
  const ids = hamlets.map(({ id }) => id)
  const lives = await versionsOf(ctx.db, ids)
  const future = (await versionsIn(ctx.db, [commune.id], day)).filter(
    ({ from, isPlaced, hamletId }) => isPlaced && from > day && !ids.includes(hamletId),
  )
  const heads = await laterHeads(ctx, ids, day)
  return {
    day,
    today: ctx.today(),
    byKey: Map.groupBy(hamlets, keyOf),
    // Lives come in the order of days: the first one written is the first day.
    begins: new Map(lives.toReversed().map(({ hamletId, from }) => [hamletId, from])),
    coming: new Set(future.map(keyOf)),
    later: heads,
    types: await allowedTypes(ctx, commune, day),
  }
}

async function laterHeads(ctx: Ctx, hamletIds: readonly string[], day: PlainDate): Promise<Set<string>> {
  if (hamletIds.length === 0) return new Set()
  const rows = await ctx.db
    .selectFrom('hamlets.head')
    .select('hamlet_id')
    .where('hamlet_id', 'in', hamletIds)
    .where('valid_from', '>', day)
    .where((eb) => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', eb.ref('valid_from'))]))
    .execute()
  return new Set(rows.map((row) => row.hamlet_id))
}

function judge(row: KeptRow, list: List): Judged {
  const [hamlet, ...others] = list.byKey.get(keyOf(row)) ?? []
  const [households, population] = [counted(row, hamlet, 'households'), counted(row, hamlet, 'population')]
  const namesHead = row.headName !== null && isOther(row, hamlet?.head ?? null)
  const refusal =
    others.length > 0 ? (['name', sayShared(row)] as const) : findRefusal(row, hamlet, { namesHead, list })
  const isChanged = households.before !== households.after || population.before !== population.after || namesHead
  const state = refusal ? 'refused' : hamlet ? (isChanged ? 'changed' : 'same') : 'added'
  const shown: StagedHamlet = { row: row.row, label: labelOf(row), state, households, population, namesHead }
  if (!refusal) return { row, hamlet, shown, mistake: null }
  const [column, detail] = refusal
  const cell = row.cells[column]
  return { row, hamlet, shown, mistake: { cell, found: null, detail: `Ô ${cell}: ${detail}` } }
}

/** An empty cell leaves what is recorded. */
function counted(row: KeptRow, hamlet: ListedHamlet | undefined, measure: 'households' | 'population') {
  const before = hamlet?.[measure]?.value ?? null
  return { before, after: row[measure] ?? before }
}

function isOther({ headName, headPhone }: KeptRow, head: HamletHead | null): boolean {
  return head?.name !== headName || (headPhone !== null && head.phone !== headPhone)
}

function sayShared(row: KeptRow): string {
  return `xã đang có hơn một ${labelOf(row)} (trùng tên sau sáp nhập xã). Đổi tên trước, rồi gửi lại.`
}

type Refusal = readonly [column: keyof KeptRow['cells'], detail: string]

function findRefusal(
  row: KeptRow,
  hamlet: ListedHamlet | undefined,
  { namesHead, list }: { namesHead: boolean; list: List },
): Refusal | undefined {
  const wrongType = hamlet ? undefined : refuseType(list.types, row.type)
  if (wrongType) return ['type', wrongType]
  if (!hamlet && list.coming.has(keyOf(row)))
    return ['name', `${labelOf(row)} có trong danh sách từ một ngày sau đó. Chọn ngày sau, hoặc đặt tên khác.`]
  const begins = hamlet ? (list.begins.get(hamlet.id) ?? list.day) : list.day
  const measuredOn = row.measuredOn ?? list.day
  if (row.measuredOn !== null && row.measuredOn > list.today)
    return ['day', `ngày ${printDate(row.measuredOn)} chưa đến. Ghi ngày đã đếm.`]
  const hasCounts = row.households !== null || row.population !== null
  if (hasCounts && measuredOn < begins)
    return [
      'day',
      `số liệu ngày ${printDate(measuredOn)}, trước khi ${labelOf(row)} có trong danh sách (${printDate(begins)}). Chọn ngày danh sách sớm hơn.`,
    ]
  if (namesHead && hamlet && list.later.has(hamlet.id))
    return ['head', 'đã ghi người đứng đầu từ một ngày sau đó. Ghi trên màn hình Thôn, ấp.']
  return undefined
}
