import type { ReadCtx } from '../../kernel/context.ts'
import { positionsWith } from '../../kernel/policy.ts'
import { agencyById, namesOfPeople } from '../accounts/index.ts'
import { type CriteriaSet, loadSet } from '../criteria/index.ts'
import { resultsOf, type UnitResult } from '../indicators/index.ts'
import type { Dossier, DossierItem, DossierStep } from './contract.ts'
import { scopeOf } from './guards.ts'
import type { Loaded } from './load.ts'
import { itemsOf } from './repository.ts'
import { agenciesOf, appraisalsOf } from './repository-many.ts'
import { summarizeAll } from './summarize.ts'
import { viewCouncil } from './view-council.ts'
import { actsFor } from './acts.ts'
import { recognitionOf } from './recognition-repository.ts'
import type { AppraisalRow, DossierItemRow } from './tables.ts'

/** A dossier as its page shows it to one person: items, timeline, council, clock, and every act with why not. */
export async function viewDossier(ctx: ReadCtx, loaded: Loaded): Promise<Dossier> {
  const { dossier, procedure, steps } = loaded
  const set = await loadSet(ctx, dossier.set_id, dossier.set_version)
  const people = await namesOfPeople(
    ctx.db,
    steps.flatMap((step) => [step.actor, step.acting_for]),
  )
  const items = await viewItems(ctx, loaded, set)
  const recognition = await recognitionOf(ctx, dossier.id)
  const [summary] = await summarizeAll(ctx, [loaded])
  if (!summary) throw new Error('one dossier has one summary')
  return {
    ...summary,
    procedure: {
      id: procedure.id,
      version: procedure.version,
      title: procedure.title.vi,
      steps: procedure.states
        .filter((state) => state.isStep)
        .map((state) => ({ state: state.code, label: state.label.vi, actor: state.holder.vi })),
    },
    items,
    steps: steps.map((step): DossierStep => ({
      event: step.event,
      label: step.event === 'start' ? 'Lập hồ sơ' : labelOf(loaded, step.event, step.from_state),
      from: step.from_state,
      to: step.to_state,
      by: step.actor ? (people.get(step.actor) ?? null) : null,
      actingFor: step.acting_for ? (people.get(step.acting_for) ?? null) : null,
      positionTitle: step.position_title,
      note: step.note,
      at: step.at,
      submission: step.submission,
    })),
    council: await viewCouncil(ctx, loaded),
    recognition: recognition
      ? {
          number: recognition.decision_number,
          date: recognition.decision_date,
          signer: recognition.signer,
          state: recognition.published_at ? recognition.state : 'unpublished',
        }
      : null,
    can: await actsFor(ctx, loaded),
  }
}

function labelOf({ procedure }: Loaded, event: string, from: string): string {
  const own = procedure.transitions.find((t) => t.event === event && t.from === from)
  return own?.label.vi ?? event
}

/** Frozen items once submitted; before the first submission the live results, still open. */
async function viewItems(ctx: ReadCtx, loaded: Loaded, set: CriteriaSet): Promise<DossierItem[]> {
  const { dossier } = loaded
  const frozen = new Map((await itemsOf(ctx, dossier.id, dossier.submission)).map((item) => [item.indicator, item]))
  const isOpenState = dossier.submission === 0 || [...frozen.values()].some((item) => item.state === 'returned')
  const live = isOpenState
    ? new Map((await resultsOf(ctx, scopeOf(dossier))).map((r) => [r.indicator, r]))
    : new Map<string, UnitResult>()
  const opinions = (await appraisalsOf(ctx, [dossier.id])).get(dossier.id) ?? []
  const agencies = await namedAgencies(ctx, dossier.id)
  const people = await namesOfPeople(
    ctx.db,
    opinions.flatMap((o) => [o.appraised_by, o.acting_for]),
  )
  const mine = new Set(positionsWith(ctx.actor, 'assessment:appraise', loaded.place).map((p) => p.agencyId))
  return set.criteria.flatMap((criterion) =>
    criterion.indicators.map((indicator): DossierItem => {
      const item = frozen.get(indicator.code)
      const result = shownResult(item, live.get(indicator.code))
      const agency = agencies.get(indicator.sector) ?? null
      return {
        indicator: indicator.code,
        name: indicator.name.vi,
        criterion: criterion.code,
        sector: indicator.sector,
        agency,
        state: item?.state ?? 'open',
        result: result?.state ?? 'no-figure',
        value: result?.value ?? null,
        level: result?.level ?? null,
        reason: result?.reason ?? 'Chưa có số liệu.',
        digest: item ? item.digest.toString('hex') : null,
        evidence: result?.evidence ?? [],
        appraisal: viewOpinion(opinions, indicator.code, people),
        isMine: agency !== null && mine.has(agency.id),
      }
    }),
  )
}

/** A returned item shows what the commune has corrected so far; a frozen one what was sealed. */
function shownResult(item: DossierItemRow | undefined, live: UnitResult | undefined): UnitResult | undefined {
  if (item && (item.state === 'frozen' || !live)) return JSON.parse(item.frozen) as UnitResult
  return live
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
