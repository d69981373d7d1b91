import type { Db, Tx } from '../../../kernel/db.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { lastDayOf } from '../dates.ts'
import { versionOn } from './catalogue.ts'
import type { UnitOn } from './catalogue-types.ts'
import { openCatalogue } from './open-catalogue.ts'
import { holdersOn } from './succession.ts'
import { communesIn } from './tree.ts'

/** How a unit that nobody took over as a whole came to its end, as its communes show it. */
export type Ending = {
  /** First day it no longer exists. */
  day: PlainDate
  /** The change its communes went through that day, and the document it rests on; null where none is recorded. */
  change: string | null
  basis: string | null
  /** `cấp huyện` when the whole level ended that day; else null. */
  level: string | null
  /** Who holds the territory of its communes from that day. */
  heirs: readonly UnitOn[]
}

/** Undefined while the unit exists, and for one that has successors of its own: those say it better. */
export async function endingOf(db: Db | Tx, unitId: string): Promise<Ending | undefined> {
  const catalogue = await openCatalogue(db)
  const unit = catalogue.units.get(unitId)
  const day = unit?.validTo ?? null
  if (!unit || day === null || unit.successors.length > 0) return undefined
  const last = lastDayOf(day)
  const communes = communesIn(catalogue, unitId, last).filter(({ id }) => id !== unitId)
  const held = await Promise.all(communes.map(({ id }) => holdersOn(db, id, day)))
  const link = communes.flatMap(({ id }) => catalogue.units.get(id)?.successors ?? []).find(({ date }) => date === day)
  const level = catalogue.levels.find(({ name, to }) => name === versionOn(unit, last)?.level && to === day)
  return {
    day,
    change: link?.change ?? null,
    basis: link?.basis ?? null,
    level: level ? level.label.toLocaleLowerCase('vi') : null,
    heirs: [...new Map(held.flat().map((heir) => [heir.id, heir])).values()].sort((a, b) => (a.code < b.code ? -1 : 1)),
  }
}
