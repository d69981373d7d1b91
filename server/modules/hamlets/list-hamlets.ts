import { z } from 'zod'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { ancestryOf, badCursor, foldForSearch, unitById } from '../units/index.ts'
import { HAMLET_TYPES, type HamletItem, type HamletPage, type HamletQuery } from './contract.ts'
import { inSentence, labelOf } from './names.ts'
import { communeOn, placeOfCommune } from './open-commune.ts'
import { canManageHamlets, canReadHeads } from './policy.ts'
import { countHamlets, type Filter, type ListedHamlet, listHamlets } from './list-repository.ts'
import { allowedTypes } from './types-of-province.ts'

type Ref = HamletItem['commune']
type Listed = { items: ListedHamlet[]; next: string | null }

/** Hamlets of a commune on a day, numbers in their order; on its last day when it had ended. Heads only for who may. */
export async function readHamlets(ctx: ReadCtx, asked: HamletQuery): Promise<HamletPage> {
  const wanted = asked.asOf ?? ctx.today()
  const commune = await communeOn(ctx, asked.unit, wanted)
  const asOf = commune.validTo !== null && commune.validTo <= wanted ? addDays(commune.validTo, -1) : wanted
  const place = await placeOfCommune(ctx, commune.id)
  const can = { manage: canManageHamlets(ctx.actor, place) === true, contact: canReadHeads(ctx.actor, place) }
  const { items, next } = await pageOf(ctx, asked, asOf)
  const counts = await countHamlets(ctx.db, { communeId: commune.id, asOf, ...filterOf(asked) })
  const unplaced = asked.cursor === undefined ? await readUnplaced(ctx, commune.id, wanted) : []
  const describe = await describer(ctx, [...items, ...unplaced], asOf, can.contact)
  return {
    unit: { id: commune.id, code: commune.code, name: commune.name, validTo: commune.validTo },
    asOf,
    items: items.map(describe),
    next,
    total: counts.total,
    households: { sum: counts.known === counts.all && counts.all > 0 ? counts.households : null, known: counts.known },
    unplaced: unplaced.map(describe),
    types: await allowedTypes(ctx, commune, asOf),
    can,
  }
}

/** The list of a commune on one page, for files and public pages. */
export function listWhole(ctx: ReadCtx, unit: string, asOf: PlainDate | undefined, limit: number): Promise<HamletPage> {
  return readHamlets(ctx, { unit, limit, ...(asOf && { asOf }) })
}

/** `ap 1` finds Ấp 1 too: a text may begin with the type word. */
function filterOf({ q, type }: HamletQuery): Filter {
  const text = q ? foldForSearch(q) : ''
  const typed = HAMLET_TYPES.flatMap((one) => {
    const word = foldForSearch(one)
    return text === word || text.startsWith(`${word} `) ? [{ type: one, rest: text.slice(word.length + 1) }] : []
  })
  return { text, type, typed }
}

async function pageOf(ctx: ReadCtx, asked: HamletQuery, asOf: PlainDate): Promise<Listed> {
  const after = asked.cursor === undefined ? undefined : readCursor(asked.cursor)
  const { unit, limit } = asked
  const rows = await listHamlets(ctx.db, {
    communeIds: [unit],
    asOf,
    isPlaced: true,
    ...filterOf(asked),
    after,
    limit: limit + 1,
  })
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, next: rows.length > limit && last ? writeCursor(last) : null }
}

/** Of the commune itself when it was divided, and of divided ones it came from, however long ago. */
async function readUnplaced(ctx: ReadCtx, communeId: string, day: PlainDate): Promise<ListedHamlet[]> {
  const { units } = await ancestryOf(ctx.db, communeId)
  const communeIds = [...new Set([communeId, ...units.keys()])]
  return listHamlets(ctx.db, { communeIds, asOf: day, isPlaced: false, limit: 500 })
}

/** Rows as the API shows them; `showsHeads` false leaves the heads out altogether. */
export async function describer(
  ctx: ReadCtx | Ctx,
  rows: readonly ListedHamlet[],
  asOf: PlainDate,
  showsHeads: boolean,
): Promise<(row: ListedHamlet) => HamletItem> {
  const refs = await refsOf(
    ctx,
    rows.flatMap(({ communeId, formerId }) => [communeId, formerId ?? []].flat()),
    asOf,
  )
  return (row) => {
    const formerCommune = row.formerId === null ? null : (refs.get(row.formerId) ?? null)
    const { id, type, name, isPlaced, validFrom, validTo, households, population } = row
    const bracket = row.isShared && formerCommune ? ` (${inSentence(formerCommune.name)} cũ)` : ''
    return {
      id,
      type,
      name,
      label: `${labelOf(row)}${bracket}`,
      commune: refs.get(row.communeId) ?? { id: row.communeId, code: '', name: '' },
      formerCommune,
      isPlaced,
      needsRename: row.isShared,
      validFrom,
      validTo,
      households,
      population,
      ...(showsHeads && { head: row.head }),
    }
  }
}

/** Communes by id, as they are called on a day or were on their last. */
export async function refsOf(ctx: ReadCtx | Ctx, ids: readonly string[], day: PlainDate): Promise<Map<string, Ref>> {
  const refs = new Map<string, Ref>()
  for (const id of new Set(ids)) {
    const unit = await unitById(ctx.db, id, day)
    if (unit) refs.set(id, { id, code: unit.code, name: unit.name })
  }
  return refs
}

const Cursor = z.tuple([z.string(), z.uuid()])

function writeCursor({ sortKey, id }: ListedHamlet): string {
  return Buffer.from(JSON.stringify([sortKey, id])).toString('base64url')
}

function readCursor(text: string): { sortKey: string; id: string } {
  const parsed = Cursor.safeParse(parseJson(Buffer.from(text, 'base64url').toString()))
  if (!parsed.success) throw badCursor()
  const [sortKey, id] = parsed.data
  return { sortKey, id }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
