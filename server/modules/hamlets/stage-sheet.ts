import type { Ctx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import type { SheetError } from '../../kernel/sheet-page.ts'
import { addSeconds, type PlainDate } from '../../kernel/time.ts'
import { beginHamlet } from './create-hamlet.ts'
import { nameHead } from './heads.ts'
import { type Judged, judgeRows } from './judge-sheet.ts'
import { insertMeasures, type Measured, rowsOf } from './measures.ts'
import { openCommune, placeOfCommune } from './open-commune.ts'
import { canManageHamlets } from './policy.ts'
import { hamletSheetMoved } from './problems.ts'
import type { HamletSheet } from './read-sheet.ts'
import { insertChange, lockCommunes } from './repository.ts'
import { type AcceptedHamletSheet, KeptSheet, type StagedHamletSheet } from './sheet-contract.ts'

const KEPT_SECONDS = 7 * 86_400

/** Keeps a read list aside and says what it would do: nothing counts until a person accepts it. */
export async function stageHamletSheet(
  ctx: Ctx,
  { communeId, day }: { communeId: string; day: PlainDate },
  content: HamletSheet,
): Promise<StagedHamletSheet> {
  const commune = await openCommune(ctx, communeId, day)
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, communeId)))
  await sweepSheets(ctx, communeId)
  const judged = await judgeRows(ctx, commune, day, content.rows)
  const balance = balanceOf(judged, content.refused)
  const sheet = newId()
  const kept = { rows: content.rows, states: judged.map(({ shown }) => shown.state), refused: content.refused }
  const row = {
    id: sheet,
    commune_id: communeId,
    day,
    rows: JSON.stringify(kept),
    staged_at: ctx.now(),
    author: ctx.actor.id,
  }
  await ctx.db.insertInto('hamlets.sheet').values(row).execute()
  return {
    sheet,
    unit: { id: commune.id, name: commune.name },
    day,
    balance,
    rows: judged.map(({ shown }) => shown),
    problems: [...content.mistakes, ...judged.flatMap(({ mistake }) => mistake ?? [])].toSorted(asInSheet),
    canAccept: balance.added + balance.changed > 0,
  }
}

/** A list sent again takes the place of the person's earlier one; nobody's stays over a week: they may name people. */
async function sweepSheets(ctx: Ctx, communeId: string): Promise<void> {
  await ctx.db
    .deleteFrom('hamlets.sheet')
    .where((eb) =>
      eb.or([
        eb('staged_at', '<', addSeconds(ctx.now(), -KEPT_SECONDS)),
        eb.and([eb('commune_id', '=', communeId), eb('author', 'is not distinct from', ctx.actor.id)]),
      ]),
    )
    .execute()
}

/** Rows from the top, columns from the left; what concerns the whole file first. */
function asInSheet(a: SheetError, b: SheetError): number {
  const place = ({ cell }: SheetError): string => {
    const [, column = '', row = ''] = /([A-Z]+)(\d+)$/.exec(cell) ?? []
    return `${row.padStart(6, '0')} ${column.padStart(3)}`
  }
  return place(a) < place(b) ? -1 : 1
}

function balanceOf(judged: readonly Judged[], refusedBefore: number): StagedHamletSheet['balance'] {
  const count = (state: string): number => judged.filter(({ shown }) => shown.state === state).length
  const [added, changed, same] = [count('added'), count('changed'), count('same')]
  const refused = count('refused') + refusedBefore
  return { read: judged.length + refusedBefore, added, changed, same, refused }
}

async function openSheet(ctx: Ctx, id: string) {
  const row = await ctx.db.selectFrom('hamlets.sheet').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) throw notFound('tệp danh sách này; có thể đã nhận, đã bỏ hoặc quá một tuần. Gửi lại tệp')
  authorize(canManageHamlets(ctx.actor, await placeOfCommune(ctx, row.commune_id)))
  return { communeId: row.commune_id, day: row.day, kept: KeptSheet.parse(JSON.parse(row.rows)) }
}

/** Writes the good rows of a list in one transaction. Throws `hamlet-sheet-moved` when they would do something else by now. */
export async function acceptHamletSheet(ctx: Ctx, id: string): Promise<AcceptedHamletSheet> {
  const { communeId, day, kept } = await openSheet(ctx, id)
  await lockCommunes(ctx, [communeId])
  const commune = await openCommune(ctx, communeId, day)
  const judged = await judgeRows(ctx, commune, day, kept.rows)
  if (judged.some(({ shown }, i) => shown.state !== kept.states[i])) throw hamletSheetMoved()
  const written = judged.filter(({ shown }) => shown.state === 'added' || shown.state === 'changed')
  const { change, ids } = await writeRows(ctx, { communeId, day }, written)
  await ctx.db.deleteFrom('hamlets.sheet').where('id', '=', id).execute()
  const { added, changed, same, refused } = balanceOf(judged, kept.refused)
  const body = { change, day, added, changed, same, refused, hamlets: ids }
  await logEvent(ctx, 'hamlets.sheet-accepted', communeId, body)
  return { added, changed, same, refused, change }
}

type Written = { change: string | null; ids: string[] }

/** All of it belongs to one change, so that one undo takes it back. `ids`: the hamlets that were added. */
async function writeRows(
  ctx: Ctx,
  { communeId, day }: { communeId: string; day: PlainDate },
  written: readonly Judged[],
): Promise<Written> {
  if (written.length === 0) return { change: null, ids: [] }
  const change = await insertChange(ctx, { kind: 'sheet', day, communeId })
  const ids = new Map<Judged, string>()
  for (const one of written) {
    const { type, name } = one.row
    if (!one.hamlet) ids.set(one, await beginHamlet(ctx, change, { communeId, type, name, from: day }))
  }
  await insertMeasures(ctx, measuresOf(written, ids, day), change)
  for (const one of written) {
    const hamletId = one.hamlet?.id ?? ids.get(one)
    const { headName: name, headPhone: phone } = one.row
    if (hamletId && name !== null && one.shown.namesHead)
      await nameHead(ctx, hamletId, { name, phone, from: day }, change)
  }
  return { change, ids: [...ids.values()] }
}

/** Counts that differ from what is recorded, or are new. */
function measuresOf(written: readonly Judged[], ids: ReadonlyMap<Judged, string>, day: PlainDate): Measured[] {
  return written.flatMap((one) => {
    const hamletId = one.hamlet?.id ?? ids.get(one)
    const { source, measuredOn, households, population } = one.row
    if (!hamletId || source === null) return []
    return rowsOf({ households, population }, { hamletId, day: measuredOn ?? day, source })
  })
}

export async function discardHamletSheet(ctx: Ctx, id: string): Promise<void> {
  await openSheet(ctx, id)
  await ctx.db.deleteFrom('hamlets.sheet').where('id', '=', id).execute()
}
