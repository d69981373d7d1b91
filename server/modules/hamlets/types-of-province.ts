import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import { logEvent } from '../../kernel/events.ts'
import { newId } from '../../kernel/id.ts'
import { authorize } from '../../kernel/problem.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { placeOn, provincesOf, unitById, unitNotFound } from '../units/index.ts'
import { type AllowedTypes, type Area, AREAS, HAMLET_TYPES, type ProvinceTypes, type SetTypes } from './contract.ts'
import { canSetTypes } from './policy.ts'
import { notProvince } from './problems.ts'

const AREA_OF: Readonly<Record<string, Area>> = { xã: 'rural', phường: 'urban', 'thị trấn': 'urban' }

/** The words a commune may call its hamlets by on a day; all of them while its province has not said. */
export async function allowedTypes(
  ctx: ReadCtx | Ctx,
  commune: { id: string; type: string },
  day: PlainDate,
): Promise<AllowedTypes> {
  const area = AREA_OF[commune.type]
  const province = (await provincesOf(ctx.db, [commune.id], day)).get(commune.id)
  const said = area && province ? (await currentTypes(ctx, province)).find((row) => row.area === area) : undefined
  if (!said) return { types: [...HAMLET_TYPES], isBinding: false, source: null }
  const { types, isBinding, source } = said
  const others = isBinding ? [] : HAMLET_TYPES.filter((type) => !types.includes(type))
  return { types: [...types, ...others], isBinding, source }
}

function currentTypes({ db }: ReadCtx | Ctx, provinceId: string) {
  return db
    .selectFrom('hamlets.province_types')
    .select(['area', 'types', 'is_binding as isBinding', 'source'])
    .where('province_id', '=', provinceId)
    .where('recorded_to', 'is', null)
    .execute()
}

async function requireProvince(ctx: ReadCtx | Ctx, id: string) {
  const unit = await unitById(ctx.db, id, ctx.today())
  if (!unit) throw unitNotFound('này')
  if (unit.level !== 'province') throw notProvince(unit.name)
  return unit
}

export async function readTypes(ctx: ReadCtx | Ctx, provinceId: string): Promise<ProvinceTypes> {
  const { id, code, name } = await requireProvince(ctx, provinceId)
  const said = await currentTypes(ctx, id)
  return {
    province: { id, code, name },
    areas: AREAS.map((area) => {
      const row = said.find((one) => one.area === area)
      return row ?? { area, types: [], isBinding: false, source: null }
    }),
    can: { edit: canSetTypes(ctx.actor, await placeOn(ctx.db, id, ctx.today())) === true },
  }
}

/** Says which words a province uses; hamlets already called otherwise keep their names. */
export async function setTypes(ctx: Ctx, provinceId: string, input: SetTypes): Promise<void> {
  const { id } = await requireProvince(ctx, provinceId)
  authorize(canSetTypes(ctx.actor, await placeOn(ctx.db, id, ctx.today())))
  const { area, types, source } = input
  await ctx.db
    .updateTable('hamlets.province_types')
    .set({ recorded_to: ctx.now() })
    .where('province_id', '=', id)
    .where('area', '=', area)
    .where('recorded_to', 'is', null)
    .execute()
  if (types !== null) await insertTypes(ctx, { provinceId: id, area, types, isBinding: true, source })
  await logEvent(ctx, 'hamlets.types-set', id, { area, types, source })
}

type Types = { provinceId: string; area: Area; types: readonly string[]; isBinding: boolean; source: string }

export async function insertTypes(ctx: Ctx, { provinceId, area, types, isBinding, source }: Types): Promise<void> {
  await ctx.db
    .insertInto('hamlets.province_types')
    .values({
      id: newId(),
      province_id: provinceId,
      area,
      types: [...types],
      is_binding: isBinding,
      source,
      recorded_at: ctx.now(),
      recorded_to: null,
      author: ctx.actor.id,
    })
    .execute()
}

/** The sentence for a word the province does not use; undefined when it is allowed. */
export function refuseType({ types, source }: AllowedTypes, type: string): string | undefined {
  return types.includes(type)
    ? undefined
    : `Tỉnh dùng ${types.join(', ')} (${source ?? ''}), không dùng “${type}”. Cần thêm loại, đề nghị Văn phòng Điều phối của tỉnh.`
}
