import type { ReadCtx } from '../../kernel/context.ts'
import { namesOfPeople } from '../accounts/index.ts'
import { loadSet } from '../criteria/index.ts'
import type { Dossier, DossierStep } from './contract.ts'
import type { Loaded } from './load.ts'
import { summarizeAll } from './summarize.ts'
import { viewCouncil } from './view-council.ts'
import { viewItems } from './view-items.ts'
import { actsFor } from './acts.ts'
import { recognitionOf } from './recognition-repository.ts'

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
    ...(await actsFor(ctx, loaded)),
  }
}

function labelOf({ procedure }: Loaded, event: string, from: string): string {
  const own = procedure.transitions.find((t) => t.event === event && t.from === from)
  return own?.label.vi ?? event
}
