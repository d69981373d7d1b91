import type { ReadCtx } from '../../kernel/context.ts'
import { holds, positionsWith } from '../../kernel/policy.ts'
import { agencyById, namesOfPeople } from '../accounts/index.ts'
import { type CriteriaSet, elements, type Indicator } from '../criteria/index.ts'
import { elementsOfIndicator, evidenceByHash, resultsOf, type UnitResult } from '../indicators/index.ts'
import type { DossierItem } from './contract.ts'
import { scopeOf } from './guards.ts'
import type { Loaded } from './load.ts'
import { itemsOf } from './repository.ts'
import { agenciesOf, appraisalsOf } from './repository-many.ts'
import type { AppraisalRow, DossierItemRow } from './tables.ts'

/** Frozen items once submitted; before the first submission the live results, still open. */
export async function viewItems(ctx: ReadCtx, loaded: Loaded, set: CriteriaSet): Promise<DossierItem[]> {
  const { dossier } = loaded
  const frozen = byIndicator(await itemsOf(ctx, dossier.id, dossier.submission))
  const isOpenState = dossier.submission === 0 || [...frozen.values()].some((item) => item.state === 'returned')
  const live = isOpenState ? byIndicator(await resultsOf(ctx, scopeOf(dossier))) : new Map<string, UnitResult>()
  const shown = (code: string): UnitResult | undefined => shownResult(frozen.get(code), live.get(code))
  const codes = set.criteria.flatMap(({ indicators }) => indicators.map(({ code }) => code))
  const beside = await readBeside(
    ctx,
    loaded,
    codes.flatMap((code) => shown(code) ?? []),
  )
  const opinions = (await appraisalsOf(ctx, [dossier.id])).get(dossier.id) ?? []
  const agencies = await namedAgencies(ctx, dossier.id)
  const people = await namesOfPeople(
    ctx.db,
    opinions.flatMap((o) => [o.appraised_by, o.acting_for]),
  )
  const mine = new Set(positionsWith(ctx.actor, 'assessment:appraise', loaded.place).map((p) => p.agencyId))
  const mayRecord = dossier.closed_at === null && holds(ctx.actor, 'indicators:record', loaded.place)
  return set.criteria.flatMap((criterion) =>
    criterion.indicators.map((indicator): DossierItem => {
      const { code, sector } = indicator
      const item = frozen.get(code)
      const agency = agencies.get(sector) ?? null
      const state = item?.state ?? 'open'
      return {
        indicator: code,
        name: indicator.name.vi,
        criterion: criterion.code,
        sector,
        agency,
        state,
        ...viewResult(indicator, shown(code), beside),
        digest: item ? item.digest.toString('hex') : null,
        earlier: viewEarlier(beside.earlier.get(code), item),
        appraisal: viewOpinion(opinions, code, people),
        isMine: agency !== null && mine.has(agency.id),
        canCorrect: mayRecord && state !== 'frozen',
      }
    }),
  )
}

const byIndicator = <T extends { indicator: string }>(rows: readonly T[]): Map<string, T> =>
  new Map(rows.map((row) => [row.indicator, row]))

/** A returned item shows what the commune has corrected so far; a frozen one what was sealed. */
function shownResult(item: DossierItemRow | undefined, live: UnitResult | undefined): UnitResult | undefined {
  return item && (item.state === 'frozen' || !live) ? readFrozen(item) : live
}

function readFrozen(item: DossierItemRow): UnitResult {
  return JSON.parse(item.frozen) as UnitResult
}

/** What results are read beside: where their files open, the year before, and the submission before. */
type Beside = {
  files: ReadonlyMap<string, string>
  lastYear: ReadonlyMap<string, UnitResult>
  earlier: ReadonlyMap<string, DossierItemRow>
}

async function readBeside(ctx: ReadCtx, { dossier }: Loaded, results: readonly UnitResult[]): Promise<Beside> {
  const { unit_id: unitId, year, submission } = dossier
  const hashes = [...new Set(results.flatMap(({ evidence }) => evidence.map(({ hash }) => hash)))]
  return {
    files: await evidenceByHash(ctx, { unitId, period: String(year) }, hashes),
    lastYear: byIndicator(await resultsOf(ctx, { ...scopeOf(dossier), period: String(year - 1) })),
    earlier: byIndicator(submission > 1 ? await itemsOf(ctx, dossier.id, submission - 1) : []),
  }
}

function viewResult(indicator: Indicator, result: UnitResult | undefined, { files, lastYear }: Beside) {
  const values = new Map(result?.inputs.map(({ element, value }) => [element, value]))
  return {
    result: result?.state ?? 'no-figure',
    value: result?.value ?? null,
    level: result?.level ?? null,
    reason: result?.reason ?? 'Chưa có số liệu.',
    kind: indicator.kind,
    formula: indicator.formula,
    inputs: elementsOfIndicator(indicator).flatMap((code) => {
      const element = elements.get(code)
      if (!element) return []
      const { name, unit, valueKind } = element
      return { element: code, name: name.vi, unit, valueKind, value: values.get(code) ?? null }
    }),
    previousYear: lastYear.get(indicator.code)?.value ?? null,
    evidence: (result?.evidence ?? []).map((file) => ({ ...file, id: files.get(file.hash) ?? null })),
  }
}

/** Only what was sealed anew is worth a look back: the rest was carried over byte for byte. */
function viewEarlier(before: DossierItemRow | undefined, now: DossierItemRow | undefined): DossierItem['earlier'] {
  if (!before || !now || before.digest.equals(now.digest)) return null
  return { submission: before.submission, result: before.result, value: readFrozen(before).value }
}

async function namedAgencies(
  ctx: ReadCtx,
  dossierId: string,
): Promise<Map<string, { id: string; name: string } | null>> {
  const held = (await agenciesOf(ctx, [dossierId])).get(dossierId) ?? new Map<string, string | null>()
  const named = new Map<string, { id: string; name: string }>()
  for (const id of new Set(held.values())) {
    const agency = id ? await agencyById(ctx.db, id, ctx.today()) : undefined
    if (agency) named.set(agency.id, { id: agency.id, name: agency.name })
  }
  return new Map([...held].map(([sector, id]) => [sector, id ? (named.get(id) ?? null) : null]))
}

function viewOpinion(opinions: readonly AppraisalRow[], indicator: string, people: ReadonlyMap<string, string>) {
  const last = opinions.filter((o) => o.indicator === indicator).at(-1)
  if (!last) return null
  return {
    opinion: last.opinion,
    reason: last.reason,
    answer: last.answer,
    by: people.get(last.appraised_by) ?? '',
    actingFor: last.acting_for ? (people.get(last.acting_for) ?? null) : null,
    at: last.appraised_at,
    submission: last.submission,
  }
}
