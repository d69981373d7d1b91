import type { ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { readStamps } from '../../kernel/stamp.ts'
import { type Catalogue, catalogueAt, holdersIn, linksIn, type UnitOn } from '../units/index.ts'
import { isAssessed, isSample } from '../criteria/index.ts'
import type { RecognitionView } from './contract.ts'
import {
  countRecognitions as countRows,
  registryRows,
  type RegistryQuery,
  type RegistryRow,
} from './recognition-repository.ts'

export type RegistryPage = { items: RecognitionView[]; next: string | null }

/** The registry on a date. A unit's own rows come with those of its predecessors, as inherited (domain rule 14). */
export async function listRecognitions(
  ctx: ReadCtx,
  q: Omit<RegistryQuery, 'unitIds' | 'after'> & { unitId?: string; cursor?: string; limit: number },
): Promise<RegistryPage> {
  const catalogue = await catalogueAt(ctx.db, await readStamps(ctx.db))
  const unitIds = q.unitId === undefined ? undefined : [q.unitId, ...formerUnits(catalogue, q.unitId, q.asOf)]
  const rows = await registryRows(ctx, { ...q, unitIds, after: readCursor(q.cursor), limit: q.limit + 1 })
  const shown = rows.slice(0, q.limit)
  const last = shown.at(-1)
  return {
    items: shown.map((row) => viewRecognition(ctx, catalogue, row, q.asOf)),
    next: rows.length > q.limit && last ? `${last.decision_date}_${last.id}` : null,
  }
}

/** Every unit with a decision in force on a day, and every one that took over a unit with such a decision. */
export async function recognisedUnits(
  ctx: ReadCtx,
  asOf: PlainDate,
): Promise<ReadonlyMap<string, 'in-force' | 'inherited'>> {
  const catalogue = await catalogueAt(ctx.db, await readStamps(ctx.db))
  const units = new Map<string, 'in-force' | 'inherited'>()
  for (const row of await registryRows(ctx, { asOf })) {
    const { state, heir } = standOf(catalogue, row, asOf)
    if (state === 'inherited' && heir && !units.has(heir.id)) units.set(heir.id, 'inherited')
    if (state === 'in-force') units.set(row.unit_id, 'in-force')
  }
  return units
}

/** How many recognitions the registry shows on a date. */
export function countRecognitions(ctx: ReadCtx, asOf: PlainDate): Promise<number> {
  return countRows(ctx, asOf)
}

function readCursor(cursor: string | undefined): RegistryQuery['after'] {
  const [date, id] = cursor?.split('_') ?? []
  return date && id ? { date, id } : undefined
}

/** Units that ended into this one by the date, through any number of changes. */
function formerUnits(catalogue: Catalogue, unitId: string, asOf: PlainDate): string[] {
  const found = new Set<string>()
  const open = [unitId]
  for (let next = open.pop(); next !== undefined; next = open.pop())
    for (const link of linksIn(catalogue, next, 'predecessors'))
      if (link.date <= asOf && !found.has(link.id)) {
        found.add(link.id)
        open.push(link.id)
      }
  return [...found]
}

type Stand = { state: RecognitionView['state']; heir: UnitOn | undefined }

/** What a decision is worth on a day, and the one unit that took it over. */
function standOf(catalogue: Catalogue, row: RegistryRow, asOf: PlainDate): Stand {
  const hasEnded = row.ended_on !== null && row.ended_on <= asOf
  const holders = holdersIn(catalogue, row.unit_id, asOf)
  // Divided land has no one successor.
  const heir = hasEnded && holders.length === 1 ? holders[0] : undefined
  return { state: stateOf(row, hasEnded, holders), heir }
}

function viewRecognition(ctx: ReadCtx, catalogue: Catalogue, row: RegistryRow, asOf: PlainDate): RecognitionView {
  const { state, heir } = standOf(catalogue, row, asOf)
  const trail = [row.parent_name, row.parent_name === row.province_name ? null : row.province_name]
  return {
    id: row.id,
    unit: { id: row.unit_id, code: row.code, name: row.name, trail: trail.filter((part) => part !== null).join(', ') },
    tier: row.tier,
    year: row.year,
    decisionNumber: row.decision_number,
    decisionDate: row.decision_date,
    signer: row.signer,
    issuer: row.issuer,
    state,
    stateLabel: STATE_LABELS[state],
    successor: heir ? { id: heir.id, code: heir.code, name: heir.name, trail: '' } : null,
    illustrative: isSample(ctx, { illustrative: row.is_illustrative }),
  }
}

/** A commune whose land went into wards, or that became one itself, is no longer part of the programme. */
function stateOf(row: RegistryRow, hasEnded: boolean, holders: readonly UnitOn[]): RecognitionView['state'] {
  if (row.state === 'revoked') return 'revoked'
  if (isAssessed(row) && holders.length > 0 && !holders.some(isAssessed)) return 'left-programme'
  return hasEnded ? 'inherited' : 'in-force'
}

const STATE_LABELS: Record<RecognitionView['state'], string> = {
  'in-force': 'Đang có hiệu lực',
  inherited: 'Kế thừa, chờ đánh giá lại',
  'left-programme': 'Đã vào phường, không còn trong chương trình',
  revoked: 'Đã thu hồi',
}
