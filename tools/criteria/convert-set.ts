import { plainDate } from '../../server/kernel/time.ts'
import { CriteriaSet, type Criterion, type Indicator } from '../../server/modules/criteria/contract.ts'
import { convertEditionLevels, convertEditions } from './editions.ts'
import type { HowToCompute } from './formulas.ts'
import { convertLevels, type NullRegionMeans } from './levels.ts'
import { regionOverridesBetween } from './region-overrides.ts'
import type { SourceIndicator, SourceSet } from './source.ts'

export type SetPlan = Pick<CriteriaSet, 'id' | 'version' | 'level' | 'tier' | 'supersedes'> & {
  inForce: { from: string; to: string | null }
  formulas: ReadonlyMap<string, HowToCompute>
  nullRegionMeans: NullRegionMeans
  officialCounts: CriteriaSet['officialCounts']
  /** Codes of criteria that are conditions, outside the official count. */
  conditions: readonly string[]
  notes: readonly string[]
  titleSuffix?: string
  /** Decisions of the source that were already issued for this version. */
  withBasis?: (number: string) => boolean
}

/** One version of a set in the one format, checked against its contract. */
export function convertSet(source: SourceSet, plan: SetPlan): CriteriaSet {
  const { formulas, nullRegionMeans, conditions, titleSuffix, withBasis, inForce, ...head } = plan
  const read = source.criteria.reduce(
    (sum, one) => sum + (conditions.includes(one.code) ? 0 : one.indicators.length),
    0,
  )
  // The sum agrees with the decision, so each criterion is taken to hold as many indicators as were read.
  const isWhole = plan.officialCounts.indicators !== null && read === plan.officialCounts.indicators
  const regions = Object.entries(source.regions ?? {}).map(([code, vi]) => ({ code, vi }))
  return CriteriaSet.parse({
    ...head,
    title: { vi: source.title_vi + (titleSuffix ?? ''), en: source.title_en },
    illustrative: false,
    legalBasis: source.legal_basis
      .filter((basis) => withBasis?.(basis.number) ?? true)
      .map((basis) => ({
        number: basis.number,
        date: basis.date ?? null,
        issuer: basis.issuer ?? null,
        ...(basis.effect ? { effect: basis.effect } : {}),
        source: basis.url ?? null,
      })),
    inForce,
    assessmentYears: source.period,
    pass: { rule: 'all' },
    regions,
    groups: (source.commune_groups ?? []).map((group) => ({ code: group.code, vi: group.definition_vi })),
    memberships:
      regions.length > 0 && plan.level === 'commune' ? regionOverridesBetween(plainDate(inForce.from), inForce.to) : [],
    editions: convertEditions(source),
    criteria: source.criteria.map((criterion): Criterion => ({
      code: criterion.code,
      name: { vi: criterion.name_vi, en: criterion.name_en },
      group: criterion.group,
      role: conditions.includes(criterion.code) ? 'condition' : 'criterion',
      officialCount: isWhole && criterion.indicators.length > 0 ? criterion.indicators.length : null,
      indicators: criterion.indicators.map((indicator) => convertIndicator(indicator, formulas, nullRegionMeans)),
    })),
  })
}

function convertIndicator(
  source: SourceIndicator,
  formulas: ReadonlyMap<string, HowToCompute>,
  nullRegionMeans: NullRegionMeans,
): Indicator {
  const how = formulas.get(source.code)
  if (!how) throw new Error(`no formula for indicator ${source.code} ${source.name_vi}`)
  const indicator = asCounted(source)
  const { confidence, url, note } = indicator.provenance
  return {
    // The six indicators read of the 2026–2030 set have no number yet: "3.?a" would not survive an address.
    code: source.code.replace('?', ''),
    name: { vi: indicator.name_vi, en: indicator.name_en },
    sector: how.sector,
    kind: indicator.kind,
    unit: indicator.unit,
    formula: how.formula,
    wording: { vi: indicator.name_vi, confidence, source: url, ...(note ? { note } : {}) },
    ...(indicator.requirements_vi ? { requirements: indicator.requirements_vi } : {}),
    lead: indicator.lead_agency_vi,
    levels: [...convertLevels(indicator, nullRegionMeans), ...convertEditionLevels(indicator)],
  }
}

/** Indicators whose printed shape is not how they are counted. */
function asCounted(source: SourceIndicator): SourceIndicator {
  // 9.1 "Nhà tạm, dột nát: Không" asks for none of them: the number of such houses must be 0.
  if (source.unit === 'Không' && source.thresholds.default === false)
    return { ...source, kind: 'number', unit: 'nhà', thresholds: { default: 0 } }
  // 5.1 prints a share of schools and decides by a rule on two shares.
  if (source.rules) return { ...source, kind: 'percent', unit: '%' }
  // 110 % of the advanced communes' income, and growth of income, are ratios and not parts of a whole.
  if (source.unit.startsWith('% so với') || source.name_vi.startsWith('Tốc độ')) return { ...source, kind: 'number' }
  return source
}
