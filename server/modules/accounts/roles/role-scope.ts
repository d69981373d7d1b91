import type { Ctx, ReadCtx } from '../../../kernel/context.ts'
import { invalidInput } from '../../../kernel/problem.ts'
import { requireOpenUnit } from '../../units/index.ts'

/** Whose roles are meant: a province that exists today, or (null) the whole country. */
export async function roleScope(
  ctx: Ctx | ReadCtx,
  provinceId: string | null,
): Promise<{ id: string | null; name: string }> {
  if (provinceId === null) return { id: null, name: 'Cả nước' }
  const unit = await requireOpenUnit(ctx.db, provinceId, ctx.today())
  if (unit.level !== 'province')
    throw invalidInput([
      { pointer: '/provinceId', detail: `${unit.name} không phải tỉnh. Vai trò sửa theo từng tỉnh.` },
    ])
  return { id: unit.id, name: unit.name }
}
