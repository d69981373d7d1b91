import type { ReadCtx } from '../../kernel/context.ts'
import { openCalendar } from '../calendar/index.ts'
import { loadSets } from '../criteria/index.ts'
import { dueOn } from './clock.ts'
import type { DossierSummary } from './contract.ts'
import type { Loaded } from './load.ts'
import { type ItemWithOpinion, latestOpinionsOf } from './opinions.ts'
import { postsFor } from './policy.ts'
import { holderLabel, stateLabel } from './rules.ts'

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
  return all.map((loaded) => {
    const { dossier, procedure } = loaded
    const set = setOf(dossier.set_id, dossier.set_version)
    return {
      ...nameUnit(loaded),
      set: { id: set.id, version: set.version, title: set.title.vi, illustrative: set.illustrative },
      ...tellState(ctx, loaded),
      dueOn: dueOn(calendar, dossier, procedure),
      ...countItems(dossier.state, items.get(dossier.id) ?? []),
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
  const next = procedure.transitions.find((t) => t.from === dossier.state && postsFor(actor, t, loaded).length > 0)
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
