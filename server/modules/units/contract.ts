import { z } from 'zod'

/** Levels of government that ever existed in the lists; the district until 30/6/2025. */
export const Level = z.enum(['province', 'district', 'commune'])
export type Level = z.infer<typeof Level>

export const UnitType = z.enum(['tỉnh', 'thành phố', 'quận', 'huyện', 'thị xã', 'xã', 'phường', 'thị trấn', 'đặc khu'])
export type UnitType = z.infer<typeof UnitType>

/** `approximate`: units changed on unknown days around this date, only bounds are known (domain rule 3). */
export const Coverage = z.enum(['exact', 'approximate'])
export type Coverage = z.infer<typeof Coverage>

/** Short form of a unit on a date, for trails and links. */
export const UnitRef = z
  .object({ id: z.string(), code: z.string(), name: z.string(), type: UnitType, level: Level })
  .meta({ id: 'UnitRef' })
export type UnitRef = z.infer<typeof UnitRef>

/** A unit that took over territory, or gave it. `share` is 0–1 of the giver's territory, null = unknown. */
export const UnitLink = UnitRef.extend({
  share: z.string().nullable(),
  date: z.string(),
  /** First day it may have happened; equal to `date` when the day is known. */
  earliest: z.string(),
  change: z.string(),
  basis: z.string().nullable(),
}).meta({ id: 'UnitLink' })
export type UnitLink = z.infer<typeof UnitLink>

export const UnitItem = UnitRef.extend({
  shortName: z.string(),
  /** From the unit above up to the province. */
  parents: z.array(UnitRef),
  /** null: began before the first list (1/1/2023). */
  validFrom: z.string().nullable(),
  /** First day the unit no longer exists; null while it does. */
  validTo: z.string().nullable(),
  coverage: Coverage,
  successors: z.array(UnitLink),
  predecessors: z.array(UnitLink),
}).meta({ id: 'UnitItem' })
export type UnitItem = z.infer<typeof UnitItem>

export const UnitPage = z
  .object({ items: z.array(UnitItem), next: z.string().nullable(), total: z.int().optional(), coverage: Coverage })
  .meta({ id: 'UnitPage' })
export type UnitPage = z.infer<typeof UnitPage>

/** A list a unit can be put on by decision, with its values in words. */
export const UnitListView = z
  .object({
    kind: z.string(),
    label: z.string(),
    /** A unit may stand under several values at a time. */
    several: z.boolean(),
    values: z.array(z.object({ value: z.string(), label: z.string() })),
  })
  .meta({ id: 'UnitList' })
export type UnitListView = z.infer<typeof UnitListView>

/** What lists and measures say of a unit on a date. A list that is absent is unknown, never "no". */
export const UnitFacts = z
  .object({
    asOf: z.string(),
    lists: z.array(
      z.object({
        kind: z.string(),
        value: z.string(),
        words: z.string(),
        from: z.string(),
        to: z.string().nullable(),
        source: z.string().nullable(),
      }),
    ),
    measures: z.array(
      z.object({
        measure: z.enum(['population', 'households', 'area']),
        label: z.string(),
        unit: z.string(),
        value: z.string(),
        /** The day it was measured. */
        day: z.string(),
        source: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'UnitFacts' })
export type UnitFacts = z.infer<typeof UnitFacts>

export const UnitQuery = z.strictObject({
  q: z.string().max(200, 'Từ khóa dài nhất 200 ký tự').optional(),
  asOf: z.string().optional(),
  level: Level.optional(),
  under: z.string().max(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(200).optional(),
  count: z.enum(['0', '1']).optional(),
})
export type UnitQuery = z.infer<typeof UnitQuery>

export const UnitOnDate = z.strictObject({ asOf: z.string().optional() })
