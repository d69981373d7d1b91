import type { Ctx, ReadCtx } from '../../kernel/context.ts'
import type { PlainDate } from '../../kernel/time.ts'
import { unitById } from '../units/index.ts'
import { followCommune } from './follow.ts'
import { labelOf } from './names.ts'
import { measuresOn } from './measures.ts'
import { hamletNotFound } from './problems.ts'
import { type Version, versionsOf } from './repository.ts'
import type { Known } from './rules.ts'

/** A hamlet on the day of a change; `hindrance`: why it cannot be changed from that day. */
export type HamletOn = {
  id: string
  label: string
  version: Version
  versions: readonly Version[]
  communeName: string
  households: Known
  population: Known
  hindrance: string | null
}

/** Throws `hamlet-not-found` for one that is not in the list; one that had ended or not begun carries its hindrance. */
export async function hamletsOn(ctx: ReadCtx | Ctx, ids: readonly string[], day: PlainDate): Promise<HamletOn[]> {
  const all = Map.groupBy(await versionsOf(ctx.db, ids), ({ hamletId }) => hamletId)
  const measures = await measuresOn(ctx.db, ids, day)
  const found: HamletOn[] = []
  for (const id of ids) {
    const versions = all.get(id) ?? []
    const version = versions.find(({ from, to }) => from <= day && (to === null || day < to)) ?? versions.at(-1)
    if (!version) throw hamletNotFound('')
    found.push({
      id,
      label: labelOf(version),
      version,
      versions,
      communeName: (await unitById(ctx.db, version.communeId, day))?.name ?? '',
      households: measures.get(id)?.households ?? null,
      population: measures.get(id)?.population ?? null,
      hindrance: await hindranceOf(ctx, version, versions, day),
    })
  }
  return found
}

async function hindranceOf(
  { db }: ReadCtx | Ctx,
  version: Version,
  versions: readonly Version[],
  day: PlainDate,
): Promise<string | null> {
  const label = labelOf(version)
  if (day < version.from) return `${label} chưa có trong danh sách vào ngày này. Chọn ngày sau đó.`
  if (version.to !== null && version.to <= day) return `${label} đã kết thúc trước ngày này. Chọn thôn, ấp đang có.`
  if (!version.isPlaced) return `${label} chưa rõ thuộc xã nào sau khi chia xã. Ghi xã mới trước.`
  const own = versions.slice(versions.indexOf(version))
  const expected = await followCommune(db, { ...version, to: null })
  const isSteady =
    own.length === expected.length &&
    own.every(
      ({ communeId, to, type, name }, i) =>
        communeId === expected[i]?.communeId &&
        to === expected[i]?.to &&
        type === version.type &&
        name === version.name,
    )
  return isSteady ? null : `${label} đã có thay đổi sau ngày này. Hoàn tác thay đổi đó trước, hoặc chọn ngày sau đó.`
}
