import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'

export const Day = z.custom<PlainDate>(
  (value) => typeof value === 'string' && isPlainDate(value),
  'Ngày viết dạng 2025-07-01.',
)

/** Words hamlets are called by. Which of them a province uses is data (`ProvinceTypes`). */
export const HAMLET_TYPES = [
  'thôn',
  'ấp',
  'bản',
  'làng',
  'xóm',
  'buôn',
  'bon',
  'phum',
  'sóc',
  'khóm',
  'tổ dân phố',
  'khu phố',
  'khối',
  'khối phố',
  'tiểu khu',
  'khu',
] as const
export const HamletType = z.enum(HAMLET_TYPES)
export type HamletType = z.infer<typeof HamletType>

/** The name without its type word, folded on entry: composed letters, single spaces (domain rule 22). */
export const HamletName = z
  .string()
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim().replaceAll('’', "'"))
  .pipe(z.string().min(1, 'Ghi tên, không kèm chữ thôn, ấp.').max(120, 'Tên dài nhất 120 chữ.'))

export const MEASURES = ['households', 'population'] as const
export type Measure = (typeof MEASURES)[number]
export const Count = z.int('Ghi số nguyên.').min(0, 'Không nhỏ hơn 0.').max(1_000_000, 'Số này quá lớn.')
export const Source = z.string().trim().min(2, 'Ghi nguồn của số liệu.').max(300, 'Nguồn dài nhất 300 chữ.')

const Ref = z.object({ id: z.string(), code: z.string(), name: z.string() })

/** Personal data: present only for who may read it; `null` = nobody is recorded. */
export const HamletHead = z
  .object({
    id: z.string(),
    /** Null once erased. */
    name: z.string().nullable(),
    phone: z.string().nullable(),
    from: z.string(),
    /** First day no longer head. */
    to: z.string().nullable(),
  })
  .meta({ id: 'HamletHead' })
export type HamletHead = z.infer<typeof HamletHead>

export const HamletMeasure = z
  .object({ value: z.int(), day: z.string(), source: z.string() })
  .meta({ id: 'HamletMeasure' })
export type HamletMeasure = z.infer<typeof HamletMeasure>

/** A hamlet on a day. A measure that is null is unknown, never zero. */
export const HamletItem = z
  .object({
    id: z.string(),
    type: z.string(),
    name: z.string(),
    /** `Ấp An Lạc`; with its former commune in brackets where another of that name is in the commune. */
    label: z.string(),
    commune: Ref,
    formerCommune: Ref.nullable(),
    /** False: its commune was divided and nobody has said which new one it is in. */
    isPlaced: z.boolean(),
    /** Another hamlet of the commune has the same name on this day. */
    needsRename: z.boolean(),
    /** Of this name and commune; half-open. */
    validFrom: z.string(),
    validTo: z.string().nullable(),
    households: HamletMeasure.nullable(),
    population: HamletMeasure.nullable(),
    head: HamletHead.nullable().optional(),
  })
  .meta({ id: 'HamletItem' })
export type HamletItem = z.infer<typeof HamletItem>

export const AREAS = ['rural', 'urban'] as const
export const Area = z.enum(AREAS)
export type Area = z.infer<typeof Area>

/** Which words the commune may use, usual ones first. `isBinding`: only these, as `source` says; else every word is allowed. */
export const AllowedTypes = z.object({
  types: z.array(z.string()),
  isBinding: z.boolean(),
  source: z.string().nullable(),
})
export type AllowedTypes = z.infer<typeof AllowedTypes>

export const HamletPage = z
  .object({
    unit: Ref.extend({ validTo: z.string().nullable() }),
    /** The day shown: the last day of the commune when it had ended before the asked one. */
    asOf: z.string(),
    items: z.array(HamletItem),
    next: z.string().nullable(),
    total: z.int(),
    /** Of all hamlets of the commune; `sum` is null while one of them is unknown. */
    households: z.object({ sum: z.int().nullable(), known: z.int() }),
    /** Hamlets of a commune that was divided, waiting for somebody to say where they are; on the first page only. */
    unplaced: z.array(HamletItem),
    types: AllowedTypes,
    can: z.object({ manage: z.boolean(), contact: z.boolean() }),
  })
  .meta({ id: 'HamletPage' })
export type HamletPage = z.infer<typeof HamletPage>

export const HamletQuery = z.strictObject({
  /** Inner id of a commune. */
  unit: z.uuid('Mã đơn vị không đúng.'),
  asOf: Day.optional(),
  q: z.string().max(100, 'Từ khóa dài nhất 100 ký tự.').optional(),
  type: HamletType.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(400).optional(),
})
export type HamletQuery = z.infer<typeof HamletQuery>

