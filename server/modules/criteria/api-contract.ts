import { z } from 'zod'

/** How much of a set was read and confirmed. `weak`: read from a source that may never recognise anybody. */
const LevelCounts = z.object({
  criteria: z.int(),
  indicators: z.int(),
  levels: z.int(),
  known: z.int(),
  unknown: z.int(),
  delegated: z.int(),
  weak: z.int(),
  confirmed: z.int(),
})
export type LevelCounts = z.infer<typeof LevelCounts>

/** A published set in a list: what it is, when it holds, and how much of it was read and confirmed. */
export const SetHeadView = z
  .object({
    id: z.string(),
    version: z.int(),
    title: z.string(),
    level: z.string(),
    tier: z.string(),
    illustrative: z.boolean(),
    inForce: z.object({ from: z.string(), to: z.string().nullable() }),
    officialCounts: z.object({
      criteria: z.int().nullable(),
      indicators: z.int().nullable(),
      conditions: z.int().nullable(),
    }),
    counts: LevelCounts,
  })
  .meta({ id: 'CriteriaSetHead' })
export type SetHeadView = z.infer<typeof SetHeadView>

/** A dry run of an Excel file: every mistake with its cell, or what would be published. */
export const SetSheetReading = z
  .object({
    upload: z.string(),
    problems: z.array(z.object({ cell: z.string(), found: z.string().nullable(), detail: z.string() })),
    summary: z
      .object({ id: z.string(), version: z.int(), title: z.string(), illustrative: z.boolean(), counts: LevelCounts })
      .nullable(),
  })
  .meta({ id: 'SetSheetReading' })
export type SetSheetReading = z.infer<typeof SetSheetReading>

export const ConfirmLevel = z
  .strictObject({
    commandId: z.uuid().optional(),
    levelKey: z.string().min(1).max(120),
    legalReference: z.string().trim().min(5, 'Ghi căn cứ: số văn bản, điều, khoản.').max(500),
  })
  .meta({ id: 'ConfirmLevel' })
export type ConfirmLevel = z.infer<typeof ConfirmLevel>
