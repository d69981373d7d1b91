import { z } from 'zod'
import { Confidence } from '../../server/modules/criteria/contract.ts'

// The shape of the files in data/sources/criteria, as far as the converter reads them. They grew by hand and differ
// from each other; whatever is not named here is left behind on purpose.

const Value = z.union([z.number(), z.boolean(), z.string(), z.null()])
const ByCode = z.record(z.string(), Value)

const Thresholds = z.object({
  default: Value,
  byRegion: ByCode.optional(),
  byGroup: ByCode.optional(),
  byYear: ByCode.optional(),
})

const Provenance = z.object({ url: z.string().nullable(), confidence: Confidence, note: z.string().optional() })

const Measure = {
  name_vi: z.string(),
  unit: z.string(),
  kind: z.enum(['percent', 'number', 'boolean', 'rating']),
  operator: z.enum(['>=', '<=', '=']),
  thresholds: Thresholds,
  provenance: Provenance,
}

const SourceEdition = z.object({
  area_vi: z.string(),
  url: z.string(),
  confidence: Confidence,
  thresholds: Thresholds,
  sub_thresholds: z.array(z.object({ name_vi: z.string(), operator: z.literal('>='), byYear: ByCode })).optional(),
  note: z.string().optional(),
})

export const SourceIndicator = z.object({
  code: z.string(),
  name_en: z.string(),
  ...Measure,
  lead_agency_vi: z.string().nullable(),
  note: z.string().optional(),
  needs_source: z.boolean().optional(),
  rules: z.record(z.string(), z.string()).optional(),
  requirements_vi: z.array(z.string()).optional(),
  perUnitMinimum: z.object({ value: z.number() }).optional(),
  amended_by: z.string().optional(),
  amendment_pending_check: z.string().optional(),
  versions: z.array(z.object(Measure)).max(1).optional(),
  editions: z.array(SourceEdition).optional(),
})

export const SourceSet = z.object({
  title_vi: z.string(),
  title_en: z.string(),
  legal_basis: z.array(
    z.object({
      number: z.string(),
      date: z.string().optional(),
      issuer: z.string().optional(),
      effect: z.string().optional(),
      url: z.string().nullable().optional(),
    }),
  ),
  period: z.object({ from: z.int(), to: z.int().nullable() }),
  official_counts: z.object({ criteria: z.int().optional(), indicators: z.int().optional() }).optional(),
  regions: z.record(z.string(), z.string()).optional(),
  commune_groups: z.array(z.object({ code: z.string(), definition_vi: z.string() })).optional(),
  provincial_editions: z
    .array(
      z.object({
        province_vi: z.string(),
        area_vi: z.string().optional(),
        legal_basis: z.string(),
        title_vi: z.string().optional(),
        url: z.string(),
        confidence: Confidence,
        note: z.string().optional(),
      }),
    )
    .optional(),
  criteria: z.array(
    z.object({
      code: z.string(),
      name_vi: z.string(),
      name_en: z.string(),
      group: z.string(),
      indicators: z.array(SourceIndicator),
    }),
  ),
})

export type SourceIndicator = z.infer<typeof SourceIndicator>
export type SourceSet = z.infer<typeof SourceSet>
export type SourceEdition = z.infer<typeof SourceEdition>
export type SourceValue = z.infer<typeof Value>
