import type { ReadCtx } from '../../kernel/context.ts'
import { addDays } from '../../kernel/time.ts'
import { communesUnder, REFORM_DAY, searchUnits } from '../units/index.ts'
import type { Scope } from './scope.ts'
import type { Commune } from './standing.ts'

/** A district, or a former one, and its communes. */
type CommuneGroup = { name: string; communes: Commune[] }
/** A former province; the name is empty when there is only one. */
export type CommuneArea = { name: string; groups: CommuneGroup[] }

type Place = { district: string; province: string }

/**
 * Communes of a province by district. From 1/7/2025 there is none: the communes stand where most of their territory
 * lay on the last day of the districts, because that is where people still look for them.
 */
export async function readFormerPlaces(
  ctx: ReadCtx,
  scope: Scope,
  communes: readonly Commune[],
): Promise<CommuneArea[]> {
  if (scope.asOf < REFORM_DAY || !scope.province)
    return group(communes, (one) => ({ district: one.parentName ?? '', province: '' }))
  const lastDay = addDays(REFORM_DAY, -1)
  const [current, old, districts] = await Promise.all([
    searchUnits(ctx.db, { asOf: scope.asOf, level: 'commune', under: scope.province.id, limit: communes.length + 1 }),
    communesUnder(ctx.db, null, lastDay),
    searchUnits(ctx.db, { asOf: lastDay, level: 'district', limit: 1000 }),
  ])
  const districtOf = new Map(old.map(({ id, parentId }) => [id, parentId]))
  const placeOf = new Map(
    districts.items.map(({ id, name, parents }): [string, Place] => [
      id,
      { district: name, province: parents.at(-1)?.name ?? '' },
    ]),
  )
  const found = new Map(
    current.items.map(({ id, predecessors }) => {
      const shares = predecessors.toSorted((a, b) => Number(b.share ?? 0) - Number(a.share ?? 0))
      const origin = [...shares.map((link) => link.id), id].find((one) => districtOf.has(one))
      return [id, placeOf.get(districtOf.get(origin ?? '') ?? '')]
    }),
  )
  return group(communes, (one) => found.get(one.unitId) ?? { district: 'Chưa rõ huyện cũ', province: '' })
}

function group(communes: readonly Commune[], placeOf: (one: Commune) => Place): CommuneArea[] {
  const areas = new Map<string, Map<string, Commune[]>>()
  for (const one of communes) {
    const { district, province } = placeOf(one)
    const groups = areas.get(province) ?? new Map<string, Commune[]>()
    areas.set(province, groups.set(district, [...(groups.get(district) ?? []), one]))
  }
  return [...areas].map(([province, groups]) => ({
    name: areas.size > 1 && province !== '' ? `Địa bàn ${lowerFirst(province)} cũ` : '',
    groups: [...groups].map(([name, members]) => ({ name, communes: members })),
  }))
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
