import type { SourceIndicator, SourceSet } from './source.ts'

/** Advanced criterion 16 is named in the amendment list as a whole, without its indicators. */
const AMENDED_CRITERIA = ['Tiếp cận pháp luật']

/**
 * The set as it stood before 211/QĐ-TTg of 1/3/2024: indicators whose earlier text was read go back to it; of those
 * the amendment touched and nobody read before, the earlier level is unknown.
 */
export function asBefore211(source: SourceSet): SourceSet {
  return {
    ...source,
    criteria: source.criteria.map((criterion) => ({
      ...criterion,
      indicators: criterion.indicators.map((one) => restore(one, AMENDED_CRITERIA.includes(criterion.name_vi))),
    })),
  }
}

function restore(indicator: SourceIndicator, isCriterionAmended: boolean): SourceIndicator {
  const [earlier] = indicator.versions ?? []
  if (earlier) return { ...indicator, ...earlier, editions: indicator.editions, requirements_vi: undefined }
  const isTouched = indicator.amended_by ?? indicator.amendment_pending_check ?? isCriterionAmended
  return isTouched ? { ...indicator, thresholds: { default: null }, provenance: { ...unread(indicator) } } : indicator
}

function unread(indicator: SourceIndicator): SourceIndicator['provenance'] {
  return { url: indicator.provenance.url, confidence: 'general-knowledge', note: 'level before 211/QĐ-TTg not read' }
}

/** A level read somewhere, of an indicator that 211 may have changed: not good enough for the version after it. */
export function asAfter211(source: SourceSet): SourceSet {
  return {
    ...source,
    criteria: source.criteria.map((criterion) => ({
      ...criterion,
      indicators: criterion.indicators.map((one) =>
        one.amendment_pending_check ? { ...one, needs_source: true } : one,
      ),
    })),
  }
}
