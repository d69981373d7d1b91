import { z } from 'zod'
import { Count, Day, HamletName, HamletType } from './contract.ts'

export const CHANGE_KINDS = [
  'create',
  'sheet',
  'rename',
  'merge',
  'split',
  'transfer',
  'abolish',
  'place',
  'units-changed',
] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** The decision a change rests on. */
export const Basis = z.strictObject({
  number: z.string().trim().min(2, 'Ghi số, ký hiệu của quyết định.').max(100, 'Số dài nhất 100 chữ.'),
  signedOn: Day,
  issuer: z.string().trim().min(2, 'Ghi cơ quan ban hành.').max(200, 'Tên cơ quan dài nhất 200 chữ.'),
})
export type Basis = z.infer<typeof Basis>

/** Share of the households of what is split, above 0 and below 1, decimal text. */
const Share = z
  .string()
  .regex(/^0?\.\d{1,6}$/, 'Phần chia là số lớn hơn 0, nhỏ hơn 1, ví dụ 0.4. Không biết thì để trống.')
  .refine((text) => Number(text) > 0, 'Phần chia lớn hơn 0. Không biết thì để trống.')

const Common = { commandId: z.uuid().optional(), day: Day, basis: Basis }
const Id = z.uuid('Chọn thôn, ấp.')
const Named = { type: HamletType, name: HamletName }
/** Counted again by the decision; null = summed, shared out, or not known. */
const Recounted = { households: Count.nullable(), population: Count.nullable() }

export const RenameHamlet = z.strictObject({ kind: z.literal('rename'), hamletId: Id, ...Named, ...Common })
export const MergeHamlets = z.strictObject({
  kind: z.literal('merge'),
  hamletIds: z.array(Id).min(2, 'Chọn ít nhất hai thôn, ấp để nhập.').max(30, 'Nhiều nhất 30 thôn, ấp.'),
  ...Named,
  ...Recounted,
  ...Common,
})
export const SplitHamlet = z.strictObject({
  kind: z.literal('split'),
  hamletId: Id,
  parts: z
    .array(z.strictObject({ ...Named, share: Share.nullable(), ...Recounted }))
    .min(2, 'Chia thành ít nhất hai thôn, ấp.')
    .max(10, 'Nhiều nhất 10 phần.'),
  ...Common,
})
export const TransferHamlet = z.strictObject({
  kind: z.literal('transfer'),
  hamletId: Id,
  communeId: z.uuid('Chọn xã nhận.'),
  ...Common,
})
export const AbolishHamlet = z.strictObject({ kind: z.literal('abolish'), hamletId: Id, ...Common })

export const HamletChange = z
  .discriminatedUnion('kind', [RenameHamlet, MergeHamlets, SplitHamlet, TransferHamlet, AbolishHamlet])
  .meta({ id: 'HamletChange' })
export type HamletChange = z.infer<typeof HamletChange>
export type SplitHamlet = z.infer<typeof SplitHamlet>

/** Which of the communes that took over a divided one the hamlet is in. */
export const PlaceHamlet = z
  .strictObject({ commandId: z.uuid().optional(), communeId: z.uuid('Chọn xã.') })
  .meta({ id: 'PlaceHamlet' })

const Standing = z.object({
  id: z.string().nullable(),
  label: z.string(),
  commune: z.string(),
  households: z.int().nullable(),
  population: z.int().nullable(),
})
export type Standing = z.infer<typeof Standing>

/** What a change would do, before anything is written; `problems` forbid it. */
export const HamletTrial = z
  .object({
    ended: z.array(Standing),
    begun: z.array(Standing),
    continued: z.array(z.object({ before: Standing, after: Standing })),
    problems: z.array(z.object({ pointer: z.string(), detail: z.string() })),
    canApply: z.boolean(),
  })
  .meta({ id: 'HamletTrial' })
export type HamletTrial = z.infer<typeof HamletTrial>

export const HamletChanged = z.object({ change: z.string(), begun: z.array(z.string()) }).meta({ id: 'HamletChanged' })
