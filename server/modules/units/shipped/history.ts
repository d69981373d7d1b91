import type { PlainDate } from '../../../kernel/time.ts'
import { byLevel, type ListedUnit, type UnitList } from './lists.ts'

/** What turned one list into the next. `pairs`: old code → new code, for territory that went elsewhere than its code. */
export type Step = { list: UnitList; day: PlainDate; changeId: string; pairs: readonly (readonly [string, string])[] }

export type DraftVersion = Omit<ListedUnit, 'parentCode'> & {
  validFrom: PlainDate
  validTo: PlainDate | null
  parentId: string | null
  changeId: string
}

export type DraftUnit = {
  id: string
  validFrom: PlainDate
  validTo: PlainDate | null
  versions: DraftVersion[]
}

export type DraftSuccession = { predecessorId: string; successorId: string; changeId: string }

export type History = { units: DraftUnit[]; successions: DraftSuccession[] }

/**
 * Follows units through the lists (domain rule 2). A unit continues where exactly one old unit became exactly one
 * new unit: rename, reclassification, transfer. Any merger or split ends the old units and begins new ones, even
 * under a predecessor's code.
 */
export function traceHistory(steps: readonly Step[], createId: () => string): History {
  const history: History = { units: [], successions: [] }
  let holders = new Map<string, DraftUnit>()
  for (const step of steps) holders = advance(history, holders, step, createId)
  return history
}

/** Returns who holds which code after the step. */
function advance(history: History, before: ReadonlyMap<string, DraftUnit>, step: Step, createId: () => string) {
  const { successors, predecessors } = connect(before, step)
  const after = new Map<string, DraftUnit>()
  for (const listed of [...step.list].sort(byLevel)) {
    const from = predecessors.get(listed.code) ?? []
    const [only] = from
    const isUnchanged = only !== undefined && from.length === 1 && successors.get(only)?.length === 1
    const unit = (isUnchanged && before.get(only)) || beginUnit(history, step, createId())
    const parentId = listed.parentCode === null ? null : idOf(after, listed.parentCode)
    after.set(listed.code, unit)
    writeVersion(unit, listed, parentId, step)
  }
  endUnits(history, before, after, step, successors)
  return after
}

type Flows = Map<string, string[]>

/** Who went where: the given pairs, and every code that is in both lists and in no pair on the old side. */
function connect(before: ReadonlyMap<string, DraftUnit>, step: Step): { successors: Flows; predecessors: Flows } {
  const successors: Flows = new Map()
  const predecessors: Flows = new Map()
  const add = (from: string, to: string): void => {
    successors.set(from, [...(successors.get(from) ?? []), to])
    predecessors.set(to, [...(predecessors.get(to) ?? []), from])
  }
  for (const [from, to] of step.pairs) if (before.has(from)) add(from, to)
  for (const { code } of step.list) if (before.has(code) && !successors.has(code)) add(code, code)
  return { successors, predecessors }
}

function beginUnit(history: History, step: Step, id: string): DraftUnit {
  const unit = { id, validFrom: step.day, validTo: null, versions: [] }
  history.units.push(unit)
  return unit
}

function writeVersion(unit: DraftUnit, listed: ListedUnit, parentId: string | null, step: Step): void {
  const { parentCode: _, ...named } = listed
  const last = unit.versions.at(-1)
  if (last && isSame(last, named, parentId)) return
  if (last) last.validTo = step.day
  unit.versions.push({ ...named, validFrom: step.day, validTo: null, parentId, changeId: step.changeId })
}

function isSame(last: DraftVersion, next: Omit<ListedUnit, 'parentCode'>, parentId: string | null): boolean {
  return (
    last.code === next.code &&
    last.level === next.level &&
    last.type === next.type &&
    last.shortName === next.shortName &&
    last.parentId === parentId
  )
}

function endUnits(
  history: History,
  before: ReadonlyMap<string, DraftUnit>,
  after: ReadonlyMap<string, DraftUnit>,
  step: Step,
  successors: Flows,
): void {
  const living = new Set(after.values())
  for (const [code, unit] of before) {
    if (living.has(unit)) continue
    unit.validTo = step.day
    const last = unit.versions.at(-1)
    if (last) last.validTo = step.day
    for (const to of successors.get(code) ?? [])
      history.successions.push({ predecessorId: unit.id, successorId: idOf(after, to), changeId: step.changeId })
  }
}

function idOf(units: ReadonlyMap<string, DraftUnit>, code: string): string {
  const unit = units.get(code)
  if (!unit) throw new Error(`the list names the unit ${code} and does not have it`)
  return unit.id
}
