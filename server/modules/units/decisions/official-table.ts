import type { Ctx } from '../../../kernel/context.ts'
import { newId } from '../../../kernel/id.ts'
import { authorize } from '../../../kernel/problem.ts'
import { readTable } from '../../../kernel/table-file.ts'
import { MOST_LINES } from '../change-contract.ts'
import { REFORM_DAY } from '../dates.ts'
import { decisionById, insertDecision, lockUnits, titleOf, updateDecision } from './decision-repository.ts'
import { announceChange } from './decisions.ts'
import { openCatalogue } from '../catalogue/open-catalogue.ts'
import { planOfficialTable, type TablePlan, type TableRow } from './plan-official-table.ts'
import { canDraftDecisions } from '../policy.ts'
import { insertChange } from './write-plan.ts'
import { writeOfficialTable } from './write-official-table.ts'

const TITLE = 'Bảng chuyển đổi mã đơn vị hành chính cũ - mới'
const ISSUER = 'Cục Thống kê'

/** Rows of the table, as the official one names its columns. Every mistake of shape is named with its cell. */
export async function readOfficialTable(content: Buffer): Promise<{ rows: TableRow[]; errors: string[] }> {
  const { rows, errors } = await readTable(content, {
    headings: ['oldCode', 'newCode'],
    optional: ['areaShare'],
    most: MOST_LINES,
  })
  return {
    rows: rows.map(({ number, read }) => ({
      row: number,
      from: read('oldCode') ?? '',
      to: read('newCode') ?? '',
      share: knownShare(read('areaShare')),
    })),
    errors: errors.map(({ detail }) => detail),
  }
}

/** A part too small for the printed digits reads 0.0: some territory went, how much is unknown. */
function knownShare(printed: string | null): string | null {
  const share = printed?.replace(',', '.') ?? null
  return share !== null && Number(share) === 0 ? null : share
}

/** What the table would change; writes nothing. */
export async function tryOfficialTable({ db }: Pick<Ctx, 'db'>, rows: readonly TableRow[]): Promise<TablePlan> {
  return planOfficialTable(await openCatalogue(db), REFORM_DAY, rows)
}

/**
 * Replaces the single successors of the lists by those of the official table, in one transaction with the reactions of the
 * rooms above. It stands among the decisions, so it is undone like one. Undefined when the table says nothing new.
 */
export async function applyOfficialTable(
  given: Ctx,
  rows: readonly TableRow[],
): Promise<{ plan: TablePlan; decision: string | undefined }> {
  authorize(canDraftDecisions(given.actor))
  const ctx = await lockUnits(given)
  const plan = await tryOfficialTable(ctx, rows)
  if (plan.balance.applied === 0) return { plan, decision: undefined }
  const decision = await insertDecision(ctx, describe(rows), null)
  const change = { id: newId(), kind: 'official-table' as const, title: TITLE, basis: ISSUER, decisionId: decision }
  await insertChange(ctx, change, plan.day)
  const reborn = await writeOfficialTable(ctx, change.id, plan)
  const row = await decisionById(ctx, decision)
  if (row)
    await updateDecision(ctx, row, { state: 'applied', applied_at: ctx.now(), applied_title: titleOf(ctx.actor) })
  await announceChange(ctx, change.id, plan.day, {
    ended: reborn.map(({ from }) => from),
    begun: reborn.map(({ to }) => to),
    continued: [],
    flows: [],
    reborn,
  })
  return { plan, decision }
}

function describe(rows: readonly TableRow[]) {
  const lines = rows.map(({ row, from, to, share }) => ({ kind: 'flow' as const, from, to, share, row }))
  return { number: 'Bảng chuyển đổi', signedOn: null, issuer: ISSUER, title: TITLE, day: REFORM_DAY, lines }
}
