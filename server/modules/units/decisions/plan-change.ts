import { lowerFirst } from '../../../../design/format.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { isValidOn, versionOn } from '../catalogue/catalogue.ts'
import type { Catalogue, CatalogueUnit, CatalogueVersion } from '../catalogue/catalogue-types.ts'
import type { ChangeLine, EditLine, FlowLine, UnitLine } from '../change-contract.ts'
import { type ChangePlan, type Flow, keyOfNew, type PlanProblem, type Standing } from './change-plan.ts'
import { checkNewState } from './check-plan.ts'
import { levelOfType } from '../names.ts'
import { planLevels } from './plan-levels.ts'
import { planLists } from './plan-lists.ts'
import { sayUnknownCode, sayWhyUntouchable } from './plan-words.ts'

/** A unit valid on the day, with what it is then. */
type Holder = { unit: CatalogueUnit; version: CatalogueVersion }

/** Everything the planning looks at and adds to. */
type Draft = {
  catalogue: Catalogue
  day: PlainDate
  holders: ReadonlyMap<string, Holder>
  /** Unit id → standing from the day on, of every unit that goes on; `new:{code}` → of units that begin. */
  after: Map<string, Standing>
  problems: PlanProblem[]
}

/**
 * Works out what the lines of a decision do to the units of its day. Identity is decided here and nowhere else (domain
 * rule 2): a unit goes on through rename, reclassification, transfer and a new code; any merger or split ends the old
 * units and begins new ones, even under a predecessor's code.
 */
export function planChange(catalogue: Catalogue, day: PlainDate, lines: readonly ChangeLine[]): ChangePlan {
  const holders = holdersOn(catalogue, day)
  const draft: Draft = { catalogue, day, holders, after: new Map(), problems: [] }
  for (const { unit, version } of holders.values()) draft.after.set(unit.id, standingOf(version))
  const printed = readFlows(draft, lines)
  const targets = Map.groupBy(printed, ({ from }) => from.id)
  // A decision says where all of a unit goes; what goes to one place goes there whole.
  const wholeOf = (from: CatalogueUnit): string | null => (targets.get(from.id)?.length === 1 ? '1' : null)
  const lone = findLone(printed)
  const ended = endUnits(draft, lines, printed, lone)
  const newKeys = beginUnits(draft, lines, printed, lone)
  editUnits(draft, lines, ended)
  for (const { unit } of ended) draft.after.delete(unit.id)
  const flows = printed
    .filter(({ from }) => !lone.has(from.id))
    .map(({ from, to, share }): Flow => ({ from, toKey: keyOfNew(to), share: share ?? wholeOf(from) }))
  moveChildren(draft, ended, flows)
  const switched = planLevels(catalogue, day, lines)
  draft.problems.push(...switched.problems, ...checkNewState(catalogue, day, draft.after, switched))
  const begun = newKeys.flatMap((key) => {
    const standing = draft.after.get(key)
    return standing ? [{ key, standing }] : []
  })
  const { memberships, measures, problems } = planLists(catalogue, day, lines)
  draft.problems.push(...problems)
  const listed = lines.filter(({ kind }) => kind === 'list' || kind === 'measure').length
  if (listed > 0 && listed < lines.length)
    draft.problems.push({
      row: null,
      detail:
        'Danh sách, số đo và thay đổi đơn vị không đi chung một quyết định: mã được đọc trước hay sau thay đổi? Ghi thành hai.',
    })
  const continued = findContinued(draft)
  return {
    day,
    continued,
    ended,
    begun,
    flows,
    levelsOff: switched.off,
    levelsOn: switched.on,
    memberships,
    measures,
    problems: draft.problems,
  }
}

function holdersOn(catalogue: Catalogue, day: PlainDate): Map<string, Holder> {
  const holders = new Map<string, Holder>()
  for (const unit of catalogue.units.values()) {
    const version = isValidOn(unit, day) ? versionOn(unit, day) : undefined
    if (version) holders.set(version.code, { unit, version })
  }
  return holders
}

function standingOf({ code, level, type, shortName, parentId }: CatalogueVersion): Standing {
  return { code, level, type, shortName, parentKey: parentId }
}

