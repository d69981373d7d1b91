import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize, notFound } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { titleOf } from './decisions/decision-repository.ts'
import type { FreezeList, FrozenList, FrozenListHead, FrozenRule } from './frozen-list-contract.ts'
import { placeIn } from './catalogue/look-up.ts'
import { membershipsIn } from './catalogue/memberships.ts'
import { openCatalogue } from './catalogue/open-catalogue.ts'
import { canFreezeList } from './policy.ts'
import { frozenTwice, nothingToFreeze } from './problems.ts'
import { holdersOn } from './catalogue/succession.ts'
import { type CommuneOn, communesIn } from './catalogue/tree.ts'
import type { Catalogue } from './catalogue/catalogue-types.ts'

const MOST = 200

/** Keeps the communes of a unit on a day as the whole of a plan. Throws `nothing-to-freeze`, `frozen-twice`. */
export async function freezeList(ctx: Ctx, input: FreezeList): Promise<string> {
  const { unitId, day, title, basis, rule } = input
  const catalogue = await openCatalogue(ctx.db)
  const place = placeIn(catalogue, unitId, day)
  authorize(canFreezeList(ctx.actor, place))
  const members = findMembers(catalogue, unitId, day, rule)
  if (members.length === 0) throw nothingToFreeze(place.name)
  const id = newId()
  const written = await ctx.db
    .insertInto('units.frozen_list')
    .values({
      id,
      unit_id: unitId,
      day,
      title,
      basis,
      rule: JSON.stringify(rule),
      members: members.length,
      frozen_at: ctx.now(),
      frozen_by: ctx.actor.id,
      frozen_title: titleOf(ctx.actor, 'units:freeze'),
    })
    .onConflict((conflict) => conflict.constraint('frozen_once').doNothing())
    .executeTakeFirst()
  if (written.numInsertedOrUpdatedRows === 0n) throw frozenTwice(title)
  await insertMembers(ctx, id, members)
  await logEvent(ctx, 'units.list-frozen', unitId, { list: id, title, basis, day, members: members.length })
  return id
}

function findMembers(catalogue: Catalogue, unitId: string, day: PlainDate, { types, list }: FrozenRule): CommuneOn[] {
  const isOnList = ({ id }: CommuneOn): boolean =>
    list === null ||
    membershipsIn(catalogue, id, day).some(({ kind, value }) => kind === list.kind && value === list.value)
  return communesIn(catalogue, unitId, day).filter((commune) => types.includes(commune.type) && isOnList(commune))
}

async function insertMembers({ db }: Ctx, listId: string, members: readonly CommuneOn[]): Promise<void> {
  const rows = members.map(({ id, code, name, parentName }) => ({ id, code, name, parent: parentName }))
  await sql`
    insert into units.frozen_list_member (list_id, unit_id, code, name, parent_name)
    select ${listId}::uuid, m.id, m.code, m.name, m.parent
    from json_to_recordset(${JSON.stringify(rows)}::json) as m(id uuid, code text, name text, parent text)
  `.execute(db)
}

type HeadRow = Omit<FrozenListHead, 'unit' | 'rule' | 'frozenAt' | 'frozenBy'> & {
  unit_id: string
  code: string
  unit_name: string
  rule: string
  frozen_at: string
  frozen_title: string | null
}

/** Frozen lists of a unit, or the newest of all. A unit keeps those of the units it came from under their own names. */
export async function listFrozen(ctx: ReadCtx, unitId?: string): Promise<FrozenListHead[]> {
  return (await readHeads(ctx, unitId === undefined ? {} : { unitId })).map(viewHead)
}

async function readHeads({ db }: ReadCtx, by: { unitId?: string; id?: string }): Promise<HeadRow[]> {
  const { rows } = await sql<HeadRow>`
    select f.id, f.unit_id, v.code, v.name as unit_name, f.day, f.title, f.basis, f.rule, f.members, f.frozen_at,
      f.frozen_title
    from units.frozen_list f
    join units.unit_version v on v.unit_id = f.unit_id and v.recorded_to is null
      and daterange(v.valid_from, v.valid_to) @> f.day
    where (${by.unitId ?? null}::uuid is null or f.unit_id = ${by.unitId ?? null}::uuid)
      and (${by.id ?? null}::uuid is null or f.id = ${by.id ?? null}::uuid)
    order by f.frozen_at desc, f.id desc limit ${MOST}
  `.execute(db)
  return rows
}

function viewHead(row: HeadRow): FrozenListHead {
  const { id, day, title, basis, members } = row
  return {
    id,
    unit: { id: row.unit_id, code: row.code, name: row.unit_name },
    day,
    title,
    basis,
    rule: JSON.parse(row.rule) as FrozenRule,
    members,
    frozenAt: row.frozen_at,
    frozenBy: row.frozen_title,
  }
}

/** One list: its members never change; `holders` are the units that hold the land of each on `asOf`. */
export async function readFrozen(ctx: ReadCtx, id: string, asOf: PlainDate): Promise<FrozenList> {
  const [head] = await readHeads(ctx, { id })
  if (!head) throw notFound('danh sách này')
  const rows = await ctx.db
    .selectFrom('units.frozen_list_member')
    .select(['unit_id', 'code', 'name', 'parent_name'])
    .where('list_id', '=', id)
    .orderBy('code')
    .execute()
  const items = await Promise.all(
    rows.map(async (row) => ({
      id: row.unit_id,
      code: row.code,
      name: row.name,
      parent: row.parent_name,
      holders: await holdersOn(ctx.db, row.unit_id, asOf),
    })),
  )
  return { ...viewHead(head), asOf, items }
}
