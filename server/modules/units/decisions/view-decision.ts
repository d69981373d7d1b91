import type { ReadCtx } from '../../../kernel/context.ts'
import { authorize, notFound } from '../../../kernel/problem.ts'
import { addDays } from '../../../kernel/time.ts'
import type { AskUnitImpact } from '../../../kernel/unit-change.ts'
import { versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueVersion } from '../catalogue/catalogue-types.ts'
import type { ChangeLine } from '../change-contract.ts'
import type { ChangePlan, Standing } from './change-plan.ts'
import type { Decision, DecisionSummary, DecisionTrial } from '../decision-contract.ts'
import { decisionById, listDecisionRows } from './decision-repository.ts'
import { changeOf, STATE_WORDS, tryChange } from './decisions.ts'
import { fullName } from '../names.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'
import { canDraftDecisions, canEditDraft } from '../policy.ts'
import { badCursor } from '../problems.ts'
import { sayLines } from './say-line.ts'
import type { DecisionRow } from '../tables.ts'

const PAGE = 50
const MOST_SHOWN = 200

export async function listDecisions(
  ctx: ReadCtx,
  cursor?: string,
): Promise<{ items: DecisionSummary[]; next: string | null }> {
  authorize(canDraftDecisions(ctx.actor))
  const rows = await listDecisionRows(ctx, PAGE + 1, cursor === undefined ? undefined : readCursor(cursor))
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return { items: rows.slice(0, PAGE).map(summarize), next: last ? `${last.created_at}_${last.id}` : null }
}

function readCursor(text: string): { createdAt: string; id: string } {
  const [, createdAt, id] = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(text) ?? []
  if (!createdAt || !id) throw badCursor()
  return { createdAt, id }
}

export async function readDecision(ctx: ReadCtx, id: string): Promise<Decision> {
  const row = await decisionFor(ctx, id)
  const isDraft = row.state === 'draft' || `Quyết định ${STATE_WORDS[row.state]}.`
  const undo = row.state === 'applied' || `Quyết định ${STATE_WORDS[row.state]}, không có gì để hoàn tác.`
  const editable = canEditDraft(ctx.actor, row.created_by)
  const own = isDraft === true && editable !== true ? editable.detail : isDraft
  const lines = JSON.parse(row.lines) as ChangeLine[]
  return {
    ...summarize(row),
    lines,
    words: sayLines(await openCatalogue(ctx.db), row.day, lines.slice(0, MOST_SHOWN)),
    can: { edit: own, apply: isDraft, discard: own, undo },
  }
}

async function decisionFor(ctx: ReadCtx, id: string): Promise<DecisionRow> {
  authorize(canDraftDecisions(ctx.actor))
  const row = await decisionById(ctx, id)
  if (!row) throw notFound('quyết định này')
  return row
}

function summarize(row: DecisionRow): DecisionSummary {
  return {
    id: row.id,
    number: row.number,
    signedOn: row.signed_on,
    issuer: row.issuer,
    title: row.title,
    day: row.day,
    state: row.state,
    version: row.version,
    lines: (JSON.parse(row.lines) as unknown[]).length,
    createdAt: row.created_at,
    createdBy: row.created_title,
    appliedAt: row.applied_at,
    undoneAt: row.undone_at,
  }
}

/** The dry run as the screen shows it. */
export async function readTrial(ctx: ReadCtx, id: string, asks: readonly AskUnitImpact[]): Promise<DecisionTrial> {
  const decision = changeOf(await decisionFor(ctx, id))
  const { plan, catalogue, impacts, problems } = await tryChange(ctx, decision, asks)
  const names = nameNewState(plan, catalogue)
  const flowsFrom = Map.groupBy(plan.flows, ({ from }) => from.id)
  const flowsTo = Map.groupBy(plan.flows, ({ toKey }) => toKey)
  return {
    day: plan.day,
    counts: {
      ended: plan.ended.length,
      begun: plan.begun.length,
      continued: plan.continued.length,
      flows: plan.flows.length,
    },
    ended: plan.ended.slice(0, MOST_SHOWN).map(({ unit, last }) => ({
      ...nameOld(catalogue, plan, last),
      successors: (flowsFrom.get(unit.id) ?? []).map(({ toKey, share }) => ({ name: names(toKey), share })),
    })),
    begun: plan.begun.slice(0, MOST_SHOWN).map(({ key, standing }) => ({
      ...nameStanding(standing, names),
      predecessors: (flowsTo.get(key) ?? []).map(({ from }) => versionOn(from, plan.day)?.name ?? ''),
    })),
    continued: plan.continued.slice(0, MOST_SHOWN).map(({ before, after }) => ({
      before: nameOld(catalogue, plan, before),
      after: nameStanding(after, names),
    })),
    impacts: impacts.map(({ what, count, problem }) => ({ what, count, problem: problem ?? null })),
    problems,
    canApply: problems.length === 0,
  }
}

/** Names by key: of units that begin, and of those that go on as they are called from then on. */
function nameNewState(plan: ChangePlan, catalogue: Catalogue): (key: string) => string {
  const begun = new Map(plan.begun.map(({ key, standing }) => [key, fullName(standing.type, standing.shortName)]))
  const edited = new Map(plan.continued.map(({ unit, after }) => [unit.id, fullName(after.type, after.shortName)]))
  return (key) => {
    const unit = catalogue.units.get(key)
    return begun.get(key) ?? edited.get(key) ?? (unit ? (versionOn(unit, plan.day)?.name ?? '') : '')
  }
}

function nameStanding({ code, type, shortName, parentKey }: Standing, names: (key: string) => string) {
  return { code, name: fullName(type, shortName), parent: parentKey === null ? null : names(parentKey) }
}

function nameOld(catalogue: Catalogue, plan: ChangePlan, { code, name, parentId }: CatalogueVersion) {
  const above = parentId === null ? undefined : catalogue.units.get(parentId)
  return { code, name, parent: above ? (versionOn(above, addDays(plan.day, -1))?.name ?? null) : null }
}