/** The holder of a code on the day when this decision may touch it; otherwise the reason becomes a problem. */
function take(draft: Draft, code: string, row: number | undefined, ends: boolean): Holder | undefined {
  const holder = draft.holders.get(code)
  const why = holder
    ? sayWhyUntouchable(draft.catalogue, holder.unit, draft.day, ends)
    : sayUnknownCode(draft.catalogue, code, draft.day)
  if (why) draft.problems.push({ row: row ?? null, detail: why })
  return why ? undefined : holder
}

/** Territory of a unit going to whoever holds a code afterwards. */
type CodeFlow = { from: CatalogueUnit; to: string; share: string | null }

/** Flows as printed, and the flow to itself of a unit whose code is only named as a target: it takes others in. */
function readFlows(draft: Draft, lines: readonly ChangeLine[]): CodeFlow[] {
  const printed = lines.filter((line): line is FlowLine => line.kind === 'flow')
  const flows: CodeFlow[] = []
  const seen = new Set<string>()
  for (const { from, to, share, row } of printed) {
    const giver = take(draft, from, row, true)
    if (seen.has(`${from} ${to}`))
      draft.problems.push({ row: row ?? null, detail: `Mã ${from} sang mã ${to} có hai dòng. Giữ một dòng.` })
    else if (giver) flows.push({ from: giver.unit, to, share })
    seen.add(`${from} ${to}`)
  }
  const givers = new Set(printed.map((line) => line.from))
  const freed = new Set(lines.flatMap((line) => (line.kind === 'edit' && line.newCode ? [line.code] : [])))
  for (const to of new Set(printed.map((line) => line.to))) {
    const keeper = givers.has(to) || freed.has(to) ? undefined : draft.holders.get(to)
    if (keeper && take(draft, to, undefined, true)) flows.push({ from: keeper.unit, to, share: null })
  }
  checkShares(draft, flows)
  return flows
}

function checkShares(draft: Draft, flows: readonly CodeFlow[]): void {
  for (const own of Map.groupBy(flows, ({ from }) => from.id).values()) {
    const total = own.reduce((sum, { share }) => sum + Number(share ?? 0), 0)
    const name = own[0]?.from.versions.at(-1)?.name ?? ''
    // Shares of the official table are rounded to three places.
    if (total > 1.005)
      draft.problems.push({
        row: null,
        detail: `Các phần của ${lowerFirst(name)} cộng lại ${total.toFixed(3)}, nhiều hơn cả đơn vị.`,
      })
  }
}

/** Unit id → code, where one source and one target know nobody else: that unit goes on under the code. */
function findLone(flows: readonly CodeFlow[]): Map<string, string> {
  const bySource = Map.groupBy(flows, ({ from }) => from.id)
  const byTarget = Map.groupBy(flows, ({ to }) => to)
  const lone = flows.filter(({ from, to }) => bySource.get(from.id)?.length === 1 && byTarget.get(to)?.length === 1)
  return new Map(lone.map(({ from, to }) => [from.id, to]))
}

function endUnits(
  draft: Draft,
  lines: readonly ChangeLine[],
  flows: readonly CodeFlow[],
  lone: ReadonlyMap<string, string>,
): ChangePlan['ended'] {
  const ended = new Map(flows.flatMap(({ from }) => (lone.has(from.id) ? [] : [[from.id, from] as const])))
  for (const line of lines) {
    const holder = line.kind === 'end' ? take(draft, line.code, line.row, true) : undefined
    if (!holder) continue
    if (ended.has(holder.unit.id) || lone.has(holder.unit.id)) {
      const detail = `Mã ${holder.version.code} vừa chuyển sang mã khác vừa giải thể. Giữ một dòng.`
      draft.problems.push({ row: line.row ?? null, detail })
    }
    ended.set(holder.unit.id, holder.unit)
  }
  return [...ended.values()].flatMap((unit) => {
    const last = versionOn(unit, draft.day)
    return last ? [{ unit, last }] : []
  })
}

