import type { ReadCtx } from '../../kernel/context.ts'
import { positionsWith } from '../../kernel/policy.ts'
import { openCalendar } from '../calendar/index.ts'
import { type CriteriaSet, isSample, loadSets } from '../criteria/index.ts'
import { dueOn, viewClock } from './clock.ts'
import type { AppraisalSign, DossierSummary } from './contract.ts'
import type { Loaded } from './load.ts'
import { type ItemWithOpinion, latestOpinionsOf, signOf } from './opinions.ts'
import { postsFor } from './policy.ts'
import { agenciesOf } from './repository-many.ts'
import { asksFor, holderLabel, stateLabel } from './rules.ts'

/** The lines of a list, and the head of a page: as many statements for a hundred dossiers as for one. */
export async function summarizeAll(ctx: ReadCtx, all: readonly Loaded[]): Promise<DossierSummary[]> {
  if (all.length === 0) return []
  const dossiers = all.map(({ dossier }) => dossier)
  const setOf = await loadSets(
    ctx,
    dossiers.map((dossier) => ({ id: dossier.set_id, version: dossier.set_version })),
  )
  const calendar = await openCalendar(ctx.db)
  const items = await latestOpinionsOf(ctx, dossiers)
  const agencies = await agenciesOf(
    ctx,
    dossiers.map(({ id }) => id),
  )
  return all.map((loaded) => {
    const { dossier, procedure } = loaded
    const set = setOf(dossier.set_id, dossier.set_version)
    const own = items.get(dossier.id) ?? []
    return {
      ...nameUnit(loaded),
      set: { id: set.id, version: set.version, title: set.title.vi, illustrative: isSample(ctx, set) },
      ...tellState(ctx, loaded),
      dueOn: dueOn(calendar, dossier, procedure),
      ...countItems(dossier.state, own),
      clock: viewClock(calendar, dossier, procedure, ctx.today()),
      appraises: signsFor(ctx, loaded, set, own, agencies.get(dossier.id) ?? new Map()),
    }
  })
}

function nameUnit({ dossier, place, trail: [self, ...above] }: Loaded) {
  return {
    id: dossier.id,
    unit: {
      id: dossier.unit_id,
      code: self?.code ?? '',
      name: self?.name ?? place.name,
      trail: above.map((unit) => unit.name).join(', '),
    },
    tier: dossier.tier,
    year: dossier.year,
  }
}

function tellState({ actor }: ReadCtx, loaded: Loaded) {
  const { dossier, procedure, steps } = loaded
  const next = procedure.transitions.find(
    (t) => t.from === dossier.state && asksFor(t) && postsFor(actor, t, loaded).length > 0,
  )
  return {
    state: dossier.state,
    stateLabel: stateLabel(procedure, dossier.state),
    version: dossier.version,
    submission: dossier.submission,
    nextAction: next?.label.vi ?? null,
    waitsFor: dossier.closed_at ? null : holderLabel(procedure, dossier.state),
    updatedAt: steps.at(-1)?.at ?? dossier.created_at,
  }
}

function countItems(state: string, items: readonly ItemWithOpinion[]) {
  const open = items.filter((item) => (state === 'appraising' ? item.opinion === null : item.state === 'returned'))
  return { itemsOpen: open.length, itemsTotal: items.length }
}

function signsFor(
  { actor }: ReadCtx,
  { place }: Loaded,
  set: CriteriaSet,
  items: readonly ItemWithOpinion[],
  agencies: ReadonlyMap<string, string | null>,
): AppraisalSign[] {
  const mine = new Set(positionsWith(actor, 'assessment:appraise', place).map((post) => post.agencyId))
  const isMine = (agency: string | null): boolean => agency !== null && mine.has(agency)
  const held = new Map(
    items.filter(({ sector }) => isMine(agencies.get(sector) ?? null)).map((item) => [item.indicator, item]),
  )
  return set.criteria
    .flatMap(({ indicators }) => indicators.map(({ code }) => held.get(code)))
    .flatMap((item) => (item ? [{ indicator: item.indicator, sign: signOf(item) }] : []))
}
