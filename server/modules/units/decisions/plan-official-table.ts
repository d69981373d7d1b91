import { addDays, type PlainDate } from '../../../kernel/time.ts'
import { isValidOn, versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueLink, CatalogueUnit } from '../catalogue/catalogue-types.ts'
import { printDate } from '../dates.ts'

/** One row of the official table old → new. `share`: of the old unit's territory, decimal text; null = not printed. */
export type TableRow = { row: number; from: string; to: string; share: string | null }

/** Territory of a unit of the eve going to one that holds a code on the day. `added` links end and become known. */
export type TableLink = { fromId: string; toId: string; share: string | null }

export type TablePlan = {
  day: PlainDate
  /** Rows: read = applied + same + refused. */
  balance: { read: number; applied: number; same: number; refused: number }
  refusals: { row: number; detail: string }[]
  /** Links that no longer hold as they are recorded. */
  dropped: CatalogueLink[]
  added: TableLink[]
  /** Units recorded as going on through the day which a merger or split ended: from the day on they are new units. */
  reborn: CatalogueUnit[]
}

type Resolved = { rows: TableRow[]; old: CatalogueUnit; targets: { unit: CatalogueUnit; share: string | null }[] }

/**
 * What the official table changes about the successors recorded for a day. It only says more than the lists: more
 * successors of a unit, and shares. A unit of which one row is refused keeps what is recorded of it.
 */
export function planOfficialTable(catalogue: Catalogue, day: PlainDate, rows: readonly TableRow[]): TablePlan {
  const refusals: TablePlan['refusals'] = []
  const resolved = resolveRows(catalogue, day, rows, refusals)
  const goingOn = findGoingOn(catalogue, day, resolved)
  const plan: TablePlan = {
    day,
    balance: { read: rows.length, applied: 0, same: 0, refused: refusals.length },
    refusals: refusals.toSorted((a, b) => a.row - b.row),
    dropped: [],
    added: [],
    reborn: goingOn.reborn,
  }
  for (const { rows: own, old, targets } of resolved) {
    const recorded = new Map(old.successors.map((link) => [link.successorId, link]))
    const stays = goingOn.stays(old)
    for (const { unit, share } of targets) {
      const link = recorded.get(unit.id)
      if (stays || (link && isSameShare(link.share, share))) plan.balance.same += 1
      else {
        plan.balance.applied += 1
        plan.added.push({ fromId: old.id, toId: unit.id, share })
        if (link) plan.dropped.push(link)
      }
    }
    const named = new Set(targets.map(({ unit }) => unit.id))
    if (!stays && own.length > 0)
      plan.dropped.push(...old.successors.filter((link) => link.date === day && !named.has(link.successorId)))
  }
  // What the table does not name still goes where it went: a unit that is reborn takes its own territory along.
  const listed = new Set(resolved.map(({ old }) => old.id))
  for (const unit of goingOn.reborn)
    if (!listed.has(unit.id)) plan.added.push({ fromId: unit.id, toId: unit.id, share: null })
  return plan
}

function resolveRows(
  catalogue: Catalogue,
  day: PlainDate,
  rows: readonly TableRow[],
  refusals: TablePlan['refusals'],
): Resolved[] {
  const holders = holdersOf(catalogue, day)
  return [...Map.groupBy(rows, ({ from }) => from)].flatMap(([code, own]) => {
    const old = holders.before(code)
    const whys = own.map((row, i) => sayWhyRefused(code, row, own.slice(0, i), old, holders.after(row.to), day))
    const total = own.reduce((sum, { share }) => sum + Number(share ?? 0), 0)
    // Shares of the table are rounded to three places.
    const tooMuch = total > 1.005 ? `các phần của mã ${code} cộng lại ${total.toFixed(3)}, nhiều hơn cả đơn vị.` : null
    if (!old || tooMuch || whys.some((why) => why !== null)) {
      const other = `mã ${code} có dòng khác không nhận được, nên giữ nguyên như đã ghi.`
      refusals.push(...own.map(({ row }, i) => ({ row, detail: `Dòng ${row}: ${whys[i] ?? tooMuch ?? other}` })))
      return []
    }
    const targets = own.flatMap(({ to, share }) => {
      const unit = holders.after(to)
      return unit ? [{ unit, share }] : []
    })
    return [{ rows: own, old, targets }]
  })
}