/** Puts new units into the new state, and gives a unit that goes on by a lone flow its new code and name. Returns the new keys. */
function beginUnits(
  draft: Draft,
  lines: readonly ChangeLine[],
  flows: readonly CodeFlow[],
  lone: ReadonlyMap<string, string>,
): string[] {
  const described = describeTargets(draft, lines)
  const goingOn = new Map([...lone].map(([unitId, code]) => [code, unitId]))
  const begun: string[] = []
  for (const code of new Set([...flows.map(({ to }) => to), ...described.keys()])) {
    const own = goingOn.get(code)
    const line = described.get(code)
    const basis = own ? draft.after.get(own) : keptStanding(draft, code)
    const standing = line ? describe(line) : basis && { ...basis, code }
    if (!standing) {
      const detail = `Chưa có dòng nói đơn vị mới mã ${code} tên gì, loại gì, thuộc đâu.`
      draft.problems.push({ row: null, detail })
      continue
    }
    const key = own ?? keyOfNew(code)
    draft.after.set(key, standing)
    if (!own) begun.push(key)
  }
  return begun
}

function describeTargets(draft: Draft, lines: readonly ChangeLine[]): Map<string, UnitLine> {
  const described = new Map<string, UnitLine>()
  for (const line of lines) {
    if (line.kind !== 'unit') continue
    if (described.has(line.code)) {
      const detail = `Đơn vị mới mã ${line.code} được ghi hai lần. Giữ một dòng.`
      draft.problems.push({ row: line.row ?? null, detail })
    }
    described.set(line.code, line)
  }
  return described
}

/** A target without a line of its own stays what the holder of its code was. */
function keptStanding({ holders }: Draft, code: string): Standing | undefined {
  const holder = holders.get(code)
  return holder && standingOf(holder.version)
}

function describe(line: UnitLine): Standing {
  return {
    code: line.code,
    level: levelOfType(line.type, line.parent !== null),
    type: line.type,
    shortName: line.name,
    parentKey: line.parent === null ? null : `code:${line.parent}`,
  }
}

function editUnits(draft: Draft, lines: readonly ChangeLine[], ended: ChangePlan['ended']): void {
  const gone = new Set(ended.map(({ unit }) => unit.id))
  const edits = lines.filter((line): line is EditLine => line.kind === 'edit')
  for (const line of edits) {
    const holder = take(draft, line.code, line.row, false)
    if (!holder) continue
    const standing = draft.after.get(holder.unit.id)
    if (gone.has(holder.unit.id) || !standing) {
      const detail = `Mã ${line.code} kết thúc trong chính quyết định này nên không đổi tên, đổi loại được.`
      draft.problems.push({ row: line.row ?? null, detail })
      continue
    }
    const type = line.type ?? standing.type
    draft.after.set(holder.unit.id, {
      code: line.newCode ?? standing.code,
      type,
      level: line.type || line.parent ? levelOfType(type, Boolean(line.parent ?? standing.parentKey)) : standing.level,
      shortName: line.name ?? standing.shortName,
      parentKey: line.parent ? `code:${line.parent}` : standing.parentKey,
    })
  }
}

/** Resolves parents named by code, and moves children of a unit that ended into the one unit that took it over. */
function moveChildren(draft: Draft, ended: ChangePlan['ended'], flows: readonly Flow[]): void {
  const keys = new Map([...draft.after].map(([key, { code }]) => [code, key]))
  const heirs = Map.groupBy(flows, (flow) => flow.from.id)
  const gone = new Set(ended.map(({ unit }) => unit.id))
  for (const [key, standing] of draft.after) {
    const { parentKey } = standing
    if (parentKey?.startsWith('code:')) {
      const found = keys.get(parentKey.slice(5))
      if (!found) {
        const detail = `${standing.shortName} (mã ${standing.code}) thuộc mã ${parentKey.slice(5)}, nhưng từ ngày đó không có đơn vị mang mã này.`
        draft.problems.push({ row: null, detail })
      }
      draft.after.set(key, { ...standing, parentKey: found ?? null })
    } else if (parentKey !== null && gone.has(parentKey)) {
      const own = heirs.get(parentKey) ?? []
      const [only] = own.length === 1 ? own : []
      if (only && draft.after.has(only.toKey)) draft.after.set(key, { ...standing, parentKey: only.toKey })
    }
  }
}

function findContinued({ holders, after }: Draft): ChangePlan['continued'] {
  return [...holders.values()].flatMap(({ unit, version }) => {
    const standing = after.get(unit.id)
    const isSame =
      standing &&
      standing.code === version.code &&
      standing.type === version.type &&
      standing.level === version.level &&
      standing.shortName === version.shortName &&
      standing.parentKey === version.parentId
    return standing && !isSame ? [{ unit, before: version, after: standing }] : []
  })
}
