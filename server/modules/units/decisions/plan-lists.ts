import type { PlainDate } from '../../../kernel/time.ts'
import { addDays } from '../../../kernel/time.ts'
import { isValidOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueMembership, CatalogueUnit } from '../catalogue/catalogue-types.ts'
import type { ChangeLine } from '../change-contract.ts'
import type { PlannedMeasure, PlannedMembership, PlanProblem } from './change-plan.ts'
import { FIRST_DAY } from '../dates.ts'
import { allowedValues, listKinds } from '../list-kinds.ts'
import { sayUnknownCode } from './plan-words.ts'

type Lists = { memberships: PlannedMembership[]; measures: PlannedMeasure[]; problems: PlanProblem[] }

/**
 * What list and measure lines put on units. A list of years ago reaches the successors too: they stand on it where all their
 * predecessors did and nothing else is recorded of them (domain rules 4 and 5).
 */
export function planLists(catalogue: Catalogue, day: PlainDate, lines: readonly ChangeLine[]): Lists {
  const plan: Lists = { memberships: [], measures: [], problems: [] }
  const seen = new Set<string>()
  for (const line of lines) {
    if (line.kind !== 'list' && line.kind !== 'measure') continue
    const row = line.row ?? null
    const unit = holderOf(catalogue, line.code, day)
    const what = line.kind === 'list' ? `${line.list} ${line.value ?? ''}` : line.measure
    const kind = line.kind === 'list' ? listKinds.get(line.list) : undefined
    if (!unit) plan.problems.push({ row, detail: sayUnknownCode(catalogue, line.code, onOrAfterFirst(day)) })
    else if (seen.has(`${line.code} ${what}`))
      plan.problems.push({ row, detail: `Mã ${line.code} có hai dòng cho cùng một danh sách. Giữ một dòng.` })
    else if (line.kind === 'measure') plan.measures.push({ unit, measure: line.measure, value: line.value })
    else if (!kind) plan.problems.push({ row, detail: `Không có danh sách “${line.list}”.` })
    else if (line.value !== null && !allows(line.list, line.value))
      plan.problems.push({
        row,
        detail: `Danh sách “${kind.label.vi}” không có giá trị “${line.value}”. Chỉ nhận: ${allowedValues(kind)}.`,
      })
    else if (line.until !== null && line.until <= day)
      plan.problems.push({ row, detail: `Mã ${line.code} ra khỏi danh sách trước ngày bắt đầu.` })
    else
      plan.memberships.push({
        unit,
        kind: line.list,
        several: kind.several,
        value: line.value,
        from: day,
        to: line.until as PlainDate | null,
      })
    seen.add(`${line.code} ${what}`)
  }
  plan.memberships = plan.memberships.map((one) => ({ ...one, to: cutAtNext(one) }))
  plan.memberships.push(...followHeirs(catalogue, plan.memberships))
  return plan
}

const onOrAfterFirst = (day: PlainDate): PlainDate => (day < FIRST_DAY ? FIRST_DAY : day)

/** Lists older than the first known units are of those units. */
function holderOf(catalogue: Catalogue, code: string, day: PlainDate): CatalogueUnit | undefined {
  const on = onOrAfterFirst(day)
  for (const unit of catalogue.units.values())
    if (
      isValidOn(unit, on) &&
      unit.versions.some((v) => v.code === code && v.from <= on && (v.to === null || on < v.to))
    )
      return unit
  return undefined
}

function allows(list: string, value: string): boolean {
  const values = listKinds.get(list)?.values
  return values === null ? value === 'yes' || value === 'no' : (values?.some((one) => one.value === value) ?? false)
}

/** What is recorded of later days stays: the new membership ends where the next of its kind begins, or with the unit. */
function cutAtNext({ unit, kind, several, value, from, to }: PlannedMembership): PlainDate | null {
  const later = unit.memberships.filter((m) => m.kind === kind && m.from > from && (!several || m.value === value))
  const ends = [to, unit.validTo, ...later.map((m) => m.from)].filter((end) => end !== null).toSorted()
  return ends[0] ?? null
}

function followHeirs(catalogue: Catalogue, planned: readonly PlannedMembership[]): PlannedMembership[] {
  const held = new Map<string, PlannedMembership[]>()
  for (const one of planned) held.set(one.unit.id, [...(held.get(one.unit.id) ?? []), one])
  const found: PlannedMembership[] = []
  // Oldest first, so that heirs of heirs find what their predecessors inherited.
  const open = [...planned].toSorted((a, b) => (a.unit.validFrom < b.unit.validFrom ? -1 : 1))
  for (let one = open.shift(); one !== undefined; one = open.shift())
    for (const { successorId } of one.unit.successors) {
      const heir = catalogue.units.get(successorId)
      const given = heir && inheritedBy(catalogue, heir, one, held)
      if (!heir || !given) continue
      held.set(heir.id, [...(held.get(heir.id) ?? []), given])
      found.push(given)
      open.push(given)
    }
  return found
}

/** What an heir takes over of a list: the value all its predecessors ended with; only communes stay in a programme. */
function inheritedBy(
  catalogue: Catalogue,
  heir: CatalogueUnit,
  { kind, several, value }: PlannedMembership,
  held: ReadonlyMap<string, readonly PlannedMembership[]>,
): PlannedMembership | undefined {
  const own = [...heir.memberships, ...(held.get(heir.id) ?? [])]
  const isSaid = own.some((m) => m.kind === kind && (!several || m.value === value))
  if (value === null || isSaid || (kind === 'programme' && heir.versions[0]?.type !== 'xã')) return undefined
  const agree = heir.predecessors.every(({ predecessorId, date }) => {
    const giver = catalogue.units.get(predecessorId)
    return giver && holds([...giver.memberships, ...(held.get(giver.id) ?? [])], kind, value, addDays(date, -1))
  })
  return agree ? { unit: heir, kind, several, value, from: heir.validFrom, to: heir.validTo } : undefined
}

type Held = Pick<CatalogueMembership, 'kind' | 'from' | 'to'> & { value: string | null }

function holds(all: readonly Held[], kind: string, value: string, day: PlainDate): boolean {
  return all.some((m) => m.kind === kind && m.value === value && m.from <= day && (m.to === null || day < m.to))
}
