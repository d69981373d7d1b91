import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'
import { UnitType } from './contract.ts'

/** What plans mostly count as their communes. */
export const FROZEN_TYPES = {
  communes: ['xã'],
  townships: ['xã', 'thị trấn'],
  all: ['xã', 'phường', 'thị trấn', 'đặc khu'],
} as const satisfies Record<string, readonly UnitType[]>

/** Which communes of a unit count: of which types, and on which list of `data/units/lists.json` if any. */
export const FrozenRule = z.strictObject({
  types: z.array(UnitType).min(1, 'Chọn ít nhất một loại đơn vị.').max(4),
  list: z.strictObject({ kind: z.string().max(60), value: z.string().max(60) }).nullable(),
})
export type FrozenRule = z.infer<typeof FrozenRule>

export const FreezeList = z
  .strictObject({
    commandId: z.uuid().optional(),
    unitId: z.uuid('Mã đơn vị không đúng.'),
    /** The day whose units count. */
    day: z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value), 'Ngày viết dạng 2022-06-03.'),
    title: z.string().trim().min(5, 'Ghi tên danh sách, ít nhất 5 chữ.').max(200, 'Tên dài nhất 200 chữ.'),
    basis: z.string().trim().min(5, 'Ghi văn bản làm căn cứ.').max(300, 'Căn cứ dài nhất 300 chữ.'),
    rule: FrozenRule,
  })
  .meta({ id: 'FreezeList' })
export type FreezeList = z.infer<typeof FreezeList>

export const FrozenListHead = z
  .object({
    id: z.string(),
    unit: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    day: z.string(),
    title: z.string(),
    basis: z.string(),
    rule: FrozenRule,
    /** How many communes count as the whole. */
    members: z.int(),
    frozenAt: z.string(),
    frozenBy: z.string().nullable(),
  })
  .meta({ id: 'FrozenListHead' })
export type FrozenListHead = z.infer<typeof FrozenListHead>

const Named = z.object({ id: z.string(), code: z.string(), name: z.string() })

/** A frozen list with its members as on its day, and who holds the land of each on the day asked. */
export const FrozenList = FrozenListHead.extend({
  asOf: z.string(),
  items: z.array(Named.extend({ parent: z.string().nullable(), holders: z.array(Named) })),
}).meta({ id: 'FrozenList' })
export type FrozenList = z.infer<typeof FrozenList>
