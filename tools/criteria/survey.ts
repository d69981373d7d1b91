import { z } from 'zod'

const Confidence = z.enum(['verbatim', 'verbatim-secondary', 'reconstructed', 'general-knowledge'])

const SourceSurvey = z.object({
  title_vi: z.string(),
  title_en: z.string(),
  guidance: z.array(
    z.object({ number: z.string(), date: z.string(), applies: z.string(), url: z.string().optional() }),
  ),
  sample_rules: z.array(
    z.object({
      level: z.string(),
      min_household_share: z.number(),
      regime: z.string(),
      confidence: Confidence,
      url: z.string(),
    }),
  ),
  questionnaire: z.object({
    commune_advanced_item_count: z.int(),
    district_item_count: z.int(),
    items: z.null(),
    sources: z.array(z.string()),
  }),
  process_vi: z.array(z.string()),
  process_sources: z.array(z.string()),
  independence_vi: z.string(),
})

const SourceProcedure = z.object({
  satisfaction_thresholds: z.array(
    z.object({
      level: z.string(),
      overall_min: z.number().nullable().optional(),
      each_commune_each_item_min: z.number().optional(),
      items_1_18_min: z.number().optional(),
      any_item_floor: z.number().optional(),
      item_19_overall_min: z.number().optional(),
      confidence: Confidence.optional(),
      url: z.string().optional(),
      note: z.string().optional(),
    }),
  ),
})

/** The survey source counts shares from 0 to 1, the procedure from 0 to 100; here every percentage is 0–100. */
function toPercent(share: number): string {
  return String(Math.round(share * 10_000) / 100)
}

/** Known rules of the Front's satisfaction survey. The questions were never read: null, not invented. */
export function convertSurvey(survey: unknown, procedure: unknown): unknown {
  const source = SourceSurvey.parse(survey)
  const { satisfaction_thresholds } = SourceProcedure.parse(procedure)
  return {
    id: 'satisfaction-2021-2025',
    version: 1,
    title: { vi: source.title_vi, en: source.title_en },
    guidance: source.guidance.map((one) => ({ ...one, url: one.url ?? null })),
    sampleRules: source.sample_rules.map((rule) => ({
      level: rule.level,
      minHouseholdPercent: toPercent(rule.min_household_share),
      regime: rule.regime,
      confidence: rule.confidence,
      source: rule.url,
    })),
    questionnaire: {
      items: source.questionnaire.items,
      itemCounts: {
        'commune-advanced': source.questionnaire.commune_advanced_item_count,
        district: source.questionnaire.district_item_count,
      },
      sources: source.questionnaire.sources,
    },
    passRules: satisfaction_thresholds.map((rule) => ({
      level: rule.level,
      overallMin: percentText(rule.overall_min ?? rule.item_19_overall_min),
      eachItemMin: percentText(rule.items_1_18_min),
      anyItemFloor: percentText(rule.any_item_floor),
      eachCommuneEachItemMin: percentText(rule.each_commune_each_item_min),
      confidence: rule.confidence ?? null,
      source: rule.url ?? null,
      ...(rule.note ? { note: rule.note } : {}),
    })),
    process: { steps: source.process_vi, independence: source.independence_vi, sources: source.process_sources },
  }
}

function percentText(value: number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
