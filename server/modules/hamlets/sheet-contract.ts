import { z } from 'zod'
import { Day, HamletType } from './contract.ts'

export const SHEET_STATES = ['added', 'changed', 'same', 'refused'] as const

/** One row of a list as it was judged. Names of heads stay out: answers are kept for retries. */
export const StagedHamlet = z.object({
  row: z.int(),
  label: z.string(),
  state: z.enum(SHEET_STATES),
  households: z.object({ before: z.int().nullable(), after: z.int().nullable() }),
  population: z.object({ before: z.int().nullable(), after: z.int().nullable() }),
  /** A head is named for the first time or another one. */
  namesHead: z.boolean(),
})
export type StagedHamlet = z.infer<typeof StagedHamlet>

/** What was read: read = applied (added + changed) + same + refused. Nothing counts until it is accepted. */
export const StagedHamletSheet = z
  .object({
    sheet: z.string(),
    unit: z.object({ id: z.string(), name: z.string() }),
    day: z.string(),
    balance: z.object({ read: z.int(), added: z.int(), changed: z.int(), same: z.int(), refused: z.int() }),
    rows: z.array(StagedHamlet),
    problems: z.array(z.object({ cell: z.string(), found: z.string().nullable(), detail: z.string() })),
    canAccept: z.boolean(),
  })
  .meta({ id: 'StagedHamletSheet' })
export type StagedHamletSheet = z.infer<typeof StagedHamletSheet>

/** The first day hamlets that are new in the list are there; today when it is not said. */
export const SheetQuery = z.strictObject({ day: Day.optional() })

/** Rows as they are kept aside between reading and accepting. */
export const KeptRow = z.object({
  row: z.int(),
  type: HamletType,
  name: z.string(),
  households: z.int().nullable(),
  population: z.int().nullable(),
  measuredOn: Day.nullable(),
  source: z.string().nullable(),
  headName: z.string().nullable(),
  headPhone: z.string().nullable(),
  /** Addresses of the cells, for messages. */
  cells: z.object({ type: z.string(), name: z.string(), day: z.string(), source: z.string(), head: z.string() }),
})
export type KeptRow = z.infer<typeof KeptRow>

export const KeptSheet = z.object({ rows: z.array(KeptRow), states: z.array(z.enum(SHEET_STATES)), refused: z.int() })

export const AcceptedHamletSheet = z
  .object({
    added: z.int(),
    changed: z.int(),
    same: z.int(),
    refused: z.int(),
    /** By which everything the list wrote is taken back as one; null when it wrote nothing. */
    change: z.string().nullable(),
  })
  .meta({ id: 'AcceptedHamletSheet' })
export type AcceptedHamletSheet = z.infer<typeof AcceptedHamletSheet>
