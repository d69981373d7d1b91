import { z } from 'zod'
import { Day } from './contract.ts'

/** What is missing most stands first; `changed`: what was longest not written to; `name`: as people look names up. */
export const OVERVIEW_ORDERS = ['missing', 'households', 'population', 'heads', 'changed', 'name'] as const
export type OverviewOrder = (typeof OVERVIEW_ORDERS)[number]

/** `sum` is null while one hamlet is unknown or there is none: what is not known is never counted as nothing. */
const Counted = z.object({ sum: z.int().nullable(), missing: z.int() })

export const CommuneOverview = z.object({
  id: z.string(),
  code: z.string(),
  name: z.string(),
  /** The unit between the commune and the one asked about; null when there is none. */
  parent: z.string().nullable(),
  hamlets: z.int(),
  households: Counted,
  population: Counted,
  /** Hamlets for which nobody is recorded as head. */
  headsMissing: z.int(),
  /** When its list was last written to; null when nobody ever did. */
  changedAt: z.string().nullable(),
})
export type CommuneOverview = z.infer<typeof CommuneOverview>

export const HamletOverview = z
  .object({
    unit: z.object({ id: z.string(), code: z.string(), name: z.string(), validTo: z.string().nullable() }),
    /** The day shown: the last day of the unit when it had ended before the asked one. */
    asOf: z.string(),
    /** Of all communes, whatever page is read. */
    totals: z.object({
      communes: z.int(),
      /** Communes with no hamlet at all. */
      withoutList: z.int(),
      hamlets: z.int(),
      householdsMissing: z.int(),
      populationMissing: z.int(),
      headsMissing: z.int(),
    }),
    items: z.array(CommuneOverview),
    next: z.string().nullable(),
  })
  .meta({ id: 'HamletOverview' })
export type HamletOverview = z.infer<typeof HamletOverview>

export const OverviewQuery = z.strictObject({
  asOf: Day.optional(),
  order: z.enum(OVERVIEW_ORDERS).default('missing'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(200).optional(),
})
export type OverviewQuery = z.infer<typeof OverviewQuery>
