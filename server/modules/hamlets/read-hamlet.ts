import { sql } from 'kysely'
import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { addDays, type PlainDate } from '../../kernel/time.ts'
import { namesOfPeople } from '../accounts/index.ts'
import { successorsOf } from '../units/index.ts'
import type { HamletDetail } from './contract.ts'
import { headsOf } from './heads.ts'
import { describer, refsOf } from './list-hamlets.ts'
import { hamletOn } from './list-repository.ts'
import { labelOf } from './names.ts'
import { placeOfCommune } from './open-commune.ts'
import { canManageHamlets, canReadHeads } from './policy.ts'
import { hamletNotFound } from './problems.ts'
import { type Version, versionsOf } from './repository.ts'
import type { ChangeTable } from './tables.ts'
import { communesOfChange } from './undo-change.ts'

/** One hamlet with its life: names, communes, households, kin, changes; its heads only for who may read them. */
export async function readHamlet(ctx: ReadCtx | Ctx, id: string, day?: PlainDate): Promise<HamletDetail> {
  const versions = await versionsOf(ctx.db, [id])
  const [first] = versions
  if (!first) throw hamletNotFound('')
  const asked = day ?? ctx.today()
  // Nobody asks for a hamlet's page to read that it is not there yet: one to come is shown as it begins.
  const asOf = asked < first.from && day === undefined ? first.from : asked
  const row = await hamletOn(ctx.db, id, lastDayBy(versions, asOf))
  if (!row) throw hamletNotFound(' vào ngày này')
  const place = await placeOfCommune(ctx, row.communeId)
  const can = { manage: canManageHamlets(ctx.actor, place) === true, contact: canReadHeads(ctx.actor, place) }
  const describe = await describer(ctx, [row], asOf, can.contact)
  return {
    ...describe(row),
    versions: await describeVersions(ctx, versions),
    changes: await changesOf(ctx, id, can.manage),
    predecessors: await kinOf(ctx, id, 'predecessor'),
    successors: await kinOf(ctx, id, 'successor'),
    measures: await measuresOf(ctx, id),
    ...(can.contact && { heads: await headsOf(ctx.db, id) }),
    candidates: row.isPlaced ? [] : await candidatesOf(ctx, row.communeId),
    can,
  }
}

function lastDayBy(versions: readonly Version[], day: PlainDate): PlainDate {
  const end = versions.at(-1)?.to ?? null
  return end !== null && end <= day ? addDays(end, -1) : day
}

async function describeVersions(ctx: ReadCtx | Ctx, versions: readonly Version[]): Promise<HamletDetail['versions']> {
  const described: HamletDetail['versions'] = []
  for (const version of versions) {
    const { from, to, communeId, isPlaced } = version
    const commune = (await refsOf(ctx, [communeId], from)).get(communeId)
    if (commune) described.push({ from, to, label: labelOf(version), commune, isPlaced })
  }
  return described
}

async function candidatesOf(ctx: ReadCtx | Ctx, communeId: string): Promise<HamletDetail['candidates']> {
  return (await successorsOf(ctx.db, communeId)).map(({ id, code, name }) => ({ id, code, name }))
}

async function kinOf({ db }: ReadCtx | Ctx, id: string, side: 'predecessor' | 'successor') {
  const [own, other] = side === 'predecessor' ? ['successor_id', 'predecessor_id'] : ['predecessor_id', 'successor_id']
  const { rows } = await sql<{ id: string; type: string; name: string; share: string | null }>`
    select k.id, v.type, v.name, k.share from (
      select s.${sql.ref(other ?? '')} as id, s.share from hamlets.succession s join hamlets.change c on c.id = s.written_by
      where s.${sql.ref(own ?? '')} = ${id} and c.undone_at is null) k
    cross join lateral (
      select type, name, sort_key from hamlets.hamlet_version v
      where v.hamlet_id = k.id and v.recorded_to is null order by v.valid_from desc limit 1) v
    order by v.sort_key
  `.execute(db)
  return rows.map(({ id: kin, share, ...named }) => ({ id: kin, label: labelOf(named), share }))
}

async function measuresOf({ db }: ReadCtx | Ctx, id: string): Promise<HamletDetail['measures']> {
  return db
    .selectFrom('hamlets.measure')
    .select(['measure', 'value', 'day', 'source'])
    .where('hamlet_id', '=', id)
    .where('recorded_to', 'is', null)
    .orderBy('day', 'desc')
    .orderBy('measure')
    .execute()
}

type ShownChange = Pick<
  ChangeTable,
  'id' | 'kind' | 'day' | 'number' | 'issuer' | 'commune_id' | 'author' | 'author_title' | 'acting_for'
> & { signedOn: string | null; recordedAt: string }

/**
 * Changes that hold, newest first; only the newest can be taken back, by who manages the communes it was made at. Who recorded
 * them is for who manages the hamlet.
 */
async function changesOf(ctx: ReadCtx | Ctx, id: string, canManage: boolean): Promise<HamletDetail['changes']> {
  const { rows } = await sql<ShownChange>`
    select c.id, c.kind, c.day, c.number, c.issuer, c.commune_id, c.author, c.author_title, c.acting_for,
      c.signed_on as "signedOn", c.recorded_at as "recordedAt"
    from hamlets.change c
    where c.undone_at is null and c.id in (
      select written_by from hamlets.hamlet_version where hamlet_id = ${id}
      union select closed_by from hamlets.hamlet_version where hamlet_id = ${id}
      union select change_id from hamlets.measure where hamlet_id = ${id}
      union select change_id from hamlets.head where hamlet_id = ${id})
    order by c.recorded_at desc, c.id desc
  `.execute(ctx.db)
  const [newest] = rows
  const mayUndo = newest !== undefined && (await canUndo(ctx, newest))
  const hands = canManage ? rows.flatMap(({ author, acting_for: principal }) => [author, principal]) : []
  const names = await namesOfPeople(ctx.db, hands)
  return rows.map(({ commune_id: _commune, author, acting_for: principal, author_title: title, ...row }, i) => ({
    ...row,
    recordedBy:
      canManage && author !== null ? { name: nameIn(names, author), actingFor: nameIn(names, principal), title } : null,
    canUndo: mayUndo && i === 0,
  }))
}

const nameIn = (names: ReadonlyMap<string, string>, id: string | null): string | null =>
  id === null ? null : (names.get(id) ?? null)

async function canUndo(ctx: ReadCtx | Ctx, change: ShownChange): Promise<boolean> {
  const communes = await communesOfChange(ctx, change)
  for (const commune of communes)
    if (canManageHamlets(ctx.actor, await placeOfCommune(ctx, commune)) !== true) return false
  return communes.length > 0
}
