import { addDays } from '../../../kernel/time.ts'
import { isValidOn } from '../catalogue/catalogue.ts'
import type { CatalogueUnit } from '../catalogue/catalogue-types.ts'
import type { ChangePlan } from './change-plan.ts'

export type NewMembership = { unitId: string; kind: string; value: string; source: string }

/**
 * What a new unit takes over: of each kind, the values all its predecessors agree on (domain rules 4, 5 and 8). Where they
 * differ, or one of them is unknown, the successor is unknown until somebody says. Only communes stay in a programme.
 */
export function inheritMemberships(plan: ChangePlan, idOf: (key: string) => string): NewMembership[] {
  const sources = Map.groupBy(plan.flows, (flow) => flow.toKey)
  return plan.begun.flatMap(({ key, standing }) => {
    const givers = (sources.get(key) ?? []).map((flow) => flow.from)
    const [first] = givers
    if (!first) return []
    const last = addDays(plan.day, -1)
    const own = givers.map((unit) => valuesOf(unit, last))
    return [...(own[0] ?? [])].flatMap(([kind, values]) => {
      const isShared = own.every((other) => other.get(kind) === values)
      if (!isShared || (kind === 'programme' && standing.type !== 'xã')) return []
      const source = `Theo ${givers.length === 1 ? 'đơn vị trước' : `${givers.length} đơn vị trước`}`
      return values.split('\n').map((value) => ({ unitId: idOf(key), kind, value, source }))
    })
  })
}

/** Kind → its values in order, one a line, on a day. */
function valuesOf(unit: CatalogueUnit, day: ReturnType<typeof addDays>): Map<string, string> {
  const held = unit.memberships.filter(({ from, to }) => isValidOn({ validFrom: from, validTo: to }, day))
  return new Map(
    [...Map.groupBy(held, ({ kind }) => kind)].map(([kind, rows]) => [
      kind,
      rows
        .map(({ value }) => value)
        .sort()
        .join('\n'),
    ]),
  )
}
