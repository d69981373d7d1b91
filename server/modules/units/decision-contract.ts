import { z } from 'zod'
import { isPlainDate, type PlainDate } from '../../kernel/time.ts'
import { ChangeLines } from './change-contract.ts'

const Day = z.custom<PlainDate>(
  (value) => typeof value === 'string' && isPlainDate(value),
  'Ngày viết dạng 2025-07-01.',
)

/** A decision as an administrator types it in. */
export const DecisionInput = z
  .strictObject({
    commandId: z.uuid().optional(),
    number: z.string().trim().min(2, 'Ghi số, ký hiệu của quyết định.').max(100, 'Số dài nhất 100 chữ.'),
    signedOn: Day,
    issuer: z.string().trim().min(2, 'Ghi cơ quan ban hành.').max(200, 'Tên cơ quan dài nhất 200 chữ.'),
    title: z.string().trim().min(5, 'Ghi trích yếu của quyết định.').max(300, 'Trích yếu dài nhất 300 chữ.'),
    /** First day of the new state. */
    day: Day,
    lines: ChangeLines,
  })
  .meta({ id: 'UnitDecisionText' })
export type DecisionInput = z.infer<typeof DecisionInput>

const Act = z.union([z.literal(true), z.string()])

export const DecisionSummary = z
  .object({
    id: z.string(),
    number: z.string(),
    signedOn: z.string().nullable(),
    issuer: z.string(),
    title: z.string(),
    day: z.string(),
    state: z.enum(['draft', 'applied', 'undone', 'discarded']),
    version: z.int(),
    lines: z.int(),
    createdAt: z.string(),
    createdBy: z.string().nullable(),
    appliedAt: z.string().nullable(),
    undoneAt: z.string().nullable(),
  })
  .meta({ id: 'UnitDecisionSummary' })
export type DecisionSummary = z.infer<typeof DecisionSummary>

/** For every act: true, or the sentence that says why not. */
export const Decision = DecisionSummary.extend({
  lines: z.array(z.record(z.string(), z.unknown())),
  /** The first 200 lines as an officer says them. */
  words: z.array(z.string()),
  can: z.object({ edit: Act, apply: Act, discard: Act, undo: Act }),
}).meta({ id: 'UnitDecision' })
export type Decision = z.infer<typeof Decision>

const Named = z.object({ code: z.string(), name: z.string(), parent: z.string().nullable() })

/** What a decision would do, before anything is written. Lists hold the first 200; counts all. */
export const DecisionTrial = z
  .object({
    day: z.string(),
    counts: z.object({ ended: z.int(), begun: z.int(), continued: z.int(), flows: z.int() }),
    ended: z.array(Named.extend({ successors: z.array(z.object({ name: z.string(), share: z.string().nullable() })) })),
    begun: z.array(Named.extend({ predecessors: z.array(z.string()) })),
    continued: z.array(z.object({ before: Named, after: Named })),
    impacts: z.array(z.object({ what: z.string(), count: z.int(), problem: z.string().nullable() })),
    /** `row`: of the sheet; null when the problem concerns the whole. */
    problems: z.array(z.object({ row: z.int().nullable(), detail: z.string() })),
    canApply: z.boolean(),
  })
  .meta({ id: 'UnitDecisionTrial' })
export type DecisionTrial = z.infer<typeof DecisionTrial>

export const OfVersion = z
  .strictObject({ commandId: z.uuid().optional(), version: z.int().min(1) })
  .meta({ id: 'OfVersion' })

export const DecisionSheet = z
  .object({
    upload: z.string(),
    lines: z.array(z.record(z.string(), z.unknown())),
    problems: z.array(z.object({ cell: z.string(), found: z.string().nullable(), detail: z.string() })),
  })
  .meta({ id: 'UnitDecisionSheet' })
export type DecisionSheet = z.infer<typeof DecisionSheet>
