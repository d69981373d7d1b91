import { lowerFirst } from '../../../../design/format.ts'
import type { Db, Tx } from '../../../kernel/db.ts'
import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { trailOf } from './catalogue.ts'
import type { Catalogue, CatalogueUnit } from './catalogue-types.ts'
import { REFORM_DAY } from '../dates.ts'
import { openCatalogue } from './open-catalogue.ts'

/** A district, or a former one, and its communes. */
export type CommuneGroup<T> = { name: string; communes: T[] }
/** A province, or a former one; the name is empty when there is only one. */
export type CommuneArea<T> = { name: string; groups: CommuneGroup<T>[] }

type Place = { district: string; province: string }

/**
 * Communes by district, in the order given. From 1/7/2025 there is none: the communes stand where most of their
 * territory lay on the last day of the districts, because that is where people still look for them.
 */
export async function groupByDistrict<T extends { unitId: string }>(
  db: Db | Tx,
  communes: readonly T[],
  asOf: PlainDate,
): Promise<CommuneArea<T>[]> {
  const catalogue = await openCatalogue(db)
  const areas = new Map<string, Map<string, T[]>>()
  for (const one of communes) {
    const { district, province } = placeOfCommune(catalogue, one.unitId, asOf) ?? UNKNOWN
    const groups = areas.get(province) ?? new Map<string, T[]>()
    areas.set(province, groups.set(district, [...(groups.get(district) ?? []), one]))
  }
  const nameArea = (province: string): string =>
    areas.size === 1 || province === '' ? '' : asOf < REFORM_DAY ? province : `Địa bàn ${lowerFirst(province)} cũ`
  return [...areas].map(([province, groups]) => ({
    name: nameArea(province),
    groups: [...groups].map(([name, members]) => ({ name, communes: members })),
  }))
}

const UNKNOWN: Place = { district: 'Chưa rõ huyện cũ', province: '' }

/** The district and province of a commune on a day; from 1/7/2025 those of its largest part on the day before. */
export function placeOfCommune(catalogue: Catalogue, unitId: string, asOf: PlainDate): Place | undefined {
  const unit = catalogue.units.get(unitId)
  if (!unit) return undefined
  if (asOf < REFORM_DAY) return placeOf(catalogue, unit, asOf)
  const lastDay = addDays(REFORM_DAY, -1)
  const shares = unit.predecessors.toSorted((a, b) => Number(b.share ?? 0) - Number(a.share ?? 0))
  const origins = [...shares.flatMap((link) => catalogue.units.get(link.predecessorId) ?? []), unit]
  for (const origin of origins) {
    const place = placeOf(catalogue, origin, lastDay)
    if (place) return place
  }
  return undefined
}

function placeOf(catalogue: Catalogue, unit: CatalogueUnit, day: PlainDate): Place | undefined {
  if (unit.validFrom > day || (unit.validTo !== null && unit.validTo <= day)) return undefined
  const above = trailOf(catalogue, unit, day).map(([, version]) => version)
  const district = above.find((version) => version.level === 'district')
  return district && { district: district.name, province: above.at(-1)?.name ?? '' }
}
