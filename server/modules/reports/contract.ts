import { z } from 'zod'

/** Results of the communes (xã) of a province and year. Holds nothing of when or by whom it was made: the same at any later time. */
export const ProvinceResults = z
  .object({
    kind: z.literal('province-results'),
    unit: z.object({ code: z.string(), name: z.string() }),
    year: z.int(),
    /** The day whose units these are. */
    asOf: z.string(),
    /** Only what was recorded by then. */
    knownAt: z.string(),
    coverage: z.enum(['exact', 'approximate']),
    set: z.object({ id: z.string(), version: z.int(), title: z.string(), illustrative: z.boolean() }),
    totals: z.object({
      communes: z.int(),
      /** Wards, townships and special zones, which the set does not assess. */
      others: z.int(),
      reported: z.int(),
      met: z.int(),
      notMet: z.int(),
      recognised: z.int(),
    }),
    communes: z.array(
      z.object({
        code: z.string(),
        name: z.string(),
        parent: z.string().nullable(),
        /** Null: nothing was reported by then. */
        verdict: z.enum(['met', 'not-met', 'unknown', 'incomplete']).nullable(),
        criteriaMet: z.int(),
        criteriaTotal: z.int(),
        indicatorsMet: z.int(),
        indicatorsNotMet: z.int(),
        indicatorsOpen: z.int(),
        recognised: z.object({ tier: z.string(), number: z.string(), date: z.string() }).nullable(),
      }),
    ),
    indicators: z.array(
      z.object({ code: z.string(), name: z.string(), notMet: z.int(), missing: z.int(), unknown: z.int() }),
    ),
  })
  .meta({ id: 'ProvinceResults' })
export type ProvinceResults = z.infer<typeof ProvinceResults>

/** What differs from the version before: one commune a line; where no commune differs, one indicator, or the unit. */
export const PublicationChange = z.object({ code: z.string(), name: z.string(), before: z.string(), after: z.string() })
export type PublicationChange = z.infer<typeof PublicationChange>

export const Publication = z
  .object({
    id: z.string(),
    unit: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    year: z.int(),
    version: z.int(),
    set: z.object({ id: z.string(), version: z.int() }),
    asOf: z.string(),
    knownAt: z.string(),
    title: z.string(),
    illustrative: z.boolean(),
    publishedAt: z.string(),
    publisherTitle: z.string().nullable(),
    dataHash: z.string(),
    pdfHash: z.string(),
    changes: z.array(PublicationChange).nullable(),
  })
  .meta({ id: 'Publication' })
export type Publication = z.infer<typeof Publication>

export const PublishResults = z
  .strictObject({
    commandId: z.uuid().optional(),
    unitId: z.uuid('Mã đơn vị không đúng.'),
    year: z.int().min(2023).max(2100),
    /** `id@version`; absent = the set the screens choose for the year. */
    set: z.string().max(100).optional(),
  })
  .meta({ id: 'PublishResults' })
export type PublishResults = z.infer<typeof PublishResults>
