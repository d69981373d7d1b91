import { z } from 'zod'
import { Level, UnitType } from './contract.ts'

/** Types a line may give a unit, in the order people look for them: communes first. */
export const TYPES_OF_LINES = [
  'xã',
  'phường',
  'thị trấn',
  'đặc khu',
  'huyện',
  'quận',
  'thị xã',
  'thành phố',
  'tỉnh',
] as const satisfies readonly UnitType[]

// What a decision changes, line by line. The same lines come from the workbench, from a sheet and from the official
// table; codes are read on the day the decision takes effect (domain rule 2).

const Code = z.string().regex(/^\d{2,5}$/, 'Mã đơn vị có 2, 3 hoặc 5 chữ số.')
const ShortName = z
  .string()
  .trim()
  .min(1, 'Ghi tên đơn vị, không kèm chữ xã, phường, tỉnh.')
  .max(120, 'Tên dài nhất 120 chữ.')
/** Row of the sheet the line was read from, for messages; absent for lines typed in. */
const Row = { row: z.int().min(1).optional() }

/** Share of the giver's territory, above 0 and at most 1, decimal text. */
export const Share = z
  .string()
  .regex(/^(0?\.\d{1,10}|0|1(\.0{1,10})?)$/, 'Tỷ lệ là số từ 0 đến 1, ví dụ 0.35. Không biết thì để trống.')
  .refine((text) => Number(text) > 0, 'Tỷ lệ lớn hơn 0. Không biết thì để trống.')

/** A unit of the new state: begun by this decision, or what the target of flows is called from then on. */
export const UnitLine = z.strictObject({
  kind: z.literal('unit'),
  code: Code,
  type: UnitType,
  name: ShortName,
  parent: Code.nullable(),
  ...Row,
})

/** Renamed, reclassified, transferred or given another code; the unit goes on. */
export const EditLine = z.strictObject({
  kind: z.literal('edit'),
  code: Code,
  newCode: Code.optional(),
  type: UnitType.optional(),
  name: ShortName.optional(),
  parent: Code.optional(),
  ...Row,
})

/** Territory of one unit goes to another: two lines to one target are a merger, two from one source a split. */
export const FlowLine = z.strictObject({
  kind: z.literal('flow'),
  from: Code,
  to: Code,
  share: Share.nullable(),
  ...Row,
})

/** A unit ends without a successor in the lists. */
export const EndLine = z.strictObject({ kind: z.literal('end'), code: Code, ...Row })

/** A level of government is switched off, or on again. */
export const LevelLine = z.strictObject({ kind: z.enum(['level-off', 'level-on']), level: Level, ...Row })

/** From the decision's day a unit stands on a list of `data/units/lists.json`; `value` null: it leaves the list. */
export const ListLine = z.strictObject({
  kind: z.literal('list'),
  code: Code,
  list: z.string().max(60),
  value: z.string().max(60).nullable(),
  /** First day it no longer holds; null = until a later decision. */
  until: z.iso.date().nullable(),
  ...Row,
})

/** Population, households or area (km²) of a unit on the decision's day, decimal text. */
export const MeasureLine = z.strictObject({
  kind: z.literal('measure'),
  code: Code,
  measure: z.enum(['population', 'households', 'area']),
  value: z.string().regex(/^\d{1,12}(\.\d{1,6})?$/, 'Ghi số không âm, phần thập phân sau dấu chấm.'),
  ...Row,
})

export const ChangeLine = z.discriminatedUnion('kind', [
  UnitLine,
  EditLine,
  FlowLine,
  EndLine,
  LevelLine,
  ListLine,
  MeasureLine,
])
export type ChangeLine = z.infer<typeof ChangeLine>
export type UnitLine = z.infer<typeof UnitLine>
export type EditLine = z.infer<typeof EditLine>
export type FlowLine = z.infer<typeof FlowLine>
export type ListLine = z.infer<typeof ListLine>
export type MeasureLine = z.infer<typeof MeasureLine>

export const MOST_LINES = 30_000
export const ChangeLines = z
  .array(ChangeLine)
  .min(1, 'Chưa có dòng thay đổi nào.')
  .max(MOST_LINES, `Một quyết định có nhiều nhất ${MOST_LINES} dòng.`)