/** A stretch of a hamlet's life, a kin of it, and what changed it. */
export const HamletDetail = HamletItem.extend({
  versions: z.array(
    z.object({
      from: z.string(),
      to: z.string().nullable(),
      label: z.string(),
      commune: Ref,
      isPlaced: z.boolean(),
    }),
  ),
  changes: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      day: z.string(),
      number: z.string().nullable(),
      signedOn: z.string().nullable(),
      issuer: z.string().nullable(),
      recordedAt: z.string(),
      /** Only for who manages the hamlet; null also for what the system recorded. */
      recordedBy: z
        .object({
          /** Null once erased. */
          name: z.string().nullable(),
          /** Whom they stood in for. */
          actingFor: z.string().nullable(),
          /** Their post, as it was called then. */
          title: z.string().nullable(),
        })
        .nullable(),
      canUndo: z.boolean(),
    }),
  ),
  predecessors: z.array(z.object({ id: z.string(), label: z.string(), share: z.string().nullable() })),
  successors: z.array(z.object({ id: z.string(), label: z.string(), share: z.string().nullable() })),
  measures: z.array(z.object({ measure: z.enum(MEASURES), value: z.int(), day: z.string(), source: z.string() })),
  /** Everybody who was ever head; present only for who may read it. */
  heads: z.array(HamletHead).optional(),
  /** Communes a divided commune went to: one of them is the hamlet's. */
  candidates: z.array(Ref),
  can: z.object({ manage: z.boolean(), contact: z.boolean() }),
}).meta({ id: 'HamletDetail' })
export type HamletDetail = z.infer<typeof HamletDetail>

export const OnDate = z.strictObject({ asOf: Day.optional() })
export const OfHamlet = z.strictObject({ id: z.uuid('Mã thôn, ấp không đúng.') })

export const NewHamlet = z
  .strictObject({
    commandId: z.uuid().optional(),
    communeId: z.uuid('Chọn xã.'),
    type: HamletType,
    name: HamletName,
    /** First day it is in the list. */
    from: Day,
    households: Count.nullable(),
    population: Count.nullable(),
    /** The decision or list that households and people are from. */
    source: Source.nullable(),
  })
  .refine(({ households, population, source }) => source !== null || (households === null && population === null), {
    path: ['source'],
    message: 'Ghi nguồn của số hộ, số nhân khẩu.',
  })
  .meta({ id: 'NewHamlet' })
export type NewHamlet = z.infer<typeof NewHamlet>

export const NewMeasures = z
  .strictObject({
    commandId: z.uuid().optional(),
    day: Day,
    households: Count.nullable(),
    population: Count.nullable(),
    source: Source,
  })
  .refine(({ households, population }) => households !== null || population !== null, {
    path: ['households'],
    message: 'Ghi số hộ hoặc số nhân khẩu.',
  })
  .meta({ id: 'NewHamletMeasures' })
export type NewMeasures = z.infer<typeof NewMeasures>

export const PersonName = z
  .string()
  .transform((text) => text.normalize('NFC').replaceAll(/\s+/g, ' ').trim())
  .pipe(z.string().min(2, 'Ghi họ và tên.').max(100, 'Họ và tên dài nhất 100 ký tự.'))
export const Phone = z
  .string()
  .transform((text) => text.replaceAll(/[\s.()-]/g, ''))
  .pipe(z.string().regex(/^\+?\d{8,14}$/, 'Số điện thoại có 8 đến 14 chữ số.'))

export const NewHead = z
  .strictObject({ commandId: z.uuid().optional(), name: PersonName, phone: Phone.nullable(), from: Day })
  .meta({ id: 'NewHamletHead' })
export type NewHead = z.infer<typeof NewHead>

/** `to`: first day no longer head. */
export const EndHead = z.strictObject({ commandId: z.uuid().optional(), to: Day })

/** Words of a province. `source` null = not known; not binding = usual words, others are allowed too. */
export const ProvinceTypes = z
  .object({
    province: Ref,
    areas: z.array(
      z.object({ area: Area, types: z.array(z.string()), isBinding: z.boolean(), source: z.string().nullable() }),
    ),
    can: z.object({ edit: z.boolean() }),
  })
  .meta({ id: 'HamletProvinceTypes' })
export type ProvinceTypes = z.infer<typeof ProvinceTypes>

/** `types` null takes the words back: every word is allowed again. */
export const SetTypes = z
  .strictObject({
    commandId: z.uuid().optional(),
    area: Area,
    types: z.array(HamletType).min(1, 'Chọn ít nhất một loại.').nullable(),
    source: z.string().trim().min(5, 'Ghi văn bản quy định.').max(300, 'Nguồn dài nhất 300 chữ.'),
  })
  .meta({ id: 'SetHamletTypes' })
export type SetTypes = z.infer<typeof SetTypes>

/** Answer to a write that must not repeat personal data: answers are kept for retries. */
export const Done = z.object({ id: z.string() })