function sayWhyRefused(
  code: string,
  row: TableRow,
  earlier: readonly TableRow[],
  old: CatalogueUnit | undefined,
  target: CatalogueUnit | undefined,
  day: PlainDate,
): string | null {
  if (!old) return `không có đơn vị nào từng mang mã ${code} trước ngày ${printDate(day)}.`
  if (!target) return `ngày ${printDate(day)} không có đơn vị mang mã ${row.to}.`
  if (earlier.some(({ to }) => to === row.to)) return `mã ${code} sang mã ${row.to} có hai dòng.`
  if (row.share !== null && !(Number(row.share) > 0 && Number(row.share) <= 1))
    return `tỷ lệ “${row.share}” không phải số lớn hơn 0, nhiều nhất 1.`
  return null
}

type Holders = {
  before: (code: string) => CatalogueUnit | undefined
  after: (code: string) => CatalogueUnit | undefined
}

/** Codes on the eve and on the day. Of a code nobody held on the eve: its last holder, which ended earlier without a successor. */
function holdersOf(catalogue: Catalogue, day: PlainDate): Holders {
  const eve = addDays(day, -1)
  const before = new Map<string, CatalogueUnit>()
  const after = new Map<string, CatalogueUnit>()
  const gone = new Map<string, CatalogueUnit>()
  const parents = new Set<string>()
  for (const unit of catalogue.units.values()) {
    const old = isValidOn(unit, eve) ? versionOn(unit, eve) : undefined
    if (old) before.set(old.code, unit)
    if (old?.parentId) parents.add(old.parentId)
    const own = isValidOn(unit, day) ? versionOn(unit, day) : undefined
    if (own?.level === 'commune') after.set(own.code, unit)
    const last = unit.versions.at(-1)
    const end = last?.to ?? null
    if (last?.level === 'commune' && end !== null && end <= eve && (gone.get(last.code)?.validTo ?? '') < end)
      gone.set(last.code, unit)
  }
  return {
    before: (code) => {
      const unit = before.get(code)
      // A district with communes under it has no successor of its own: its communes have.
      if (unit && versionOn(unit, eve)?.level !== 'commune') return parents.has(unit.id) ? undefined : unit
      return unit ?? gone.get(code)
    },
    after: (code) => after.get(code),
  }
}

/** Which units recorded as going on still do, once the flows of the table are known (domain rule 2). */
function findGoingOn(catalogue: Catalogue, day: PlainDate, resolved: readonly Resolved[]) {
  const eve = addDays(day, -1)
  const isThrough = (unit: CatalogueUnit): boolean => isValidOn(unit, eve) && isValidOn(unit, day)
  const givers = new Map<string, Set<string>>()
  const give = (from: CatalogueUnit, toId: string): void => {
    // A unit that had ended before the eve is part of whoever took it over then.
    if (isValidOn(from, eve)) givers.set(toId, new Set([...(givers.get(toId) ?? []), from.id]))
  }
  const targetsOf = new Map(resolved.map(({ old, targets }) => [old.id, targets]))
  for (const { old, targets } of resolved) for (const { unit } of targets) give(old, unit.id)
  const through = [...catalogue.units.values()].filter(
    (unit) => isThrough(unit) && versionOn(unit, eve)?.level === 'commune',
  )
  for (const unit of through) if (!targetsOf.has(unit.id)) give(unit, unit.id)
  const isLone = (unit: CatalogueUnit): boolean => {
    const targets = targetsOf.get(unit.id)
    const isOnlyTarget = !targets || (targets.length === 1 && targets[0]?.unit.id === unit.id)
    return isOnlyTarget && (givers.get(unit.id)?.size ?? 0) <= 1
  }
  return {
    stays: (unit: CatalogueUnit): boolean => isThrough(unit) && isLone(unit),
    reborn: through.filter((unit) => !isLone(unit)),
  }
}

function isSameShare(first: string | null, second: string | null): boolean {
  return first === null || second === null ? first === second : Number(first) === Number(second)
}
